import { solutionFile } from "../core/question/answerFile";
import type { Question } from "../core/question/question";
import type { RunJob } from "../protocol/runnerMessages";
import { suiteTests } from "../protocol/suiteTests";
import { defaultLimits } from "../runner/limits";

/** The run of one question's suite against the text of the candidate's file. */
export function runJob(question: Question, text: string, path: string, only?: readonly string[]): RunJob {
  return {
    solution: { name: solutionFile, text },
    solutionPath: path,
    files: question.files,
    tests: suiteTests(question.suite),
    only: only && [...only],
    limits: defaultLimits,
  };
}
