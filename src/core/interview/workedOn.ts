import { answerFile, solutionFile } from "../question/answerFile";
import { testsFile } from "../question/testsSkeleton";
import type { WorkedOn } from "./phases";

/** What of a coding question's notes a heading belongs to; what stands under another one is planning. */
const parts: Readonly<Record<string, WorkedOn>> = { time: "analyze", space: "analyze", tests: "test" };

/** What a change in a file of a coding question works on; `above` is its text up to the change. Undefined for other files. */
export function workedOn(file: string, above: string): WorkedOn | undefined {
  if (file === solutionFile) return "code";
  if (file === testsFile) return "test";
  if (file !== answerFile) return undefined;
  const heading = [...above.matchAll(/^#+[ \t]+(.*?)[ \t]*$/gmu)].at(-1)?.[1];
  return parts[heading?.toLowerCase() ?? ""] ?? "plan";
}
