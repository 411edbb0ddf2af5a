import { solutionFile } from "../core/question/answerFile";
import type { Question, TestGroup } from "../core/question/question";
import type { RunJob, RunTests } from "../protocol/runnerMessages";
import { defaultLimits } from "../runner/limits";

/** The run of one question's suite against the text of the candidate's file. */
export function runJob(question: Question, text: string, path: string, only?: readonly string[]): RunJob {
  return {
    solution: { name: solutionFile, text },
    solutionPath: path,
    files: question.files,
    tests: testsOf(question),
    only: only && [...only],
    limits: defaultLimits,
  };
}

export function testsOf({ suite }: Question): RunTests {
  if (suite.cases) return { cases: suite.cases };
  const parts: [TestGroup, { code: string } | undefined][] = [
    ["example", suite.examples],
    ["test", suite.tests],
    ["bonus", suite.bonus],
  ];
  return { unittest: parts.flatMap(([group, block]) => (block ? [{ group, source: block.code }] : [])) };
}
