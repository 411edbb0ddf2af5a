import {
  type Event,
  EventEmitter,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
} from "vscode";
import type { Bank } from "../../bank/openBank";
import { type Disposable, DisposableStore } from "../../base/lifecycle";
import type { Category, Kind, QuestionSummary, Track } from "../../core/question/question";
import { matchesFilter, type QuestionFilter } from "../../core/question/search";
import { kindTitles, suits } from "../../core/question/titles";
import { withoutMarks } from "../../core/question/withoutMarks";
import { type QuestionState, stateOf } from "../../core/review/history";
import { commands } from "../../host/manifest";
import type { ProgressStore } from "../../session/progressStore";

export type TreeNode =
  | { type: "due" }
  | { type: "track"; track: Track }
  | { type: "category"; track: Track; category: Category }
  | { type: "question"; question: QuestionSummary; under: string };

/** Track, category, question (and the stages of a scenario), over the metadata of the bank; no body is read for it. */
export class QuestionTree implements TreeDataProvider<TreeNode>, Disposable {
  private readonly store = new DisposableStore();
  private readonly changed = this.store.add(new EventEmitter<TreeNode | undefined>());
  private questions: readonly QuestionSummary[] = [];
  private filter: QuestionFilter = {};
  private filtered: QuestionSummary[] | undefined;
  readonly onDidChangeTreeData: Event<TreeNode | undefined> = this.changed.event;

  constructor(
    private readonly bank: Bank,
    private readonly progress: ProgressStore,
  ) {
    this.store.add(progress.onDidChange(() => this.refresh()));
  }

  setFilter(filter: QuestionFilter): void {
    this.filter = filter;
    this.refresh();
  }

  private refresh(): void {
    this.filtered = undefined;
    this.changed.fire(undefined);
  }

  async countShown(): Promise<number> {
    await this.read();
    return this.shown().length;
  }

  /** All that are due, whatever the filter shows. */
  countDue(): number {
    return this.questions.filter((question) => this.stateOf(question) === "due").length;
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    const { tracks } = await this.read();
    if (!node) {
      const due: TreeNode[] = this.due().length > 0 ? [{ type: "due" }] : [];
      return [...due, ...tracks.filter(({ slug }) => this.inTrack(slug).length > 0).map(asTrack)];
    }
    switch (node.type) {
      case "due":
        return this.due().map((question) => ({ type: "question", question, under: "due" }));
      case "track":
        return node.track.categories
          .filter(({ slug }) => this.inCategory(node.track.slug, slug).length > 0)
          .map((category) => ({ type: "category", track: node.track, category }));
      case "category":
        return this.inCategory(node.track.slug, node.category.slug).map((question) => ({
          type: "question",
          question,
          under: "tree",
        }));
      case "question":
        return [];
    }
  }

  getTreeItem(node: TreeNode): TreeItem {
    switch (node.type) {
      case "due":
        return this.group("due", "Due today", String(this.due().length), new ThemeIcon("clock"));
      case "track":
        return this.group(
          node.track.slug,
          node.track.title,
          this.passedOf(this.inTrack(node.track.slug)),
          ThemeIcon.Folder,
          { contextValue: "track" },
        );
      case "category": {
        const { slug, title } = node.category;
        const questions = this.inCategory(node.track.slug, slug);
        const filtered = Object.keys(this.filter).length > 0;
        const state = filtered ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
        return this.group(`${node.track.slug}/${slug}`, title, this.passedOf(questions), undefined, { state });
      }
      case "question":
        return this.questionItem(node.question, node.under);
    }
  }

  resolveTreeItem(item: TreeItem, node: TreeNode): TreeItem {
    const paragraphs = this.tooltipOf(node).filter(Boolean);
    // Not as Markdown: text appended there has no blank at which a line could be broken.
    if (paragraphs.length > 0) item.tooltip = paragraphs.join("\n\n");
    return item;
  }

  private tooltipOf(node: TreeNode): string[] {
    switch (node.type) {
      case "due":
        return [];
      case "track":
        return this.groupTooltip(node.track.introduction, this.inTrack(node.track.slug));
      case "category": {
        const { slug, introduction } = node.category;
        return this.groupTooltip(introduction, this.inCategory(node.track.slug, slug));
      }
      case "question": {
        const { teaser, kind, topics, profiles } = node.question;
        return [teaser, `${kindTitles[kind]}: ${topics.join(", ")}`, suits(profiles), this.stateWords(node.question)];
      }
    }
  }

