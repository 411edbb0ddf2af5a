import { EventEmitter, ThemeIcon, type TreeDataProvider, TreeItem, window } from "vscode";
import { type Disposable, DisposableStore } from "../../base/lifecycle";
import { commands, views } from "../../host/manifest";
import type { Services } from "../../services";
import { listUnrated, type UnratedInterview } from "../../storage/abandonedSessions";
import { listInterviews, listScorecards, type StoredScorecard } from "../../storage/scorecardFiles";

type Row = StoredScorecard | UnratedInterview;

/** Scorecards of past interviews, and interviews that were never rated, newest first. */
export function registerProgress(services: Services): Disposable {
  const store = new DisposableStore();
  const tree = store.add(new ScorecardList(services));
  const view = store.add(window.createTreeView(views.progress, { treeDataProvider: tree }));
  store.add(view.onDidChangeVisibility(({ visible }) => visible && tree.refresh()));
  store.add(services.desk.onDidEnd(() => tree.refresh()));
  store.add(
    services.config.onDidChange(() => {
      tree.refresh();
      void services.commands.guard(() => services.progress.load());
    }),
  );
  return store;
}

class ScorecardList implements TreeDataProvider<Row>, Disposable {
  private readonly changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly services: Services) {}

  refresh(): void {
    this.changed.fire(undefined);
  }

  async getChildren(node?: Row): Promise<Row[]> {
    if (node) return [];
    const root = this.services.practiceFolder();
    const cards = await listScorecards(root);
    const rated = new Set(cards.map(({ id }) => id));
    const ids = (await listInterviews(root)).filter((id) => !rated.has(id));
    return [...cards, ...(await listUnrated(root, ids))].sort((a, b) => (a.id < b.id ? 1 : -1));
  }

  getTreeItem(row: Row): TreeItem {
    if ("status" in row) return unratedItem(row);
    const { id, title, date, percent, nextDate } = row;
    const item = new TreeItem(percent === undefined ? "Not rated" : `${Math.round(percent)} of 100`);
    item.id = id;
    item.description = `${title}, ${date}`;
    item.tooltip = `Next interview: ${nextDate}`;
    item.iconPath = new ThemeIcon("graph");
    item.contextValue = "scorecard";
    item.command = { command: commands.openScorecard, title: "Open Scorecard", arguments: [id] };
    return item;
  }

  dispose(): void {
    this.changed.dispose();
  }
}

/** One that ended goes on to its scorecard; one that was abandoned can be taken up again. */
function unratedItem({ id, title, date, status }: UnratedInterview): TreeItem {
  const abandoned = status === "abandoned";
  const item = new TreeItem(abandoned ? "Abandoned" : "Not rated");
  item.id = id;
  item.description = `${title}, ${date}`;
  item.tooltip = abandoned ? "Resume it, or rate what was answered" : "Rate it";
  item.iconPath = new ThemeIcon(abandoned ? "debug-pause" : "graph");
  item.contextValue = "unrated";
  item.command = abandoned
    ? { command: commands.reopenInterview, title: "Reopen Interview", arguments: [id] }
    : { command: commands.openScorecard, title: "Open Scorecard", arguments: [id] };
  return item;
}
