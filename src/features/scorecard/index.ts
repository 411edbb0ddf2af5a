import { commands as host, Uri, ViewColumn, type WebviewPanel, window, workspace } from "vscode";
import { UserError } from "../../base/errors";
import { type Disposable, DisposableStore, MutableDisposable } from "../../base/lifecycle";
import { commands, webviews } from "../../host/manifest";
import { openPage, type Page } from "../../host/webviewPanel";
import {
  type FromScorecard,
  readScorecardMessage,
  type ScorecardStep,
  type ToScorecard,
} from "../../protocol/scorecardMessages";
import type { Services } from "../../services";
import { tellDamage } from "../../session/damagedJournals";
import { hasRecording } from "../../storage/editFiles";
import { readSession } from "../../storage/sessionFiles";
import type { ScoredSession } from "./scoredSession";

/** The scorecard page after an interview, its report on the disk, and the study guides it names. */
export function registerScorecard(services: Services): Disposable {
  const page = new ScorecardPage(services);
  const store = new DisposableStore();
  const { commands: registry } = services;
  store.add(page);
  store.add(registry.register(commands.showScorecard, () => page.showLive()));
  store.add(registry.register(commands.openScorecard, (id: string) => page.showStored(id)));
  store.add(registry.register(commands.exportScorecard, () => page.export()));
  store.add(registry.register(commands.openGuide, (id: string) => openGuide(services, id)));
  store.add(
    window.registerWebviewPanelSerializer(webviews.scorecard, {
      deserializeWebviewPanel: (restored, state) => registry.guard(() => page.restore(restored, state)),
    }),
  );
  return store;
}

class ScorecardPage implements Disposable {
  private readonly page = new MutableDisposable<Page<ToScorecard, FromScorecard>>();
  private readonly scored = new MutableDisposable<ScoredSession>();
  private step: ScorecardStep = "predict";

  constructor(private readonly services: Services) {}

  async showLive(): Promise<void> {
    const live = this.services.desk.live;
    if (live?.state.plan.mode !== "interview" || live.state.status !== "ended") {
      if (this.scored.value) return this.show();
      throw new UserError("The scorecard comes after an interview.", {
        title: "Start Mock Interview",
        command: commands.start,
      });
    }
    if (this.scored.value?.id !== live.state.id) {
      const { ScoredSession } = await import("./scoredSession");
      this.scored.value = new ScoredSession(this.services, live.state, this.services.desk.root);
      this.step = Object.keys(live.state.ratings).length > 0 ? "result" : "predict";
    }
    await this.show();
  }

  /** An interview of an earlier day, read from its journal. */
  async showStored(id: string, restored?: WebviewPanel): Promise<void> {
    if (this.services.desk.live?.state.id === id) return this.showLive();
    const { practiceFolder, commands: registry } = this.services;
    const { session, damage } = await readSession(practiceFolder(), id);
    const report = (error: Error) => void registry.guard(() => Promise.reject(error));
    void tellDamage(practiceFolder(), id, damage, report);
    if (!session) throw new UserError("This interview could not be read. Its files are still in the practice folder.");
    const { ScoredSession } = await import("./scoredSession");
    this.scored.value = new ScoredSession(this.services, session);
    this.step = Object.keys(session.ratings).length > 0 ? "result" : "predict";
    await this.show(restored);
  }

  async restore(restored: WebviewPanel, state: unknown): Promise<void> {
    const id = (state as { session?: unknown } | undefined)?.session;
    try {
      if (typeof id === "string" && /^[\w-]+$/u.test(id)) return await this.showStored(id, restored);
      restored.dispose();
    } catch (error) {
      // Otherwise an empty tab would stay.
      restored.dispose();
      throw error;
    }
  }

  async export(): Promise<void> {
    const card = await this.current().card();
    const { exportScorecard } = await import("./exportScorecard");
    await exportScorecard(card);
  }

  dispose(): void {
    this.page.dispose();
    this.scored.dispose();
  }

  private current(): ScoredSession {
    if (!this.scored.value) throw new UserError("Open a scorecard first.");
    return this.scored.value;
  }

  private async show(restored?: WebviewPanel): Promise<void> {
    if (this.page.value && !restored) this.page.value.reveal({ preserveFocus: false, beside: false });
    else this.open(restored);
    await this.update();
  }

  private open(restored?: WebviewPanel): void {
    const { context, commands: registry } = this.services;
    const page = openPage<ToScorecard, FromScorecard>({
      type: webviews.scorecard,
      bundle: "scorecard",
      title: "Scorecard",
      extensionUri: context.extensionUri,
      read: readScorecardMessage,
      column: ViewColumn.One,
      preserveFocus: false,
      restored,
    });
    page.onDidClose(() => {
      if (this.page.value === page) this.page.value = undefined;
    });
    page.onDidReceive((message) => void registry.guard(() => this.receive(message)));
    this.page.value = page;
  }

  private async update(): Promise<void> {
    const scored = this.current();
    const scorecard = await scored.card();
    const recorded = await hasRecording(this.services.practiceFolder(), scored.id);
    if (this.scored.value !== scored) return;
    this.page.value?.show({ type: "scorecard", scorecard, step: this.step, saved: scored.isSaved, recorded });
  }

  private async receive(message: FromScorecard): Promise<void> {
    const scored = this.current();
    switch (message.type) {
      case "step":
        this.step = message.step;
        if (message.step === "result") await scored.save();
        break;
      case "predict":
        await scored.record({ type: "predicted", scores: { [message.category]: message.score } });
        break;
      case "rate":
        await scored.rate(message.criterion, { score: message.score });
        break;
      case "note":
        await scored.rate(message.criterion, { note: message.note });
        break;
      case "study":
        return void (await host.executeCommand(commands.openGuide, message.id));
      case "practice":
        return void (await host.executeCommand(commands.openQuestion, message.id));
      case "replay":
        return void (await host.executeCommand(commands.replaySession, scored.id, message.id));
      case "action":
        await this.act(message.action);
    }
    await this.update();
  }

  private async act(action: Extract<FromScorecard, { type: "action" }>["action"]): Promise<void> {
    const scored = this.current();
    const card = await scored.card();
    const { exportScorecard, saveCalendar } = await import("./exportScorecard");
    if (action === "export") await exportScorecard(card);
    if (action === "calendar") await saveCalendar(card);
    if (action === "practice-first") {
      const first = card.improvements[0]?.exercise.id;
      if (first) await host.executeCommand(commands.openQuestion, first);
    }
    if (action === "save") await this.openReport(scored);
  }

  private async openReport(scored: ScoredSession): Promise<void> {
    const path = await scored.save();
    const open = "Open Report";
    const chosen = await window.showInformationMessage(`Saved to ${path}`, open);
    if (chosen === open)
      await window.showTextDocument(await workspace.openTextDocument(Uri.file(path)), { preview: true });
  }
}

/** Guides are Markdown files; the editor's own preview shows them, and their links work there. */
async function openGuide({ bank }: Services, id: string): Promise<void> {
  const path = await bank.guidePath(id);
  if (!path) throw new UserError("This study guide is not in the bank any more.");
  await host.executeCommand("markdown.showPreview", Uri.file(path));
}
