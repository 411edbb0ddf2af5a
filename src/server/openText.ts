import { basename, dirname, join, sep } from "node:path";
import { typeOfFile } from "../core/question/packPath";

/** Where a file lies in the pack it belongs to. */
export interface PackPlace {
  /** Absolute path of the pack's folder. */
  root: string;
  /** Relative to the pack, with forward slashes. */
  file: string;
}

/** Names of folders and file that make the path of a file in its pack: track and rubric lie in the track's folder, others deeper. */
const depths = { track: 2, rubric: 2, question: 3, interview: 3, guide: 3 };

/** The pack of a file by its absolute path, as if it lay where files of its type belong; undefined for other files. */
export function placeInPack(path: string): PackPlace | undefined {
  const type = typeOfFile(path);
  if (!type) return undefined;
  const names: string[] = [];
  let root = path;
  while (names.length < depths[type] && dirname(root) !== root) {
    names.unshift(basename(root));
    root = dirname(root);
  }
  return { root, file: names.join("/") };
}

/** The absolute path of a file of a pack. */
export function pathInPack({ root, file }: PackPlace): string {
  return join(root, file.replaceAll("/", sep));
}

/** The lines of a text as an editor counts them. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|\r|\n/u);
}
