import { strict as assert } from "node:assert";
import { setTimeout as delay } from "node:timers/promises";
import { parsePack } from "../../../src/bank/readPack";
import type { Question } from "../../../src/core/question/question";
import type { CaseResult, RunResult } from "../../../src/core/question/runResult";
import { createRuns, type Runs } from "../../../src/session/runs";
import { codingFile, codingPath } from "../../support/questionText";
import { runner, settled, testPython } from "../../support/runner";

describe("runs of an open question", function () {
  this.timeout(20_000);
  let runs: Runs;
  let question: Question;
  let mayRun = true;

  before(async () => {
    const python = await testPython();
    const choice = { forQuestion: () => Promise.resolve({ python }) };
    runs = createRuns(choice as unknown as Parameters<typeof createRuns>[0], runner, () => mayRun);
    question = parsePack([{ file: codingPath, text: codingFile }]).questions[0]!;
  });
  after(() => settled());

  const start = async (text: string, options: Partial<Parameters<Runs["start"]>[3]> = {}) => {
    const heard: CaseResult[] = [];
    const signal = new AbortController().signal;
    const result = await runs.start(question, text, "/solution.py", {
      signal,
      onCase: (one) => heard.push(one),
      ...options,
    });
    return { ...result, heard };
  };
  let count = 0;
  const solution = () => `${question.solution!.code.code}# ${++count}\n`;

  it("tells the same text again at once, and says so", async () => {
    const text = solution();
    const first = await start(text);
    const second = await start(text);
    assert.deepEqual(
      [first.outcome, first.repeated, second.outcome, second.repeated],
      ["passed", undefined, "passed", true],
    );
    assert.deepEqual(second.heard, first.heard);
    assert.equal((await start(text, { again: true })).repeated, undefined);
    assert.equal((await start(solution())).repeated, undefined);
  });

  it("does not repeat what may end otherwise the next time", async () => {
    const text = `import os\nos._exit(3)\n# ${++count}`;
    assert.deepEqual([(await start(text)).outcome, (await start(text)).repeated], ["crashed", undefined]);
  });

  it("answers a save with the run ahead of it, once as new and then as repeated", async () => {
    const text = solution();
    await runs.ahead(question, text, "/solution.py");
    const began = performance.now();
    const saved = await start(text);
    assert.deepEqual([saved.outcome, saved.repeated, saved.heard.length > 0], ["passed", undefined, true]);
    assert.ok(saved.ms > performance.now() - began, "the verdict was there before the save");
    assert.equal((await start(text)).repeated, true);
  });

  it("takes over a run ahead that is still under way", async () => {
    const text = `import time\ntime.sleep(0.3)\n${solution()}`;
    const ahead = runs.ahead(question, text, "/solution.py");
    await delay(100);
    assert.equal((await start(text)).outcome, "passed");
    await ahead;
  });

  it("drops a run ahead when something else is saved, and one that does not end", async () => {
    const endless = "while True: pass\n";
    const ahead = runs.ahead(question, endless, "/solution.py");
    await delay(100);
    const saved = await start(solution());
    assert.deepEqual([saved.outcome, saved.ms < 1_000], ["passed", true]);
    await ahead;
    const began = performance.now();
    await runs.ahead(question, `${endless}#`, "/solution.py");
    assert.ok(performance.now() - began < 1_900, "half-written code runs on");
    assert.equal((await start(`${endless}#`)).outcome, "timed-out");
  });

  it("never runs ahead of a run that somebody asked for, nor in a folder that is not trusted", async () => {
    const slow = `import time\ntime.sleep(0.3)\n${solution()}`;
    const asked = start(slow);
    await delay(50);
    const text = solution();
    await runs.ahead(question, text, "/solution.py");
    assert.equal((await asked).outcome, "passed");
    mayRun = false;
    await runs.ahead(question, text, "/solution.py");
    const refused: RunResult = await start(text);
    mayRun = true;
    assert.equal(refused.outcome, "no-interpreter");
  });
});
