import { window } from "vscode";
import { type Disposable, DisposableStore } from "../../base/lifecycle";
import type { Config } from "../../host/config";
import { hangBell } from "../../session/bell";
import type { Desk } from "../../session/desk";

/** Says that the time of a section is over, in a notification that nobody has to close; the work goes on as it is. */
export function sayBell(desk: Desk, config: Config): Disposable {
  const store = new DisposableStore();
  const bell = store.add(hangBell(desk));
  store.add(
    bell.onDidRing(({ coded }) => {
      if (!config.showsClock()) return;
      const what = coded ? "code" : "answer";
      void window.showInformationMessage(`Time's up. Your ${what} is kept as it stands; keep going if you like.`);
    }),
  );
  return store;
}
