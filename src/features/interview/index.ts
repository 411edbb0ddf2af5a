import { commands as host, window } from "vscode";
import { UserError } from "../../base/errors";
import { type Disposable, DisposableStore } from "../../base/lifecycle";
import type { Session, SessionPlan } from "../../core/interview/session";
import { setContextKey } from "../../host/contextKey";
import { commands, contextKeys, views } from "../../host/manifest";
import type { Services } from "../../services";
import { cannotSave } from "../../session/cannotSave";
import { findUnfinished, openSessionJournal } from "../../storage/sessionFiles";
import { endInterview, goToQuestion, sessionMenu, swapQuestion } from "./sessionCommands";
import { SessionTree } from "./sessionTree";

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
  on(commands.nextQuestion, async () => (await desk.next()) || endInterview(services, false));
  on(commands.previousQuestion, () => desk.back());
  on(commands.skipQuestion, async () => (await desk.skip()) || endInterview(services, false));
  on(commands.nextSection, async () => (await desk.finishSection()) || endInterview(services, false));
  on(commands.swapQuestion, () => swapQuestion(services));
  on(commands.goToQuestion, (id?: string) => goToQuestion(services, id));
  on(commands.pause, () => desk.live?.record({ type: "paused" }));
  on(commands.resume, () => desk.live?.record({ type: "resumed" }));
  on(commands.extend, () => desk.live?.record({ type: "extended", ms: 5 * 60_000 }));
  on(commands.end, () => endInterview(services, true));
  on(commands.putAway, () => endInterview(services, true));
  on(commands.sessionMenu, () => sessionMenu(services));
  on(commands.resumeInterview, () => unfinished.resume());
  on(commands.finishInterview, () => unfinished.finish());
  on(commands.discardInterview, () => unfinished.discard());

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

function refuseSecond({ desk }: Services): void {
  if (!desk.isInterviewRunning) return;
  throw new UserError("An interview is running already. End it first.", {
    title: "Go to the Interview",
    command: commands.showQuestion,
  });
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
  const description = state?.plan.mode === "interview" ? state.plan.title : undefined;
  if (view.description !== description) view.description = description;
}

/** An interview that an earlier window left behind, by a reload or a crash. */
class Unfinished implements Disposable {
  private found: Awaited<ReturnType<typeof findUnfinished>>;

  constructor(private readonly services: Services) {}

  /** Looks for one and tells the view; nothing is opened by itself. */
  async look(): Promise<boolean> {
    const { desk, practiceFolder } = this.services;
    this.found = desk.isInterviewRunning
      ? undefined
      : await findUnfinished(practiceFolder(), ({ plan }) => plan.mode === "interview");
    setContextKey(contextKeys.unfinished, this.found !== undefined);
    return this.found !== undefined;
  }

  /** Before another interview starts: what to do with this one. True when that was the answer to the command. */
  async offer(): Promise<boolean> {
    if (!(await this.look())) return false;
    const { session } = this.found!;
    const minutes = Math.round((session?.usedMs ?? 0) / 60_000);
    const items = [
      {
        label: "$(debug-continue) Resume",
        description: `${session?.plan.title}, ${minutes} min used`,
        run: () => this.resume(),
      },
      { label: "$(checklist) Finish and rate it", description: "With what was answered", run: () => this.finish() },
      {
        label: "$(trash) Discard it",
        description: "Your files stay in the practice folder",
        run: () => this.discard(),
      },
      { label: "$(add) Start another", description: "This one stays unfinished", run: undefined },
    ];
    const chosen = await window.showQuickPick(items, {
      title: "Start Mock Interview",
      placeHolder: "An interview was left unfinished",
      ignoreFocusOut: true,
    });
    if (chosen && !chosen.run) return false;
    await chosen?.run?.();
    return true;
  }

  async resume(): Promise<void> {
    refuseSecond(this.services);
    // Another window may have gone on with it since it was found.
    if (!(await this.look())) throw nothingUnfinished();
    const stored = this.found!;
    this.forget();
    await this.services.desk.resume(stored);
  }

  async finish(): Promise<void> {
    await this.resume();
    await this.services.desk.end(true);
  }

  async discard(): Promise<void> {
    if (!(await this.look())) throw nothingUnfinished();
    const root = this.services.practiceFolder();
    try {
      const journal = await openSessionJournal(root, this.found!.session!.id);
      await journal.append([{ type: "discarded", at: Date.now() }]).finally(() => journal.close());
    } catch (error) {
      throw cannotSave(error as Error, root, "The interview is as it was.");
    }
    this.forget();
  }

  dispose(): void {
    this.found = undefined;
  }

  private forget(): void {
    this.found = undefined;
    setContextKey(contextKeys.unfinished, false);
  }
}

function nothingUnfinished(): UserError {
  return new UserError("No interview was left unfinished.", { title: "Start Mock Interview", command: commands.start });
}
