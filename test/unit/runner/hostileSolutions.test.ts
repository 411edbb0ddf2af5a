import { strict as assert } from "node:assert";
import type { RunResult } from "../../../src/core/question/runResult";
import { endings } from "../../support/hostile/endings";
import { files } from "../../support/hostile/files";
import { floods } from "../../support/hostile/floods";
import { language } from "../../support/hostile/language";
import { loops } from "../../support/hostile/loops";
import { memoryHogs } from "../../support/hostile/memory";
import { forkBombs, processes } from "../../support/hostile/processes";
import { type HostileProgram, jobOfProgram, limitOf } from "../../support/hostile/program";
import { type HostBurden, watchHost } from "../../support/hostProbe";
import { assertNothingLeft, run, useScratch, verdictsOf } from "../../support/runner";

const groups: Record<string, HostileProgram[]> = {
  "does not come back": loops,
  "takes memory": memoryHogs,
  "prints too much": floods,
  "starts and signals processes": processes,
  "starts too many processes": forkBombs,
  "leaves early": endings,
  "fills its folder": files,
  "is no proper Python": language,
};

const harmless: HostileProgram = { does: "what it should", code: "def f(): return 1\n", outcome: "passed" };

/** A run may go on for so long past its limit (ms), whatever it does. */
const graceMs = 500;
const grownBytes = 16 << 20;
const blockedMs = 50;

describe("a hostile solution", function () {
  this.timeout(20_000);
  // On a busy machine others hold up the host, too, and waiting for a process to start looks the same; a second failure is a failure.
  this.retries(1);
  const scratch = useScratch();
  const burdens: HostBurden[] = [];
  for (const [title, programs] of Object.entries(groups)) {
    describe(`that ${title}`, () => {
      for (const program of programs) {
        it(`${program.does}: ${program.outcome}`, async () => {
          // A warm worker, as a person has: booting Python is no time of the program's.
          await run(jobOfProgram({ ...program, code: harmless.code }));
          const { result, burden } = await watchHost(() => run(jobOfProgram(program)));
          assertJudged(program, result);
          assert.ok(result.ms <= limitOf(program) + graceMs, `It took ${result.ms} ms.`);
          assert.ok(burden.grownBytes < grownBytes, `The host grew by ${burden.grownBytes} bytes.`);
          assert.ok(burden.blockedMs < blockedMs, `The host was held up for ${burden.blockedMs} ms.`);
          burdens.push(burden);
          const next = await run(jobOfProgram(harmless));
          assert.equal(next.outcome, "passed", `The run after it: ${JSON.stringify(next)}`);
          await assertNothingLeft(scratch);
        });
      }
    });
  }

  describe("of any kind", () => {
    it("holds up its host for less than 10 ms in 99 of 100 looks", () => {
      const delays = burdens.flatMap(({ delaysMs }) => delaysMs).sort((a, b) => a - b);
      const high = delays[Math.floor(delays.length * 0.99)]!;
      assert.ok(high < 10, `${high} ms in ${delays.length} looks`);
    });
  });
});

function assertJudged({ outcome, verdict, verdicts, message, output }: HostileProgram, result: RunResult): void {
  const told = JSON.stringify({ ...result, cases: result.cases.slice(0, 10) }, undefined, 1).slice(0, 4_000);
  assert.equal(result.outcome, outcome, told);
  const hostile = result.cases.find(({ name }) => name === "test_hostile");
  if (verdict) {
    assert.equal(hostile?.verdict, verdict, told);
    assert.equal(verdictsOf(result)["test_before"], "passed", told);
    // What went wrong in one case does not spread, unless the whole process is gone with it.
    const goesOn = verdict !== "crashed" && verdict !== "timed-out" && result.outcome !== "crashed";
    if (goesOn && !verdicts) assert.equal(verdictsOf(result)["test_after"], "passed", told);
  }
  for (const [name, wanted] of Object.entries(verdicts ?? {})) assert.equal(verdictsOf(result)[name], wanted, told);
  if (message) assert.match((verdict ? hostile?.message : result.message) ?? "", message, told);
  if (output) assert.match(hostile?.output ?? "", output, told);
}
