import { commands as host, window } from "vscode";
import { type Disposable, DisposableStore } from "../../base/lifecycle";
import type { Config } from "../../host/config";
import { commands } from "../../host/manifest";
import { hangBell } from "../../session/bell";
import type { Desk } from "../../session/desk";

/** Says that the time of a section is over, in a notification that nobody has to close; the work goes on as it is. */
export function sayBell(desk: Desk, config: Config, guard: (work: () => unknown) => Promise<void>): Disposable {
  const store = new DisposableStore();
  const bell = store.add(hangBell(desk));
  store.add(
    bell.onDidRing(({ coded }) => {
      if (config.showsClock()) void guard(() => tell(coded ? "code" : "answer"));
    }),
  );
  return store;
}

/** With a button the editor shows the whole sentence; without one it cuts it short. */
async function tell(what: string): Promise<void> {
  const extend = "Give Me 5 More Minutes";
  const text = `Time's up. Your ${what} is kept as it stands; keep going if you like.`;
  const chosen = await window.showInformationMessage(text, extend);
  if (chosen) await host.executeCommand(commands.extend);
}
