import { commands as host } from "vscode";
import { UserError } from "../../base/errors";
import { type Disposable, DisposableStore } from "../../base/lifecycle";
import { commands } from "../../host/manifest";
import { withSlowProgress } from "../../host/slowProgress";
import type { Services } from "../../services";
import type { Desk } from "../../session/desk";
import { openQuestionOn } from "../../session/openQuestionOn";
import type { OwnTests } from "../../session/ownTests";
import { paused } from "../../session/paused";

/** Writing one's own tests and finding out which mistakes they catch. */
export function registerOwnTests({ commands: registry, desk }: Services): Disposable {
  const store = new DisposableStore();
  store.add(registry.register(commands.writeTests, () => ownTestsOn(desk).write()));
  store.add(registry.register(commands.checkTests, () => checkTests(desk)));
  return store;
}

function ownTestsOn(desk: Desk): OwnTests {
  const { question, own } = openQuestionOn(desk);
  if (!question.runsCode) throw new UserError("This question is answered in words, so there is no code to test.");
  if (desk.live?.state.status === "paused") throw paused();
  return own;
}

/** The answer is shown in the panel; the editor keeps the focus. */
async function checkTests(desk: Desk): Promise<void> {
  const own = ownTestsOn(desk);
  if (desk.isInterviewRunning) {
    throw new UserError("Your tests can be checked after the interview. Until then you judge them yourself.");
  }
  if (own.checking) return;
  await host.executeCommand(commands.showQuestion, { preserveFocus: true });
  await withSlowProgress("Checking your tests", (options) => own.check(options));
}
