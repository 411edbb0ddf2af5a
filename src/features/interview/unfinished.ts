import { commands as host, window } from "vscode";
import { UserError } from "../../base/errors";
import type { Disposable } from "../../base/lifecycle";
import { setContextKey } from "../../host/contextKey";
import { commands, contextKeys } from "../../host/manifest";
import type { Services } from "../../services";
import { cannotSave } from "../../session/cannotSave";
import { tellUnreadable } from "../../session/damagedJournals";
import { isHeld } from "../../session/sharedSession";
import { abandonOld, markAbandoned } from "../../storage/abandonedSessions";
import { openSessionJournal, readSession, type StoredSession } from "../../storage/sessionFiles";
import { findUnfinished } from "../../storage/unfinishedSessions";

export function refuseSecond({ desk }: Services): void {
  if (!desk.isInterviewRunning) return;
  throw new UserError("An interview is running already. End it first.", {
    title: "Go to the Interview",
    command: commands.showQuestion,
  });
}

/** An interview that an earlier window left behind, by a reload or a crash. */
export class Unfinished implements Disposable {
  private found: StoredSession | undefined;
  private hasSwept = false;

  constructor(private readonly services: Services) {}

  /** Looks for one and tells the view; nothing is opened by itself. */
  async look(): Promise<boolean> {
    const { desk, practiceFolder, commands: registry, log } = this.services;
    const root = practiceFolder();
    await this.sweep();
    const report = (error: Error) => void registry.guard(() => Promise.reject(error));
    const onUnreadable = (id: string, error?: Error) =>
      error ? log.warn(`Session ${id} could not be read: ${error.message}`) : void tellUnreadable(root, id, report);
    // The end of one that was left while the disk failed is known to this window only.
    const ended = (id: string) => desk.sitting.unsaved.find(id)?.state.status === "ended";
    this.found = desk.isInterviewRunning
      ? undefined
      : await findUnfinished(root, ({ plan, id }) => plan.mode === "interview" && !ended(id), { onUnreadable });
    setContextKey(contextKeys.unfinished, this.found !== undefined);
    return this.found !== undefined;
  }

  /** Before another interview starts: what to do with this one. True when that was the answer to the command. */
  async offer(): Promise<boolean> {
    if (!(await this.look())) return false;
    const { session } = this.found!;
    const minutes = Math.round((session?.usedMs ?? 0) / 60_000);
    const elsewhere = isLed(this.found!) ? ", running in another window" : "";
    const items = [
      {
        label: "$(debug-continue) Resume",
        description: `${session?.plan.title}, ${minutes} min used${elsewhere}`,
        run: () => this.resume(),
      },
      { label: "$(checklist) Finish and rate it", description: "With what was answered", run: () => this.finish() },
      {
        label: "$(trash) Discard it",
        description: "Your files stay in the practice folder",
        run: () => this.discard(),
      },
      {
        label: "$(add) Start another",
        description: elsewhere ? "That one goes on" : "You can still resume or rate this one from Progress",
        run: undefined,
      },
    ];
    const chosen = await window.showQuickPick(items, {
      title: "Start Mock Interview",
      placeHolder: "An interview was left unfinished",
      ignoreFocusOut: true,
    });
    if (chosen && !chosen.run) {
      if (!elsewhere) await this.abandon();
      return false;
    }
    await chosen?.run?.();
    return true;
  }

  async resume(): Promise<void> {
    refuseSecond(this.services);
    // Another window may have gone on with it since it was found.
    if (!(await this.look())) throw nothingUnfinished();
    const stored = this.found!;
    this.forget();
    await this.takeUp(stored);
  }

  /** An interview from the list of past ones: what to do with it. */
  async reopen(id: string): Promise<void> {
    refuseSecond(this.services);
    const stored = await readSession(this.services.practiceFolder(), id);
    const items = [
      { label: "$(debug-continue) Resume", description: "The time used is kept", end: false },
      { label: "$(checklist) Finish and rate it", description: "With what was answered", end: true },
    ];
    const title = stored.session?.plan.title;
    const chosen = await window.showQuickPick(items, { title, placeHolder: "This interview was abandoned" });
    if (!chosen) return;
    await this.takeUp(stored);
    if (chosen.end) await this.services.desk.end(true);
  }

  async finish(): Promise<void> {
    await this.resume();
    await this.services.desk.end(true);
  }

  async discard(): Promise<void> {
    if (!(await this.look())) throw nothingUnfinished();
    if (isLed(this.found!)) throw new UserError("This interview is running in another window. End it there.");
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

  private async takeUp(stored: StoredSession): Promise<void> {
    const { desk } = this.services;
    await desk.resume(stored);
    if (!desk.live?.isLedElsewhere) return;
    const takeOver = "Take Over";
    const said = "This interview is running in another window. Here you can read along.";
    // It stays until it is answered; nothing waits for that.
    void window
      .showInformationMessage(said, takeOver)
      .then((chosen) => chosen && host.executeCommand(commands.takeOver));
  }

  private async abandon(): Promise<void> {
    const root = this.services.practiceFolder();
    await markAbandoned(root, this.found!.session!.id, Date.now()).catch((error: Error) => {
      throw cannotSave(error, root, "The interview is as it was.");
    });
    this.forget();
  }

  /** Once in a window: interviews and practice that nobody went on with for two weeks. */
  private async sweep(): Promise<void> {
    if (this.hasSwept) return;
    this.hasSwept = true;
    const { practiceFolder, log } = this.services;
    const marked = await abandonOld(practiceFolder(), Date.now(), isLed);
    if (marked.length > 0) log.info(`Abandoned for two weeks or longer: ${marked.join(", ")}`);
  }

  private forget(): void {
    this.found = undefined;
    setContextKey(contextKeys.unfinished, false);
  }
}

function isLed({ session, ownerBeatAt }: StoredSession): boolean {
  return isHeld(session?.owner, ownerBeatAt, Date.now());
}

function nothingUnfinished(): UserError {
  return new UserError("No interview was left unfinished.", { title: "Start Mock Interview", command: commands.start });
}
