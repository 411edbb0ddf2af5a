import { commands as host, window } from "vscode";
import { type Disposable, DisposableStore } from "../../base/lifecycle";
import { describeFilter, isEmptyFilter, type QuestionFilter } from "../../core/question/search";
import { setContextKey } from "../../host/contextKey";
import { commands, contextKeys, views } from "../../host/manifest";
import type { Services } from "../../services";
import { chooseFilter } from "./chooseFilter";
import { chooseQuestion } from "./chooseQuestion";
import { QuestionTree } from "./questionTree";

/** The tree of tracks and questions, its search and its filter. */
export function registerQuestions(services: Services): Disposable {
  const { commands: registry, bank, progress, desk } = services;
  const store = new DisposableStore();
  const tree = store.add(new QuestionTree(bank, progress));
  const view = store.add(window.createTreeView(views.questions, { treeDataProvider: tree, showCollapseAll: true }));
  let filter: QuestionFilter = {};
  const setFilter = async (next: QuestionFilter) => {
    filter = next;
    tree.setFilter(next);
    setContextKey(contextKeys.filtered, !isEmptyFilter(next));
    view.message = isEmptyFilter(next) ? undefined : `${describeFilter(next)}: ${await tree.countShown()} questions`;
  };
  store.add(
    registry.register(commands.searchQuestions, async () => {
      const id = await chooseQuestion(bank, progress);
      await host.executeCommand(commands.openQuestion, id);
    }),
  );
  store.add(registry.register(commands.filterQuestions, async () => setFilter(await chooseFilter(bank, filter))));
  store.add(registry.register(commands.clearFilter, () => setFilter({})));
  store.add(
    view.onDidChangeVisibility(({ visible }) => {
      if (visible) void registry.guard(() => progress.load());
    }),
  );
  // An interview is quiet: nothing beside it counts or reminds.
  const badge = () => {
    const due = desk.isInterviewRunning ? 0 : tree.countDue();
    view.badge =
      due > 0 ? { value: due, tooltip: due === 1 ? "1 question is due" : `${due} questions are due` } : undefined;
  };
  store.add(progress.onDidChange(badge));
  store.add(desk.onDidOpen(badge));
  return store;
}