  private groupTooltip(introduction: string, questions: readonly QuestionSummary[]): string[] {
    const text = withoutMarks(introduction.replace(/\s+/gu, " "));
    return [text, `${this.countPassed(questions)} of ${questions.length} passed`];
  }

  dispose(): void {
    this.store.dispose();
  }

  private async read() {
    const index = await this.bank.index();
    if (this.questions !== index.questions) this.filtered = undefined;
    this.questions = index.questions;
    return index;
  }

  /** Filtered once for each change, because every group asks for it. */
  private shown(): QuestionSummary[] {
    this.filtered ??= this.questions.filter((question) => matchesFilter(question, this.filter, this.stateOf(question)));
    return this.filtered;
  }

  private due(): QuestionSummary[] {
    return this.shown().filter((question) => this.stateOf(question) === "due");
  }

  private inTrack(track: string): QuestionSummary[] {
    return this.shown().filter((question) => question.track === track);
  }

  private inCategory(track: string, category: string): QuestionSummary[] {
    return this.inTrack(track).filter((question) => question.category === category);
  }

  private countPassed(questions: readonly QuestionSummary[]): number {
    return questions.filter((question) => this.progress.progress.get(question.id)?.passed).length;
  }

  private passedOf(questions: readonly QuestionSummary[]): string {
    return `${this.countPassed(questions)}/${questions.length}`;
  }

  private group(
    id: string,
    label: string,
    description: string,
    icon?: ThemeIcon,
    { state = TreeItemCollapsibleState.Expanded, contextValue = "group" } = {},
  ): TreeItem {
    const item = new TreeItem(label, state);
    item.id = id;
    item.description = description;
    item.iconPath = icon;
    item.contextValue = contextValue;
    return item;
  }

  private questionItem(question: QuestionSummary, under: string): TreeItem {
    const state = this.stateOf(question);
    const item = new TreeItem(question.title);
    item.id = `${under}:${question.id}`;
    // The kind is the icon. The state comes first, because a narrow side bar cuts off the end.
    item.description = [stateText[state], question.level, `${question.minutes} min`].filter(Boolean).join(" · ");
    const color = stateColors[state];
    item.iconPath = new ThemeIcon(kindIcons[question.kind], color ? new ThemeColor(color) : undefined);
    item.contextValue = "question";
    item.command = { command: commands.openQuestion, title: "Open Question", arguments: [question.id] };
    item.accessibilityInformation = {
      label: `${question.title}, ${kindTitles[question.kind]}, ${item.description.replaceAll(" · ", ", ")}`,
    };
    return item;
  }

  private stateOf({ id, stages }: QuestionSummary): QuestionState {
    const own = stateOf(this.progress.progress.get(id), new Date());
    if (stages.length === 0) return own;
    const states = stages.map((stage) => stateOf(this.progress.progress.get(stage.id), new Date()));
    if (states.includes("due")) return "due";
    if (states.every((state) => state === "passed")) return "passed";
    return states.every((state) => state === "new") ? own : "started";
  }

  private stateWords(question: QuestionSummary): string {
    const history = this.progress.progress.get(question.id);
    if (!history) return "Not tried yet";
    const last = new Date(history.lastAt).toLocaleDateString();
    return `${history.passed ? "Passed" : "Started"}, last on ${last}`;
  }
}

function asTrack(track: Track): TreeNode {
  return { type: "track", track };
}

const kindIcons: Record<Kind, string> = {
  "warm-up": "comment-discussion",
  concept: "lightbulb",
  coding: "code",
  debugging: "bug",
  "api-build": "server-process",
  "system-design": "type-hierarchy",
  "multiple-choice": "checklist",
  behavioral: "person",
  scenario: "layers",
  "ask-the-interviewer": "question",
};

const stateText: Record<QuestionState, string> = { new: "", started: "started", passed: "passed", due: "due today" };

const stateColors: Record<QuestionState, string | undefined> = {
  new: undefined,
  started: "list.warningForeground",
  passed: "testing.iconPassed",
  due: "charts.orange",
};
