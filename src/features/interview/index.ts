import { commands as host, window } from "vscode";
import { type Disposable, DisposableStore } from "../../base/lifecycle";
import type { Session, SessionPlan } from "../../core/interview/session";
import { setContextKey } from "../../host/contextKey";
import { commands, contextKeys, views } from "../../host/manifest";
import type { Services } from "../../services";
import { goOn } from "../../session/goOn";
import { endInterview, goToQuestion, sessionMenu, swapQuestion } from "./sessionCommands";
import { SessionTree } from "./sessionTree";
import { refuseSecond, Unfinished } from "./unfinished";

/** Starting an interview, the Session view, and moving through what runs. */
export function registerInterview(services: Services): Disposable {
  const { commands: registry, desk } = services;
  const store = new DisposableStore();
  const tree = store.add(new SessionTree(services));
  const view = store.add(window.createTreeView(views.session, { treeDataProvider: tree }));
  const unfinished = store.add(new Unfinished(services));
  const on = (id: Parameters<typeof registry.register>[0], run: (...args: never[]) => unknown) =>
    store.add(registry.register(id, run));

  on(commands.start, (row?: TrackRow) =>
    start(services, unfinished, async () =>
      (await import("./chooseInterview")).chooseInterview(services, row?.track?.slug),
    ),
  );
  on(commands.planInterview, () =>
    start(services, unfinished, async () => (await import("./planInterview")).planInterview(services)),
  );
  on(commands.sitAgain, (row?: { id?: string }) =>
    start(services, unfinished, async () => (await import("./sitAgain")).planOfPast(services, row?.id)),
  );
  on(commands.nextQuestion, async () => (await goOn(desk)) || endInterview(services, false));
  on(commands.previousQuestion, () => desk.back());
  on(commands.skipQuestion, async () => (await desk.skip()) || endInterview(services, false));
  on(commands.nextSection, async () => (await desk.finishSection()) || endInterview(services, false));
  on(commands.swapQuestion, () => swapQuestion(services));
  on(commands.goToQuestion, (id?: string) => goToQuestion(services, id));
  on(commands.pause, () => desk.direct({ type: "paused" }));
  on(commands.resume, () => desk.direct({ type: "resumed" }));
  on(commands.extend, () => desk.direct({ type: "extended", ms: 5 * 60_000 }));
  on(commands.takeOver, () => desk.takeOver());
  on(commands.end, () => endInterview(services, true));
  on(commands.putAway, () => endInterview(services, true));
  on(commands.sessionMenu, () => sessionMenu(services));
  on(commands.resumeInterview, () => unfinished.resume());
  on(commands.finishInterview, () => unfinished.finish());
  on(commands.discardInterview, () => unfinished.discard());
  on(commands.reopenInterview, (id: string) => unfinished.reopen(id));

  store.add(desk.onDidChange(() => showState(services, view)));
  store.add(
    desk.onDidOpen(() => {
      const { current } = tree;
      if (current && view.visible) void registry.guard(() => view.reveal(current, { select: false }));
    }),
  );
  store.add(desk.onDidEnd((session) => void registry.guard(() => afterEnd(session))));
  store.add(
    view.onDidChangeVisibility(({ visible }) => visible && void registry.guard(() => lookAround(services, unfinished))),
  );
  return store;
}

/** A row of the tree of questions; of a track it says which. */
interface TrackRow {
  track?: { slug: string };
}

async function start(services: Services, unfinished: Unfinished, choose: () => Promise<SessionPlan>): Promise<void> {
  refuseSecond(services);
  if (await unfinished.offer()) return;
  await services.desk.start(await choose());
}

/** What the empty view has to say: whether an interview was left unfinished. */
async function lookAround({ desk }: Services, unfinished: Unfinished): Promise<void> {
  if (!desk.live) await unfinished.look();
}

async function afterEnd(session: Session): Promise<void> {
  if (session.plan.mode === "interview") await host.executeCommand(commands.showScorecard);
}

function showState({ desk }: Services, view: { description?: string; message?: string }): void {
  const state = desk.live?.state;
  const runs = state?.status === "running" || state?.status === "paused";
  setContextKey(contextKeys.session, runs ? state.plan.mode : "");
  setContextKey(contextKeys.paused, state?.status === "paused");
  setContextKey(contextKeys.readingAlong, runs === true && !desk.live?.leads);
  const description = state?.plan.mode === "interview" ? state.plan.title : undefined;
  if (view.description !== description) view.description = description;
}
