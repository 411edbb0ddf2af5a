import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { carriedStarter } from "../../../src/session/carriedStarter";
import { ranEvent } from "../../../src/session/mergeRuns";
import { sampleQuestion, sampleRun } from "../../support/sampleQuestion";
import { samplePlan, sampleSection, sampleSession, type Untimed } from "../../support/sampleSession";

const code = (text: string) => ({ code: text, language: "python", line: 1 });
const reference = "class User:\n    pass\n";
const stages = [
  sampleQuestion({
    id: "d#one",
    runsCode: true,
    starter: code("class User: ...\n"),
    solution: { code: code(reference), approach: "" },
  }),
  sampleQuestion({ id: "d#two", runsCode: true, starter: code(`${reference}\n\ndef save(user): ...\n`) }),
] as const;
const scenario = sampleQuestion({ id: "d", stages: [...stages] });
const plan = samplePlan([sampleSection("one", ["d#one", "d#two"])]);

describe("what a later stage starts with", () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), "mock-interview-carried-"));
    await mkdir(join(root, "q1"));
    await writeFile(join(root, "q1/solution.py"), "# written after the run\n");
  });
  afterEach(() => rm(root, { recursive: true }));

  const starter = (...events: Untimed[]) => {
    const attempt: Untimed = { type: "attempted", question: "d#one", folder: "q1" };
    return carriedStarter(stages[1], sampleSession(plan, [attempt, ...events]), root, async () => scenario);
  };
  const ran = (verdict: "passed" | "failed", own?: string): Untimed => ({
    type: "ran",
    question: "d#one",
    result: sampleRun([verdict]),
    ...(own !== undefined && { code: own }),
  });

  it("is the code that passed, not what stands in the file since", async () => {
    const { text, carried } = await starter(ran("passed", "# mine\n"));
    assert.equal(text, "# mine\n\n\ndef save(user): ...\n");
    assert.deepEqual(carried, { id: "d#one", own: true });
  });

  it("is the code that passed last when a later run failed", async () => {
    assert.match((await starter(ran("passed", "# mine\n"), ran("failed"))).text, /^# mine\n/u);
  });

  it("is the reference when nothing passed", async () => {
    const { text, carried } = await starter(ran("failed"));
    assert.deepEqual([text, carried], [stages[1].starter!.code, { id: "d#one", own: false }]);
  });

  it("is the file where an older version did not keep what passed", async () => {
    assert.match((await starter(ran("passed"))).text, /^# written after the run\n/u);
  });

  it("is kept of stages that passed, and of nothing else", () => {
    const kept = [
      ranEvent(stages[0], sampleRun(["passed"]), "x"),
      ranEvent(stages[0], sampleRun(["passed", "failed"]), "x"),
      ranEvent(scenario, sampleRun(["passed"]), "x"),
    ].map((event) => ("code" in event ? event.code : undefined));
    assert.deepEqual(kept, ["x", undefined, undefined]);
  });
});
