import { isSlug } from "./slug";

export type PackFileType = "track" | "question" | "interview" | "rubric" | "guide";

/** What the path of a pack file says about it. `category` is empty for all but questions. */
export interface PackPath {
  type: PackFileType;
  track: string;
  category: string;
  slug: string;
}

/** Where a file of each type lies; the words in braces are slugs. */
export const packPaths: Readonly<Record<PackFileType, string>> = {
  track: "{track}/{track}.track.md",
  question: "{track}/{category}/{slug}.question.md",
  interview: "{track}/interviews/{slug}.interview.md",
  rubric: "{track}/{slug}.rubric.md",
  guide: "{track}/guides/{slug}.guide.md",
};

/** The track that interviews of one's own belong to; it lies in the practice folder. */
export const ownTrack = "own";

/** The type that a file name's suffix claims, or undefined for other files. */
export function typeOfFile(path: string): PackFileType | undefined {
  return /\.(track|question|interview|rubric|guide)\.md$/u.exec(path)?.[1] as PackFileType | undefined;
}

/** Reads a path relative to the pack, with forward slashes; undefined when it is not where such a file belongs. */
export function readPackPath(path: string): PackPath | undefined {
  const type = typeOfFile(path);
  if (!type) return undefined;
  const folders = path.slice(0, -`.${type}.md`.length).split("/");
  const slug = folders.pop()!;
  const [track = "", folder = ""] = folders;
  const depth = type === "track" || type === "rubric" ? 1 : 2;
  if (folders.length !== depth || ![...folders, slug].every(isSlug)) return undefined;
  if (type === "track" && slug !== track) return undefined;
  if (type === "interview" && folder !== "interviews") return undefined;
  if (type === "guide" && folder !== "guides") return undefined;
  return { type, track, category: type === "question" ? folder : "", slug };
}
