import type { Guide, GuideSummary, Problem, Question, QuestionSummary, Standard } from "../core/question/question";
import { type BankIndex, indexPack } from "./bankIndex";
import { checkPack } from "./checkPack";
import { createPace } from "./pace";
import type { Pack, PackReferences } from "./pack";
import { listPackFiles, type PackHead, type PackText, readPackFiles, visitPackFiles } from "./packFiles";
import { type ParsedFile, parseFile, skimFile } from "./parseFile";

/** Reads and checks the pack in a folder. Never rejects for what a pack holds: that is in `problems`, by file and line. */
export async function readPack(folder: string, standard?: Standard): Promise<Pack> {
  const { texts, problems } = await readPackFiles(folder);
  return parsePack(texts, problems, standard);
}

/** Parses the files of a pack and checks them against each other. */
export function parsePack(texts: readonly PackText[], unread: readonly Problem[] = [], standard?: Standard): Pack {
  return joinPack(
    texts.map((text) => parseFile(text, standard)),
    unread,
  );
}

/** A pack of whose questions only is read what lists show; the bodies are checked when they are opened. */
export interface IndexedPack {
  index: BankIndex;
  /** By file and line. */
  problems: Problem[];
}

/**
 * Reads the metadata of the pack in a folder, of ten thousand questions within a second or two, and lets the host work
 * in between. Never rejects for what a pack holds.
 */
export async function readPackIndex(folder: string): Promise<IndexedPack> {
  const { files, problems } = await listPackFiles(folder);
  const skimmed: ParsedFile<QuestionSummary, GuideSummary>[] = [];
  const longer: string[] = [];
  const see = (head: PackHead) => {
    const read = skimFile(head);
    if (read) skimmed.push(read);
    else longer.push(head.file);
  };
  problems.push(...(await visitPackFiles(folder, files, see, headBytes)));
  problems.push(...(await visitPackFiles(folder, longer, see)));
  skimmed.sort((a, b) => compareText(a.file, b.file));
  const { pack, add, check } = gatherPack<QuestionSummary, GuideSummary>(problems);
  const pace = createPace();
  for (const file of skimmed) {
    await pace();
    add(file);
  }
  for (const found of check()) {
    pack.problems.push(...found);
    await pace();
  }
  return { index: indexPack(pack), problems: pack.problems.sort(compareProblems) };
}

/** The front matter and the prompt of most questions end far before. */
const headBytes = 4096;

/** Puts parsed files, in order of paths, together to a pack and checks them against each other. */
export function joinPack(files: readonly ParsedFile[], unread: readonly Problem[] = []): Pack {
  const { pack, add, check } = gatherPack<Question, Guide>(unread);
  for (const file of files) add(file);
  for (const found of check()) pack.problems.push(...found);
  pack.problems.sort(compareProblems);
  return pack;
}

/** Puts parsed files together one by one; `check` holds them against each other, one part at each step. */
function gatherPack<Q extends QuestionSummary, G extends GuideSummary>(unread: readonly Problem[]) {
  const pack: Pack<Q, G> = {
    tracks: [],
    questions: [],
    interviews: [],
    rubrics: [],
    guides: [],
    problems: [...unread],
  };
  const files = new Set<string>();
  const references: PackReferences["references"] = [];
  return {
    pack,
    add: (parsed: ParsedFile<Q, G>) => {
      const { file, track, question, interview, rubric, guide } = parsed;
      files.add(file);
      if (track) pack.tracks.push(track);
      if (question) pack.questions.push(question);
      if (interview) pack.interviews.push(interview);
      if (rubric) pack.rubrics.push(rubric);
      if (guide) pack.guides.push(guide);
      // One file can hold more of them than a call takes arguments.
      for (const problem of parsed.problems) pack.problems.push(problem);
      for (const reference of parsed.references) references.push({ ...reference, file });
    },
    check: () => checkPack(pack, { files, references }),
  };
}

function compareProblems(a: Problem, b: Problem): number {
  return compareText(a.file, b.file) || a.line - b.line || a.column - b.column;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
