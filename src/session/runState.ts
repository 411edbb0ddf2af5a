import type { RunResult } from "../core/question/runResult";

/** What is known of some tests right now; `text` is the file that was run. */
export type RunState =
  | { kind: "idle" }
  | { kind: "running"; cases: RunResult["cases"] }
  | { kind: "done"; result: RunResult; text: string };

/** `ownFollow`: the candidate's own tests are run next. */
export interface EndedRun {
  result: RunResult;
  only?: readonly string[];
  ownFollow?: boolean;
}
