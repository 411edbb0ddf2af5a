import { EventEmitter, ThemeIcon, type TreeDataProvider, TreeItem, window } from "vscode";
import { type Disposable, DisposableStore } from "../../base/lifecycle";
import { commands, views } from "../../host/manifest";
import type { Services } from "../../services";
import { listScorecards, type StoredScorecard } from "../../storage/scorecardFiles";

/** Scorecards of past interviews, newest first. */
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

class ScorecardList implements TreeDataProvider<StoredScorecard>, Disposable {
  private readonly changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly services: Services) {}

  refresh(): void {
    this.changed.fire(undefined);
  }

  getChildren(node?: StoredScorecard): Promise<StoredScorecard[]> | StoredScorecard[] {
    return node ? [] : listScorecards(this.services.practiceFolder());
  }

  getTreeItem({ id, title, date, percent, nextDate }: StoredScorecard): TreeItem {
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
