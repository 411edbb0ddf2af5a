import { commands as host, window } from "vscode";
import { type Disposable, DisposableStore } from "../../base/lifecycle";
import { isEmptyFilter, type QuestionFilter } from "../../core/question/search";
import { setContextKey } from "../../host/contextKey";
import { commands, contextKeys, views } from "../../host/manifest";
import type { Services } from "../../services";
import { chooseFilter } from "./chooseFilter";
import { chooseQuestion } from "./chooseQuestion";
import { describeFilter, filterGroups } from "./filterGroups";
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
    if (isEmptyFilter(next)) view.message = undefined;
    else
      view.message = `${describeFilter(next, filterGroups(await bank.index()))}: ${counted(await tree.countShown())}`;
  };
  store.add(
    registry.register(commands.searchQuestions, async () => {
      const id = await chooseQuestion(bank, progress);
      await host.executeCommand(commands.openQuestion, id);
    }),
  );
  store.add(
    registry.register(commands.filterQuestions, async () =>
      setFilter(await chooseFilter(filterGroups(await bank.index()), filter)),
    ),
  );
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

function counted(questions: number): string {
  return questions === 1 ? "1 question" : `${questions} questions`;
}
