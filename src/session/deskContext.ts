import type { Question } from "../core/question/question";
import type { Config } from "../host/config";
import type { Documents } from "../host/documents";
import { carriedStarter } from "./carriedStarter";
import type { LiveSession } from "./liveSession";
import type { OpenQuestion } from "./openQuestion";
import type { ProgressStore } from "./progressStore";
import type { Runs } from "./runs";

/** What the desk works with. */
export interface DeskContext {
  documents: Documents;
  runs: Runs;
  progress: ProgressStore;
  config: Config;
  /** The practice folder for what starts now. */
  root: () => string;
  loadQuestion: (id: string) => Promise<Question>;
  /** Whether tests may run before the person has saved. */
  mayRunAhead: () => Promise<boolean>;
  /** Shows what went wrong outside any command. */
  report: (error: Error) => void;
  /** Writes to the log what nobody needs to be told. */
  note: (text: string) => void;
}

/** A question of a session as it lies on the desk; `root` is the practice folder. */
export async function questionOnDesk(
  question: Question,
  live: LiveSession,
  root: string,
  context: DeskContext,
): Promise<OpenQuestion> {
  const { OpenQuestion } = await import("./openQuestion");
  const { config, loadQuestion } = context;
  return new OpenQuestion(question, {
    ...context,
    live,
    root,
    starter: () => carriedStarter(question, live.state, root, loadQuestion),
    runOnAutoSave: () => config.runOnAutoSave(),
  });
}
