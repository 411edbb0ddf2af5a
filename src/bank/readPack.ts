import type { Reference } from "../core/question/packFile";
import { typeOfFile } from "../core/question/packPath";
import { parseGuide } from "../core/question/parseGuide";
import { parseInterview } from "../core/question/parseInterview";
import { parseQuestion } from "../core/question/parseQuestion";
import { parseRubric } from "../core/question/parseRubric";
import { parseTrack } from "../core/question/parseTrack";
import type { Problem, Standard } from "../core/question/question";
import { checkPack } from "./checkPack";
import type { Pack, PackReferences } from "./pack";
import { type PackText, readPackFiles } from "./packFiles";

/** Reads and checks the pack in a folder. Never rejects for what a pack holds: that is in `problems`, by file and line. */
export async function readPack(folder: string, standard?: Standard): Promise<Pack> {
  const { texts, problems } = await readPackFiles(folder);
  return parsePack(texts, problems, standard);
}

/** Parses the files of a pack and checks them against each other. */
export function parsePack(
  texts: readonly PackText[],
  unread: readonly Problem[] = [],
  standard: Standard = "pack",
): Pack {
  const pack: Pack = { tracks: [], questions: [], interviews: [], rubrics: [], guides: [], problems: [...unread] };
  const references: PackReferences["references"] = [];
  for (const { file, text } of texts) {
    for (const reference of addFile(pack, file, text, standard)) references.push({ ...reference, file });
  }
  pack.problems.push(...checkPack(pack, { files: new Set(texts.map(({ file }) => file)), references }));
  pack.problems.sort((a, b) => compareText(a.file, b.file) || a.line - b.line || a.column - b.column);
  return pack;
}

/** Parses one file into the pack; gives what the file names. */
function addFile(pack: Pack, file: string, text: string, standard: Standard): Reference[] {
  switch (typeOfFile(file)) {
    case "track": {
      const { track, problems } = parseTrack(text, file, standard);
      return add(pack, pack.tracks, track, problems);
    }
    case "question": {
      const { question, problems, references } = parseQuestion(text, file, standard);
      return add(pack, pack.questions, question, problems, references);
    }
    case "interview": {
      const { interview, problems, references } = parseInterview(text, file);
      return add(pack, pack.interviews, interview, problems, references);
    }
    case "rubric": {
      const { rubric, problems, references } = parseRubric(text, file);
      return add(pack, pack.rubrics, rubric, problems, references);
    }
    case "guide": {
      const { guide, problems, references } = parseGuide(text, file);
      return add(pack, pack.guides, guide, problems, references);
    }
    case undefined:
      if (file.includes("/") && !/(^|\/)README\.md$/iu.test(file)) {
        const message =
          "The name says no type. End it in .question.md, .guide.md, .interview.md, .rubric.md or .track.md.";
        pack.problems.push({ file, line: 1, column: 1, message });
      }
      return [];
  }
}

function add<T>(
  pack: Pack,
  list: T[],
  value: T | undefined,
  problems: readonly Problem[],
  references: Reference[] = [],
): Reference[] {
  if (value !== undefined) list.push(value);
  pack.problems.push(...problems);
  return references;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
