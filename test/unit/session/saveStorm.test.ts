import { strict as assert } from "node:assert";
import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Emitter } from "../../../src/base/emitter";
import type { Question } from "../../../src/core/question/question";
import type { Documents, SavedDocument } from "../../../src/host/documents";
import { LiveSession } from "../../../src/session/liveSession";
import { OpenQuestion } from "../../../src/session/openQuestion";
import { createPython } from "../../../src/session/python";
import { createRuns } from "../../../src/session/runs";
import { openJournal } from "../../../src/storage/journal";
import { livingProcesses, runner, settled, suiteOf, useScratch } from "../../support/runner";
import { sampleQuestion } from "../../support/sampleQuestion";
import { samplePlan, sampleSection, sampleSession, sampleStart } from "../../support/sampleSession";
import { useTempFolder } from "../../support/tempFolder";

const saves = 200;
const stormMs = 10_000;
/** The name a process of a candidate gives itself here, so that it can be told from ours. */
const nameOfCode = "storm-code";

const question: Question = sampleQuestion({
  kind: "coding",
  runsCode: true,
  python: "3.8",
  suite: { tests: { code: suiteOf({ test_value: "self.assertEqual(f(), 1)" }), language: "python", line: 1 } },
});

describe("a storm of saves", function () {
  this.timeout(stormMs + 20_000);
  const scratch = useScratch();
  const folder = useTempFolder();

  it("runs one at a time, shows only verdicts of the newest text, and ends with that of the last", async () => {
    const editor = createEditor();
    const live = new LiveSession(
      sampleSession(samplePlan([sampleSection("one", [question.id])])),
      await openJournal(join(folder(), "w.jsonl")),
      () => sampleStart,
    );
    const open = new OpenQuestion(question, {
      live,
      documents: editor.documents,
      runs,
      root: folder(),
      starter: async () => ({ text: "" }),
      runOnAutoSave: () => false,
      mayRunAhead: async () => false,
      report: (error) => assert.fail(error),
    });
    await open.show();
    const path = open.pathOf("solution.py");
    const stale: string[] = [];
    open.onDidEndRun(() => {
      if (open.run.kind === "done" && open.run.text !== editor.text) stale.push(open.run.text);
    });
    const most = await countWhile(nameOfCode, async () => {
      for (let number = 2; number <= saves; number++) {
        editor.save(path, solutionNumber(number));
        await delay(stormMs / saves);
      }
      const last = new Promise((resolve) => open.onDidEndRun(resolve));
      editor.save(path, solutionNumber(1));
      await last;
    });
    assert.deepEqual(stale, []);
    // One that was killed may be seen in the moment before it is gone.
    assert.ok(most === 1 || most === 2, `${most} at once`);
    assert.ok(open.run.kind === "done" && open.run.result.outcome === "passed", JSON.stringify(open.run));
    assert.equal(open.progress.lastRun?.outcome, "passed");
    open.dispose();
    await live.close();
    await settled();
    assert.deepEqual(await readdir(scratch.folder), [basename(folder())]);
    assert.deepEqual(await livingProcesses(scratch.folder), []);
  });
});

const never = new Emitter<void>();
const python = createPython(
  { pythonPath: () => process.env["MOCK_INTERVIEW_PYTHON"] ?? "", onDidChange: never.event },
  { activeInterpreter: async () => undefined, onDidChange: never.event, dispose: () => undefined },
  () => true,
);
const runs = createRuns(python, runner, () => true);

/** Every third hangs, the others answer at once; each returns its number. */
function solutionNumber(number: number): string {
  const hang = number % 3 === 0 ? "    while True: pass\n" : "";
  return `with open("/proc/self/comm", "w") as name: name.write("${nameOfCode}")\ndef f():\n${hang}    return ${number}\n`;
}

/** What the session needs of an editor that shows one file. */
function createEditor(): { text: string; save(path: string, text: string): void; documents: Documents } {
  const saved = new Emitter<SavedDocument>();
  const changed = new Emitter<string>();
  const editor = {
    text: "",
    save(path: string, text: string): void {
      editor.text = text;
      changed.fire(path);
      saved.fire({ path, text, manual: true });
    },
    documents: {
      onDidSave: saved.event,
      onDidChange: changed.event,
      textOf: (): string => editor.text,
      isUnsaved: () => false,
      open: async () => undefined,
      bringBack: async () => false,
      isBringingBack: () => false,
      save: async () => true,
      close: async () => undefined,
      append: async () => undefined,
      compare: async () => undefined,
      dispose: () => undefined,
    } satisfies Documents,
  };
  return editor;
}

/** The largest number of processes of a name that were alive at once during `work`; Linux only. */
async function countWhile(name: string, work: () => Promise<void>): Promise<number> {
  let most = 0;
  let over = false;
  const counting = (async () => {
    while (!over) {
      most = Math.max(most, await countOf(name));
      await delay(20);
    }
  })();
  await work();
  over = true;
  await counting;
  return most;
}

async function countOf(name: string): Promise<number> {
  const pids = (await readdir("/proc")).filter((entry) => /^\d+$/.test(entry));
  const stats = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/stat`, "latin1").catch(() => "")));
  return stats.filter((stat) => stat.includes(`(${name})`) && !/\) [ZX] /.test(stat)).length;
}
