import { type Disposable, DisposableStore, MutableDisposable } from "../../base/lifecycle";
import type { Services } from "../../services";
import { DebugProfile } from "./debugProfile";
import { registerOwnTests } from "./ownTestCommands";
import { TestResults } from "./testResults";

/** The tests of the open question, and the candidate's own, in the editor's own Testing view, gutter and inline messages; syntax errors as a diagnostic. */
export function registerTests(services: Services): Disposable {
  const { desk, commands } = services;
  const store = new DisposableStore();
  store.add(registerOwnTests(services));
  const results = store.add(new TestResults((work) => void commands.guard(work)));
  store.add(new DebugProfile(services, results.controller));
  const listening = store.add(new MutableDisposable<DisposableStore>());
  store.add(
    desk.onDidOpen((open) => {
      listening.value = undefined;
      if (!open?.question.runsCode) return results.clear();
      results.show(open, () => !desk.isInterviewRunning);
      const own = new DisposableStore();
      own.add(open.onDidStartRun(({ only }) => results.runStarted(only)));
      own.add(open.onDidEndRun(({ result, ownFollow }) => results.runEnded(result, ownFollow)));
      own.add(open.own.onDidStartRun(() => results.ownStarted()));
      own.add(open.own.onDidEndRun((result) => results.ownEnded(result)));
      own.add(open.onDidChange(() => results.attemptChanged()));
      listening.value = own;
    }),
  );
  return store;
}
