import { type WebviewPanel, window } from "vscode";
import { UserError } from "../../base/errors";
import { type Disposable, DisposableStore, MutableDisposable } from "../../base/lifecycle";
import { buildReplay } from "../../core/interview/replay";
import { commands } from "../../host/manifest";
import type { Services } from "../../services";
import { deleteEdits, editFolder, readEdits } from "../../storage/editFiles";
import { readSession, type StoredSession } from "../../storage/sessionFiles";
import { chooseSession } from "./chooseSession";
import { isOpenElsewhere, mayBeReplayed } from "./recorded";
import { ReplayPage } from "./replayPage";
import { ReplayTexts } from "./replayTexts";

/** Plays sessions back, one at a time, and deletes their recordings. */
export class Replays implements Disposable {
  private readonly store = new DisposableStore();
  private readonly texts = this.store.add(new ReplayTexts());
  private readonly page = this.store.add(new MutableDisposable<ReplayPage>());

  constructor(private readonly services: Services) {}

  /** Opens the replay of a session; of one the person chooses when none is named. */
  async show(id?: string, question?: string, restored?: WebviewPanel): Promise<void> {
    const { bank, practiceFolder } = this.services;
    const session = id ?? (await chooseSession(this.services, "Replay Session", mayBeReplayed));
    const root = practiceFolder();
    const [stored, histories, titles] = await Promise.all([
      readSession(root, session),
      readEdits(root, session, ["edits"]),
      bank.titles(),
    ]);
    if (!stored.session) throw new UserError("This session could not be read. It stays in the practice folder.");
    if (!mayBeReplayed(stored)) throw this.notYet();
    const questions = buildReplay(stored.events, histories);
    if (histories.length === 0 || questions.length === 0) throw noRecording();
    await this.close();
    const page = new ReplayPage(
      {
        session: stored.session,
        questions,
        titles,
        where: editFolder(root, session, "edits"),
        texts: this.texts,
        extensionUri: this.services.context.extensionUri,
        guard: this.services.commands.guard,
        remove: () => this.remove(session),
      },
      restored,
    );
    this.page.value = page;
    page.onDidClose(() => {
      if (this.page.value === page) this.page.value = undefined;
    });
    await page.show(question);
  }

  /** Brings back the page that the editor kept over a reload. */
  async restore(panel: WebviewPanel, state: unknown): Promise<void> {
    const id = (state as { session?: unknown } | undefined)?.session;
    try {
      if (typeof id === "string" && /^[\w-]+$/u.test(id)) return await this.show(id, undefined, panel);
      panel.dispose();
    } catch (error) {
      // Otherwise an empty tab would stay.
      panel.dispose();
      throw error;
    }
  }

  /** Deletes what was typed in a session, after asking once; answers, results and scorecard stay. */
  async remove(id?: string): Promise<void> {
    const { desk, practiceFolder } = this.services;
    const isHere = (one: string | undefined) => desk.live?.state.id === one && desk.live?.state.status !== "ended";
    const isFree = (stored: StoredSession) =>
      !stored.session || (!isHere(stored.session.id) && !isOpenElsewhere(stored, Date.now()));
    const session = id ?? (await chooseSession(this.services, "Delete Recording", isFree));
    if (isHere(session))
      throw new UserError("This session is still open. Its recording can be deleted once it is over or put away.");
    const stored = await readSession(practiceFolder(), session).catch(() => undefined);
    if (stored && isOpenElsewhere(stored, Date.now()))
      throw new UserError(
        "This session is open in another window. Its recording can be deleted once it is over there.",
      );
    const yes = "Delete Recording";
    const chosen = await window.showWarningMessage(
      "Delete the recording of this session?",
      { modal: true, detail: "It cannot be played back any more. Your answers, results and scorecard stay." },
      yes,
    );
    if (chosen !== yes) return;
    await deleteEdits(practiceFolder(), session, ["edits"]);
    if (this.page.value?.session === session) await this.close();
  }

  dispose(): void {
    this.store.dispose();
  }

  private async close(): Promise<void> {
    this.page.value = undefined;
    await this.texts.close();
  }

  private notYet(): UserError {
    return new UserError("The replay comes after the interview.", {
      title: "Go to the Interview",
      command: commands.showQuestion,
    });
  }
}

function noRecording(): UserError {
  return new UserError("There is no recording of this session: it was deleted, or nothing was typed in it.");
}
