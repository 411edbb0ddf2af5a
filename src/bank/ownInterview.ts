import type { Blueprint } from "../core/interview/blueprint";
import { parseInterview } from "../core/question/parseInterview";
import type { Problem } from "../core/question/question";
import type { BankIndex } from "./bankIndex";
import { checkDraws, createReferenceCheck } from "./checkPack";
import { readPackFile } from "./packFiles";

/** An interview that the person keeps in the practice folder. */
export interface OwnInterview {
  /** Relative to the practice folder, with forward slashes: `own/interviews/acme.interview.md`. */
  file: string;
  /** Absent when there is a problem with it. */
  interview?: Blueprint;
  problems: Problem[];
}

/** Reads one interview of one's own and holds it against the bank that it draws from. */
export async function readOwnInterview(root: string, file: string, index: BankIndex): Promise<OwnInterview> {
  const read = await readPackFile(root, file);
  if (!("text" in read)) return { file, problems: [read] };
  const { interview, problems, references } = parseInterview(read.text, file);
  const check = createReferenceCheck({ ...index, problems: [] }, new Set([file]));
  const found = [...problems, ...references.flatMap((reference) => check({ ...reference, file }))];
  if (interview && found.length === 0) found.push(...[...checkDraws(interview, index.questions)].flat());
  return found.length === 0 ? { file, interview, problems: [] } : { file, problems: found };
}
