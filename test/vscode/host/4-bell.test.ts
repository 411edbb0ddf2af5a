import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";
import { commands, workspace } from "vscode";
import { allowedMs } from "../../../src/core/interview/countdown";
import { clockFacts } from "../../../src/core/scoring/clockFacts";
import type { Services } from "../../../src/services";
import { readSession } from "../../../src/storage/sessionFiles";
import { activated, mainDocument, replace, writeAndSave } from "./extension";
import { sixtyMinutes } from "./sixtyMinutes";

const coding = 3;

describe("4 the bell", function () {
  this.timeout(60_000);
  let services: Services;
  const setExtraTime = (value: number | undefined) =>
    workspace.getConfiguration("mockInterview").update("extraTime", value, true);
  before(async () => {
    services = await activated();
    await setExtraTime(1.5);
    await services.desk.start(await sixtyMinutes(services));
  });
  after(async () => {
    await services.desk.leave();
    await setExtraTime(undefined);
  });

  it("keeps the code as it stands when extra time is over too, and overtime apart from it", async () => {
    const { desk } = services;
    await desk.goTo({ section: coding });
    await desk.pick(desk.live!.state.plan.sections[coding]!.questions[0]!);
    const open = desk.open!;
    const live = desk.live!;
    await writeAndSave(open, open.question.starter!.code);
    await replace(await mainDocument(open), "# typed, not saved\n");
    assert.equal(allowedMs(live.state), 25 * 1.5 * 60_000);
    live.tick(allowedMs(live.state) - live.state.sections[coding]!.usedMs);
    // The ticks of the clock itself ring.
    for (const deadline = Date.now() + 10_000; !live.state.sections[coding]!.rang; ) {
      assert.ok(Date.now() < deadline, "the bell did not ring");
      await delay(20);
    }
    await commands.executeCommand("mockInterview.extend");
    const overtimeMs = () => live.state.sections[coding]!.overtimeMs ?? 0;
    const before = overtimeMs();
    await writeAndSave(open, open.question.solution!.code.code);
    live.tick(60_000);
    assert.ok(overtimeMs() >= before + 60_000);

    const { session } = await readSession(services.practiceFolder(), live.state.id);
    const { bell, usedMs, overtimeMs: over } = session!.questions[open.question.id]!;
    assert.deepEqual(
      bell?.files.find(({ name }) => name === "solution.py"),
      { name: "solution.py", text: "# typed, not saved\n" },
    );
    assert.ok(bell.tests!.passed < bell.tests!.total && bell.stale);
    assert.ok(over! > 0 && over! < usedMs);
    const { total } = bell.tests!;
    const [fact] = clockFacts(open.progress);
    assert.match(
      fact!.text,
      new RegExp(`^\\d+ of ${total} tests at the last run before the bell, ${total} of ${total} after`),
    );
  });
});
