import { join } from "node:path";
import { window } from "vscode";
import { type Disposable, DisposableStore, MutableDisposable } from "../../base/lifecycle";
import { Turns } from "../../base/turns";
import { type Conditions, strictSettings } from "../../core/interview/conditions";
import { createEditorSettings } from "../../host/editorSettings";
import { closeChatBar, hideSuggestion } from "../../host/inlineSuggestions";
import { commands } from "../../host/manifest";
import type { Services } from "../../services";
import { changeSettings, restoreSettings } from "../../storage/changedSettings";
import { noteFacts } from "./candidateFacts";
import { pauseSuggestions } from "./pausedSuggestions";

/** The conditions of an interview: what keeps help away while it runs, and brings it back at every way out. */
export function registerConditions({ context, commands: registry, desk, documents }: Services): Disposable {
  const store = new DisposableStore();
  const suggestions = store.add(new MutableDisposable<Disposable>());
  const settings = createEditorSettings();
  const file = join(context.globalStorageUri.fsPath, "changed-settings.json");
  const turns = new Turns();
  let kept: Conditions = "relaxed";
  let chatClosedFor: string | undefined;

  const beStrict = async () => {
    await changeSettings(file, settings, strictSettings);
    await hideSuggestion();
  };
  const keep = (wanted: Conditions) => {
    if (wanted === kept) return;
    const wasStrict = kept === "strict";
    kept = wanted;
    suggestions.value = wanted === "relaxed" ? undefined : pauseSuggestions(registry.guard);
    if (wanted === "strict") void registry.guard(() => turns.take(beStrict));
    else if (wasStrict) void registry.guard(() => turns.take(() => restoreSettings(file, settings)));
  };
  store.add(
    desk.onDidChange(() => {
      const state = desk.live?.state;
      const wanted = (state?.status === "running" && state.plan.conditions) || "relaxed";
      keep(wanted);
      // Once: whoever opens it again wants it open.
      if (wanted === "relaxed" || !state || chatClosedFor === state.id) return;
      chatClosedFor = state.id;
      void registry.guard(closeChatBar);
    }),
  );
  store.add(noteFacts(desk, documents));
  store.add(
    registry.register(commands.restoreSettings, async () => {
      const count = await turns.take(() => restoreSettings(file, settings, { force: true }));
      const what = count === 1 ? "1 setting is" : `${count} settings are`;
      void window.showInformationMessage(count === 0 ? "No setting is changed." : `${what} as you had them.`);
    }),
  );
  // What an interview left changed whose window was killed.
  void registry.guard(() => turns.take(() => restoreSettings(file, settings)));
  return store;
}
