import { entries, named, prose, record, required, wholeNumber, withDefault } from "./frontMatterSchema";
import { sourceOf, startOf } from "./markdownTree";
import { openPackFile, type PackFile } from "./packFile";
import type { Category, Problem, Standard, Track } from "./question";
import { type Section, splitSections } from "./sections";
import { reportTitles } from "./titledSections";

export const trackSchema = record({
  title: required(prose()),
  // Tracks without one come last, in order of their names.
  order: withDefault(wholeNumber(1, 99), () => 100),
  categories: required(entries(named("title", prose()), 60)),
});

type TrackFront = NonNullable<ReturnType<typeof trackSchema>>;

/**
 * Parses a track file; `path` is relative to the pack. Never throws. A pack introduces all categories of a track or
 * none; the shipped bank all.
 */
export function parseTrack(
  text: string,
  path: string,
  standard: Standard = "pack",
): { track?: Track; problems: Problem[] } {
  const file = openPackFile(text, path, "track", trackSchema);
  if (!("tree" in file) || !file.front) return { problems: file.problems };
  const { title, order } = file.front;
  const { lead, sections } = splitSections(file.tree.children, 2);
  const introduction = sourceOf(lead, file.source.text);
  if (introduction === "") file.report(file.bodyStart, "Say in a paragraph whom this track is for.");
  const introduced = sections.length > 0 || standard === "shipped";
  if (introduced) reportTitles(file, sections, file.front.categories, "categories");
  const categories = file.front.categories.map((category): Category => {
    const section = sections.find((one) => one.title === category.title);
    return { ...category, introduction: section ? readIntroduction(file, section) : "" };
  });
  return {
    track: { slug: file.path.track, title, order, categories, introduction, file: path },
    problems: file.problems,
  };
}

/** One paragraph, since a tooltip shows it too; an empty section was reported with the titles. */
function readIntroduction({ source, report }: PackFile<TrackFront>, { title, nodes }: Section): string {
  const odd = nodes[0]?.type === "paragraph" ? nodes[1] : nodes[0];
  if (odd) report(startOf(odd), `\`${title}\` is one paragraph: what its questions test.`);
  return sourceOf(nodes, source.text);
}
