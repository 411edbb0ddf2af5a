import { commands as host, Uri, window } from "vscode";
import type { Bank } from "../../bank/openBank";
import { CancelledError, UserError } from "../../base/errors";
import { type Disposable, DisposableStore } from "../../base/lifecycle";
import { isEmptyFilter, type QuestionFilter } from "../../core/question/search";
import { setContextKey } from "../../host/contextKey";
import { commands, contextKeys, views } from "../../host/manifest";
import type { Services } from "../../services";
import { chooseFilter } from "./chooseFilter";
import { chooseQuestion } from "./chooseQuestion";
import { describeFilter, filterGroups } from "./filterGroups";
import { QuestionTree, type TreeNode } from "./questionTree";

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
  store.add(registry.register(commands.aboutTrack, (node?: TreeNode) => aboutTrack(bank, node)));
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

/** Shows the page about the track of a row in the tree; without a row it asks which. */
async function aboutTrack(bank: Bank, node?: TreeNode): Promise<void> {
  const slug = node?.type === "track" ? node.track.slug : await chooseTrack(bank);
  const path = await bank.trackPagePath(slug);
  if (!path) throw new UserError("This track is not in the bank any more.");
  await host.executeCommand("markdown.showPreview", Uri.file(path));
}

async function chooseTrack(bank: Bank): Promise<string> {
  const { tracks } = await bank.index();
  const items = tracks.map(({ slug, title }) => ({ label: title, slug }));
  const chosen = await window.showQuickPick(items, { title: "About This Track", placeHolder: "Track" });
  if (!chosen) throw new CancelledError();
  return chosen.slug;
}

function counted(questions: number): string {
  return questions === 1 ? "1 question" : `${questions} questions`;
}
