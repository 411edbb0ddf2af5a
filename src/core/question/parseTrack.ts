import { entries, named, prose, record, required, wholeNumber, withDefault } from "./frontMatterSchema";
import { openPackFile } from "./packFile";
import type { Problem, Track } from "./question";

export const trackSchema = record({
  title: required(prose()),
  // Tracks without one come last, in order of their names.
  order: withDefault(wholeNumber(1, 99), () => 100),
  categories: required(entries(named("title", prose()), 60)),
});

/** Parses a track file; `path` is relative to the pack. Never throws. */
export function parseTrack(text: string, path: string): { track?: Track; problems: Problem[] } {
  const file = openPackFile(text, path, "track", trackSchema);
  if (!("tree" in file) || !file.front) return { problems: file.problems };
  const { title, order, categories } = file.front;
  const introduction = file.source.text.slice(file.bodyStart).trim();
  if (introduction === "") file.report(file.bodyStart, "Say in a paragraph whom this track is for.");
  return {
    track: { slug: file.path.track, title, order, categories, introduction, file: path },
    problems: file.problems,
  };
}
