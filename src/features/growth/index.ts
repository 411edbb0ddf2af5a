import { ProgressLocation, type QuickPickItem, window } from "vscode";
import { CancelledError } from "../../base/errors";
import { type Disposable, DisposableStore } from "../../base/lifecycle";
import { type Curve, curveOrders, curves, curveTitles } from "../../core/question/growth";
import { setContextKey } from "../../host/contextKey";
import { commands, contextKeys } from "../../host/manifest";
import type { Services } from "../../services";
import type { OpenQuestion } from "../../session/openQuestion";

/** Measuring how the time of one's code grows: in practice, and after an interview when one looks back. */
export function registerGrowth(services: Services): Disposable {
  const { commands: registry, desk } = services;
  const store = new DisposableStore();
  let known: boolean | undefined;
  const tell = () => {
    const measurable = desk.open?.question.growthCode !== undefined && !desk.isInterviewRunning;
    if (measurable !== known) setContextKey(contextKeys.measurable, measurable);
    known = measurable;
  };
  store.add(desk.onDidOpen(tell));
  store.add(desk.onDidChange(tell));
  store.add(registry.register(commands.measureGrowth, () => measureGrowth(services)));
  return store;
}

async function measureGrowth({ desk, growth }: Services): Promise<void> {
  const open = growth.measurable();
  const claim = needsClaim(open) ? await askClaim() : undefined;
  // The question may have been left while one was thinking.
  if (growth.measurable() !== open) return;
  if (claim) await desk.live?.record({ type: "claimed", question: open.question.id, growth: claim });
  const options = { location: ProgressLocation.Notification, title: "Measuring growth", cancellable: true };
  await window.withProgress(options, async (_progress, token) => {
    const abort = new AbortController();
    const cancelled = token.onCancellationRequested(() => abort.abort());
    await growth.measure(open, abort.signal).finally(() => cancelled.dispose());
  });
}

/** Asked once, and only before the answer is known. */
function needsClaim({ progress }: OpenQuestion): boolean {
  return progress.claimedGrowth === undefined && progress.measured === undefined;
}

/** The curve the candidate believes in; undefined when they would rather not say. Esc measures nothing. */
async function askClaim(): Promise<Curve | undefined> {
  const skip: QuickPickItem & { curve?: Curve } = { label: "Measure without an answer" };
  const items = curves.map((curve) => ({ label: curveOrders[curve], description: curveTitles[curve], curve }));
  const chosen = await window.showQuickPick([...items, skip], {
    title: "Measure Growth",
    placeHolder: "How does the time of your solution grow with n?",
    matchOnDescription: true,
  });
  if (!chosen) throw new CancelledError();
  return chosen.curve;
}
