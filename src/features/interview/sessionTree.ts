import { EventEmitter, ThemeIcon, type TreeDataProvider, TreeItem, TreeItemCollapsibleState } from "vscode";
import { type Disposable, DisposableStore } from "../../base/lifecycle";
import { allowedMs, countdown } from "../../core/interview/countdown";
import { sectionMinutes } from "../../core/interview/extraTime";
import { mayPickAgain } from "../../core/interview/route";
import type { QuestionProgress, QuestionStatus, Session } from "../../core/interview/session";
import { tally } from "../../core/question/runResult";
import { commands } from "../../host/manifest";
import type { Services } from "../../services";

export type SessionNode = { type: "section"; index: number } | { type: "question"; id: string; section: number };

/** Sections of what runs, with minutes left and the questions under them; empty otherwise, so that the welcome text shows. */
export class SessionTree implements TreeDataProvider<SessionNode>, Disposable {
  private readonly store = new DisposableStore();
  private readonly changed = this.store.add(new EventEmitter<SessionNode | undefined>());
  private titles: ReadonlyMap<string, string> = new Map();
  private shown = "";
  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly services: Services) {
    const { desk, commands: registry } = services;
    this.store.add(desk.onDidChange(() => void registry.guard(() => this.refresh())));
    this.store.add(desk.onDidTick(() => void registry.guard(() => this.refresh())));
  }

  getChildren(node?: SessionNode): SessionNode[] {
    const state = this.state;
    if (!state) return [];
    if (!node) return state.plan.sections.map((_, index) => ({ type: "section", index }));
    if (node.type === "question") return [];
    return (state.plan.sections[node.index]?.questions ?? [])
      .filter((id) => state.questions[id]?.status !== "not-picked" || mayPickAgain(state, node.index))
      .map((id) => ({ type: "question", id, section: node.index }));
  }

  getParent(node: SessionNode): SessionNode | undefined {
    return node.type === "question" ? { type: "section", index: node.section } : undefined;
  }

  /** The row of the open question; of a section in which one has to be picked, the section. */
  get current(): SessionNode | undefined {
    const state = this.state;
    if (!state) return undefined;
    const { question, section } = state;
    return question ? { type: "question", id: question, section } : { type: "section", index: section };
  }

  getTreeItem(node: SessionNode): TreeItem {
    const state = this.state!;
    return node.type === "section" ? this.sectionItem(state, node.index) : this.questionItem(state, node.id);
  }

  dispose(): void {
    this.store.dispose();
  }

  private get state(): Session | undefined {
    const state = this.services.desk.live?.state;
    return state?.status === "discarded" ? undefined : state;
  }

  /** The clock ticks every second, the tree only when what it shows has changed. */
  private async refresh(): Promise<void> {
    const { bank } = this.services;
    if (this.state && this.titles.size === 0) this.titles = await bank.titles();
    const now = this.state ? JSON.stringify([this.state.id, this.getChildren().map((node) => this.digest(node))]) : "";
    if (now === this.shown) return;
    this.shown = now;
    this.changed.fire(undefined);
  }

  private digest(node: SessionNode): unknown {
    const { label, description } = this.getTreeItem(node);
    return [label, description, this.getChildren(node).map((child) => this.getTreeItem(child).description)];
  }

  private sectionItem(state: Session, index: number): TreeItem {
    const { title, slug } = state.plan.sections[index]!;
    const { usedMs } = state.sections[index]!;
    const item = new TreeItem(title, TreeItemCollapsibleState.Expanded);
    const minutes = sectionMinutes(state.plan, index);
    const clock = countdown(allowedMs(state, index), usedMs);
    const running = state.status === "running" || state.status === "paused";
    const showsTime = !running || this.services.config.showsClock();
    item.id = `${state.id}/${slug}`;
    item.description = showsTime ? (running && usedMs > 0 ? clock.label : `${minutes} min`) : "";
    if (running && index === state.section) item.iconPath = new ThemeIcon("triangle-right");
    item.contextValue = "section";
    return item;
  }

  /** In an interview a question has a number, not a title, until the end. */
  private questionItem(state: Session, id: string): TreeItem {
    const progress = state.questions[id]!;
    const hidden = state.plan.mode === "interview" && state.status !== "ended";
    const item = new TreeItem(hidden ? `Question ${progress.number}` : (this.titles.get(id) ?? id));
    const current = state.question === id && state.status !== "ended";
    item.id = `${state.id}/${id}`;
    item.description = [statusWords[progress.status], current ? "open" : "", testsWords(progress)]
      .filter(Boolean)
      .join(" · ");
    item.iconPath = new ThemeIcon(current ? "circle-large-filled" : statusIcons[progress.status]);
    const left = progress.status === "answered" ? "currentAnswered" : "currentQuestion";
    item.contextValue = current ? left : "sessionQuestion";
    if (progress.status === "not-picked") item.tooltip = "Back to the choice between the tasks. What you wrote stays.";
    item.command = { command: commands.goToQuestion, title: "Go to Question", arguments: [id] };
    item.accessibilityInformation = { label: `${item.label}, ${item.description}` };
    return item;
  }
}

const statusWords: Record<QuestionStatus, string> = {
  waiting: "",
  open: "",
  answered: "answered",
  skipped: "skipped",
  "not-picked": "not picked",
};

const statusIcons: Record<QuestionStatus, string> = {
  waiting: "circle-large-outline",
  open: "circle-outline",
  answered: "check",
  skipped: "debug-step-over",
  "not-picked": "circle-slash",
};

function testsWords({ lastRun }: QuestionProgress): string {
  if (!lastRun || lastRun.total === 0) return "";
  const { passed, total } = tally(lastRun);
  return `${passed} of ${total} tests`;
}
