import { strict as assert } from "node:assert";
import type { RunResult } from "../../../src/core/question/runResult";
import { diggers, type Forgery, forgeries } from "../../support/hostile/forgeries";
import { assertNothingLeft, jobOf, rowOf, run, suiteOf, useScratch } from "../../support/runner";

const wanted = "self.assertEqual(f(), 1)";
const suite = suiteOf({ test_hostile: wanted, test_after: wanted });
const table = { cases: [rowOf("case_1", [], { want: 1 }), rowOf("case_2", [], { want: 1 })] };

describe("a solution that forges its result", function () {
  this.timeout(20_000);
  const scratch = useScratch();
  afterEach(() => assertNothingLeft(scratch));

  for (const { does, code } of forgeries) {
    it(`and ${does} passes no test`, async () => assertRefused(await run(jobOf(code, suite))));
  }

  for (const { does, code } of [...forgeries, ...diggers]) {
    it(`and ${does} passes no row of a table`, async () =>
      assertRefused(await run(jobOf(code, suite, { tests: table }))));
  }

  it("can be seen through with a table, while digging in its own process passes a suite: that cheats only its owner", async () => {
    const passed = await Promise.all(diggers.map(async (digger) => ((await passes(digger)) ? digger.does : "")));
    assert.deepEqual(passed.filter(Boolean).sort(), diggers.map(({ does }) => does).sort());
  });
});

async function passes({ code }: Forgery): Promise<boolean> {
  const { cases } = await run(jobOf(code, suite));
  return cases.some(({ verdict }) => verdict === "passed");
}

function assertRefused(result: RunResult): void {
  const told = JSON.stringify(result, undefined, 1);
  assert.notEqual(result.outcome, "passed", told);
  assert.deepEqual(
    result.cases.filter(({ verdict }) => verdict === "passed"),
    [],
    told,
  );
}
