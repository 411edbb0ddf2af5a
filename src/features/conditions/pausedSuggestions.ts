import { window } from "vscode";
import { type Disposable, DisposableStore, toDisposable } from "../../base/lifecycle";
import { endSnooze, snoozeSuggestions } from "../../host/inlineSuggestions";

/** Suggestions are paused for so long at a time: should the window die, they come back by themselves. */
const pauseMinutes = 10;
const renewMs = 4 * 60_000;

/** Keeps suggestions that come by themselves away until it is disposed. An editor that cannot pause them is left as it is. */
export function pauseSuggestions(guard: (work: () => unknown) => Promise<void>): Disposable {
  const store = new DisposableStore();
  let paused = false;
  const renew = () =>
    guard(async () => {
      paused = (await snoozeSuggestions(pauseMinutes)) || paused;
    });
  const begun = renew();
  const timer = setInterval(() => void renew(), renewMs);
  store.add(toDisposable(() => clearInterval(timer)));
  // Another window, or the person, may have ended the pause meanwhile.
  store.add(window.onDidChangeWindowState(({ focused }) => focused && void renew()));
  // What we did not pause is not ours to bring back.
  store.add(toDisposable(() => void begun.then(() => (paused ? guard(endSnooze) : undefined))));
  return store;
}
