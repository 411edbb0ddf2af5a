import { hasFailed, type OwnTestsCheck, ownTestsProblem } from "../core/question/ownTestsCheck";
import type { Question } from "../core/question/question";
import type { RunResult } from "../core/question/runResult";

/**
 * Tries the candidate's own tests on the reference and then on every wrong solution. `run` runs them on a solution;
 * `onProgress` hears how many of so many solutions are done.
 */
export async function checkOwnTests(
  { solution, wrongSolutions }: Question,
  run: (solution: string) => Promise<RunResult>,
  onProgress: (done: number, of: number) => void,
): Promise<OwnTestsCheck> {
  if (!solution || wrongSolutions.length === 0) {
    return { kind: "unable", message: "This question has no wrong solutions to try your tests on." };
  }
  const of = wrongSolutions.length + 1;
  const reference = await run(solution.code.code);
  const problem = ownTestsProblem(reference);
  if (problem) return { kind: "unable", message: aboutReference(problem) };
  const cases = reference.cases.filter(hasFailed);
  if (cases.length > 0) return { kind: "disagrees", cases };
  const caught: string[] = [];
  for (const [index, { title, code }] of wrongSolutions.entries()) {
    onProgress(index + 1, of);
    // A solution the tests cannot even load is not caught by a test.
    const { cases: results } = await run(code.code);
    if (results.some(hasFailed)) caught.push(title);
  }
  return { kind: "checked", caught, total: wrongSolutions.length };
}

/** The runner speaks of the candidate's file where here the reference stands. */
function aboutReference(message: string): string {
  return message
    .replace("Your file does not define", "The reference solution does not define")
    .replace("your file did not finish loading", "your tests did not finish loading");
}
