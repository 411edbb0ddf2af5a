import { type Disposable, DisposableStore, MutableDisposable } from "../../base/lifecycle";
import type { Services } from "../../services";
import { TestResults } from "./testResults";

/** The tests of the open question in the editor's own Testing view, gutter and inline messages; syntax errors as a diagnostic. */
export function registerTests({ desk, commands }: Services): Disposable {
  const store = new DisposableStore();
  const results = store.add(new TestResults((work) => void commands.guard(work)));
  const listening = store.add(new MutableDisposable<DisposableStore>());
  store.add(
    desk.onDidOpen((open) => {
      listening.value = undefined;
      if (!open?.question.runsCode) return results.clear();
      results.show(open, () => !desk.isInterviewRunning);
      const own = new DisposableStore();
      own.add(open.onDidStartRun(({ only }) => results.runStarted(only)));
      own.add(open.onDidEndRun(({ result }) => results.runEnded(result)));
      own.add(open.onDidChange(() => results.attemptChanged()));
      listening.value = own;
    }),
  );
  return store;
}
