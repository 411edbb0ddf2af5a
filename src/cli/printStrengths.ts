import { equivalentLine } from "../bank/equivalents";
import { leastShare, type Strength, shareOf } from "../bank/measure";
import type { Problem } from "../core/question/question";

/** A strength as `--json` gives it. */
export function toStrengthRow({ question, mutants, caught, survivors }: Strength, place: (one: Problem) => Problem) {
  return { question, mutants, caught, survivors: survivors.map(({ problem }) => place(problem)) };
}

/**
 * Prints the share of each question, weakest first, then that of all. Under each question stand the mutants that got
 * past its tests, as the lines that would list them as equivalent.
 */
export function printStrengths(strengths: readonly Strength[]): void {
  const rows = [...strengths].sort((a, b) => shareOf([a]) - shareOf([b]));
  for (const strength of rows) {
    const { question, survivors } = strength;
    console.log(`${tell([strength])}  ${question}${shareOf([strength]) < leastShare.question ? "  too few" : ""}`);
    for (const { mutant } of survivors) console.log(`       ${equivalentLine(question, mutant)}`);
  }
  console.log(`${tell(strengths)}  of all mutants caught`);
}

function tell(strengths: readonly Strength[]): string {
  const [mutants, caught] = [sum(strengths.map((one) => one.mutants)), sum(strengths.map((one) => one.caught))];
  const percent = (Math.floor(shareOf(strengths) * 1000) / 10).toFixed(1);
  return `${percent.padStart(5)} %  ${`${caught} of ${mutants}`.padStart(10)}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
