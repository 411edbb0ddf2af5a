import { window } from "vscode";
import { type Disposable, DisposableStore, toDisposable } from "../../base/lifecycle";
import { Turns } from "../../base/turns";
import { endSnooze, snoozeSuggestions } from "../../host/inlineSuggestions";

/** Suggestions are paused for so long at a time: should the window die, they come back by themselves. */
const pauseMinutes = 5;
const renewMs = 4 * 60_000;

/** Keeps suggestions that come by themselves away until it is disposed. An editor that cannot pause them is left as it is. */
export function pauseSuggestions(guard: (work: () => unknown) => Promise<void>): Disposable {
  const store = new DisposableStore();
  // One after the other: a pause that is still being renewed must not outlive its end.
  const turns = new Turns();
  let paused = false;
  let over = false;
  const renew = () =>
    guard(() =>
      turns.take(async () => {
        if (!over && (await snoozeSuggestions(pauseMinutes))) paused = true;
      }),
    );
  void renew();
  const timer = setInterval(() => void renew(), renewMs);
  store.add(toDisposable(() => clearInterval(timer)));
  // Another window, or the person, may have ended the pause meanwhile.
  store.add(window.onDidChangeWindowState(({ focused }) => focused && void renew()));
  store.add(
    toDisposable(() => {
      over = true;
      // What we did not pause is not ours to bring back.
      void guard(() => turns.take(async () => void (paused && (await endSnooze()))));
    }),
  );
  return store;
}
