import { solutionFile } from "../core/question/answerFile";
import type { Question } from "../core/question/question";
import type { RunJob, RunTests } from "../protocol/runnerMessages";
import { suiteTests } from "../protocol/suiteTests";
import { defaultLimits } from "../runner/limits";

/** The run of one question's suite, or of other tests, against the text of the candidate's file. */
export function runJob(
  question: Question,
  text: string,
  path: string,
  { only, tests }: { only?: readonly string[]; tests?: RunTests } = {},
): RunJob {
  return {
    solution: { name: solutionFile, text },
    solutionPath: path,
    files: question.files,
    tests: tests ?? suiteTests(question.suite),
    only: only && [...only],
    limits: defaultLimits,
  };
}
