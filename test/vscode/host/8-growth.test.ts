import assert from "node:assert/strict";
import { commands } from "vscode";
import { practicePlan } from "../../../src/core/interview/practicePlan";
import type { Services } from "../../../src/services";
import { growthView } from "../../../src/session/growthView";
import { activated, mainDocument, replace, writeAndSave } from "./extension";

describe("8 measuring growth", () => {
  let services: Services;
  const open = () => services.desk.open!;
  const measure = (signal = new AbortController().signal) =>
    services.growth.measure(services.growth.measurable(), signal);

  before(async () => {
    services = await activated();
    await commands.executeCommand("mockInterview.openQuestion", "python-backend/sliding-window-max");
  });
  after(() => services.desk.leave());

  it("is offered once the code passes something", async () => {
    assert.equal(growthView(open(), services.growth), undefined);
    const result = await writeAndSave(open(), open().question.solution!.code.code);
    assert.equal(result.outcome, "passed", result.message);
    assert.equal(growthView(open(), services.growth)?.state, "ready");
  });

  it("finds the growth of the reference, keeps it in the session and tells when the text has changed", async () => {
    const sizes: number[] = [];
    const listening = services.growth.onDidChange(() => {
      const state = services.growth.stateOf(open());
      if (state.kind === "measuring" && state.n) sizes.push(state.n);
    });
    await measure();
    listening.dispose();
    assert.ok(sizes.length >= 8);
    assert.ok(open().progress.measured?.growth.includes("linear"), JSON.stringify(open().progress.measured));
    const view = growthView(open(), services.growth)!;
    assert.deepEqual([view.state, view.stale], ["done", false]);
    const slow = open().question.wrongSolutions.find(({ title }) => title.startsWith("Looks through every window"))!;
    await replace(await mainDocument(open()), slow.code.code);
    assert.equal(growthView(open(), services.growth)?.stale, true);
    await measure();
    assert.deepEqual(open().progress.measured?.growth, ["quadratic"]);
  });

  it("stops when asked to, and when the tests run, and keeps what was known", async () => {
    const { measured } = open().progress;
    const abort = new AbortController();
    const first = measure(abort.signal);
    assert.throws(() => services.growth.measurable(), /under way/u);
    abort.abort();
    await first;
    const second = measure();
    await writeAndSave(open(), open().question.solution!.code.code);
    await second;
    assert.equal(services.growth.stateOf(open()).kind, "idle");
    assert.deepEqual(open().progress.measured, measured);
  });

  it("says plainly that code fails", async () => {
    await replace(await mainDocument(open()), "def window_maxima(values, k):\n    return values[1000]\n");
    await measure();
    assert.deepEqual(
      growthView(open(), services.growth)?.summary,
      "Your code failed with n = 4: IndexError: list index out of range",
    );
  });

  it("waits until an interview has ended", async () => {
    const plan = practicePlan(await services.bank.question("python-backend/min-stack"));
    await services.desk.start({ ...plan, mode: "interview" });
    assert.throws(() => services.growth.measurable(), /after the interview/u);
    const solution = open().question.solution!.code.code;
    await writeAndSave(open(), solution);
    await services.desk.end(true);
    await measure();
    assert.ok(open().progress.measured?.growth.includes("linear"));
  });

  it("is refused for a question without a target", async () => {
    await commands.executeCommand("mockInterview.openQuestion", "python-backend/gil-explained");
    assert.throws(() => services.growth.measurable(), /no target for growth/u);
  });
});
