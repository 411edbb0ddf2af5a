import { type WebviewPanel, window } from "vscode";
import { type Disposable, DisposableStore } from "../../base/lifecycle";
import { commands, webviews } from "../../host/manifest";
import type { Services } from "../../services";
import type { Recording } from "./recording";
import type { Replays } from "./replays";

/** What a row of a view, or a link, says of the session it is about. */
type SessionRow = string | { id: string; type?: string } | undefined;

/** Keeps what is typed, brings it back after a crash, and plays it back after the session. */
export function registerReplay(services: Services): Disposable {
  const { commands: registry, desk } = services;
  const store = new DisposableStore();
  let recording: Promise<Recording> | undefined;
  let replays: Promise<Replays> | undefined;
  // Neither is needed before the first question is open.
  const recorder = () => {
    recording ??= import("./recording").then(({ Recording }) => store.add(new Recording(services)));
    return recording;
  };
  const player = () => {
    replays ??= import("./replays").then(({ Replays }) => store.add(new Replays(services)));
    return replays;
  };
  store.add(
    desk.onDidOpen(() => {
      if (desk.live || recording) void registry.guard(async () => (await recorder()).follow());
    }),
  );
  services.lastWrites.push(async () => (await recording)?.flush());
  store.add(
    registry.register(commands.replaySession, async (row?: SessionRow, question?: unknown) => {
      const { session, question: asked } = target(row, question);
      await (await player()).show(session, asked);
    }),
  );
  store.add(
    registry.register(commands.deleteRecording, async (row?: SessionRow) =>
      (await player()).remove(target(row).session),
    ),
  );
  store.add(
    window.registerWebviewPanelSerializer(webviews.replay, {
      deserializeWebviewPanel: (panel: WebviewPanel, state: unknown) =>
        registry.guard(async () => (await player()).restore(panel, state)),
    }),
  );
  return store;

  /** A row of the Session view is a question of the session on the desk; behind a row the editor hands over more. */
  function target(row: SessionRow, question?: unknown): { session?: string; question?: string } {
    if (typeof row === "object" && row.type === "question") return { session: desk.live?.state.id, question: row.id };
    const asked = typeof question === "string" ? question : undefined;
    return { session: typeof row === "object" ? row.id : row, question: asked };
  }
}
