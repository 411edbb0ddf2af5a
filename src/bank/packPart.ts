import { stat } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { UserError } from "../base/errors";
import type { Pack } from "./pack";

/** A pack and the part of it that is meant. */
export interface PackPart {
  /** Absolute path of the pack. */
  folder: string;
  /** A file or folder of the pack, with forward slashes; empty for all of it. */
  part: string;
}

/**
 * Finds the pack that a path lies in: its track folder is the nearest one that holds a track file of its own name. A
 * folder outside of any track is a pack itself. Rejects with a `UserError` for a path that is not there and for a file
 * outside of any track.
 */
export async function findPackPart(path: string): Promise<PackPart> {
  const whole = resolve(path);
  const found = await stat(whole).catch(() => undefined);
  if (!found) throw new UserError(`There is no file or folder ${path}.`);
  for (let track = whole; track !== dirname(track); track = dirname(track)) {
    if (!(await isFile(join(track, `${basename(track)}.track.md`)))) continue;
    const folder = dirname(track);
    return { folder, part: relative(folder, whole).split(sep).join("/") };
  }
  if (found.isDirectory()) return { folder: whole, part: "" };
  throw new UserError(`${path} is not in a pack: no folder above it holds a track file. ${layout}`);
}

/** Whether nothing at all was found, not even a problem. */
export function isEmpty({ tracks, questions, interviews, rubrics, guides, problems }: Pack): boolean {
  return [tracks, questions, interviews, rubrics, guides, problems].every((list) => list.length === 0);
}

/** Why there is nothing to prove at a path whose part of a pack `isEmpty`. */
export function nothingThere(path: string, part: string): string {
  if (part !== "") return `${path} holds nothing to prove: no file whose name ends as those of a pack do.`;
  return `There is no pack in ${path}: ${noTrack}`;
}

const layout = "Questions lie at <pack>/<track>/<category>/, and each <track>/ holds its <track>.track.md.";
const noTrack = `no folder above or below it holds a track file. ${layout}`;

function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

/** What of a pack lies in a part of it, with the problems found there; they were found against all of the pack. */
export function narrowPack(pack: Pack, part: string): Pack {
  const within = ({ file }: { file: string }) => part === "" || file === part || file.startsWith(`${part}/`);
  return {
    tracks: pack.tracks.filter(within),
    questions: pack.questions.filter(within),
    interviews: pack.interviews.filter(within),
    rubrics: pack.rubrics.filter(within),
    guides: pack.guides.filter(within),
    problems: pack.problems.filter(within),
  };
}
