import type { Problem, Standard } from "../core/question/question";
import { checkPack } from "./checkPack";
import type { Pack } from "./pack";
import { type PackText, readPackFiles } from "./packFiles";
import { type ParsedFile, parseFile } from "./parseFile";

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

/** Puts parsed files, in order of paths, together to a pack and checks them against each other. */
export function joinPack(files: readonly ParsedFile[], unread: readonly Problem[] = []): Pack {
  const present = <T>(values: readonly (T | undefined)[]) => values.filter((value) => value !== undefined);
  const pack: Pack = {
    tracks: present(files.map(({ track }) => track)),
    questions: present(files.map(({ question }) => question)),
    interviews: present(files.map(({ interview }) => interview)),
    rubrics: present(files.map(({ rubric }) => rubric)),
    guides: present(files.map(({ guide }) => guide)),
    problems: [...unread, ...files.flatMap(({ problems }) => problems)],
  };
  const references = files.flatMap(({ file, references }) => references.map((one) => ({ ...one, file })));
  pack.problems.push(...checkPack(pack, { files: new Set(files.map(({ file }) => file)), references }));
  pack.problems.sort((a, b) => compareText(a.file, b.file) || a.line - b.line || a.column - b.column);
  return pack;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
