import type { Blueprint, BlueprintSection } from "../interview/blueprint";
import { entries, list, oneOf, prose, record, required, slug, wholeNumber, withDefault } from "./frontMatterSchema";
import { markedReferences, openPackFile, type PackFile, type Reference } from "./packFile";
import { kinds, levels, type Problem } from "./question";

const drawSchema = record({
  kinds: withDefault(list(oneOf(kinds), 1, kinds.length), () => []),
  categories: withDefault(list(slug, 1, 60), () => []),
  topics: withDefault(list(slug, 1, 60), () => []),
  levels: withDefault(list(oneOf(levels), 1, levels.length), () => []),
  count: required(wholeNumber(1, 20)),
});

export const interviewSchema = record({
  title: required(prose()),
  minutes: required(wholeNumber(5, 240)),
  rubric: required(slug),
  sections: required(
    entries(
      record({
        title: required(prose()),
        minutes: required(wholeNumber(1, 240)),
        draw: required(entries(drawSchema, 8)),
        "pick-one-of": withDefault(list(slug, 2, 8), () => []),
      }),
      16,
    ),
  ),
});

type InterviewFront = NonNullable<ReturnType<typeof interviewSchema>>;

export interface InterviewFile {
  interview?: Blueprint;
  problems: Problem[];
  references: Reference[];
}

/** Parses an interview file; `path` is relative to the pack. Never throws. */
export function parseInterview(text: string, path: string): InterviewFile {
  const file = openPackFile(text, path, "interview", interviewSchema);
  if (!("tree" in file) || !file.front) return { problems: file.problems, references: [] };
  const { front, problems, source, bodyStart } = file;
  checkInterview(file, front);
  const description = source.text.slice(bodyStart).trim();
  if (description === "") file.report(bodyStart, "Say in a paragraph whom this interview suits.");
  const references = [
    ...file.references,
    ...markedReferences(file, "rubric", /^rubric$/u),
    ...markedReferences(file, "category", /\.draw\.[^.]+\.categories\.\d+$/u),
  ];
  const { track, slug: own } = file.path;
  const interview: Blueprint = {
    id: `${track}/${own}`,
    track,
    slug: own,
    title: front.title,
    minutes: front.minutes,
    rubric: front.rubric,
    sections: front.sections.map(toSection),
    description,
    file: path,
  };
  return { interview, problems, references };
}

function toSection({ slug: own, title, minutes, draw, ...rest }: InterviewFront["sections"][number]): BlueprintSection {
  return { slug: own, title, minutes, draws: draw, pickOneOf: rest["pick-one-of"] };
}

function checkInterview({ marks, report }: PackFile<InterviewFront>, front: InterviewFront): void {
  const sum = front.sections.reduce((minutes, section) => minutes + section.minutes, 0);
  if (sum !== front.minutes) {
    report(marks.get("minutes")!, `The sections add up to ${sum} minutes, not ${front.minutes}. Change one of them.`);
  }
  for (const section of front.sections) {
    const path = `sections.${section.slug}`;
    for (const draw of section.draw) {
      if (draw.kinds.length + draw.categories.length + draw.topics.length + draw.levels.length === 0) {
        report(marks.get(`${path}.draw.${draw.slug}`)!, "A draw needs a filter: kinds, categories, topics or levels.");
      }
    }
    for (const [index, name] of section["pick-one-of"].entries()) {
      if (section.draw.some((draw) => draw.slug === name)) continue;
      report(marks.get(`${path}.pick-one-of.${index}`)!, `This section has no draw \`${name}\`.`);
    }
  }
}
