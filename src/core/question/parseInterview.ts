import type { Blueprint, BlueprintSection } from "../interview/blueprint";
import {
  entries,
  fileReference,
  keyed,
  list,
  oneOf,
  optional,
  prose,
  record,
  required,
  slug,
  wholeNumber,
  withDefault,
} from "./frontMatterSchema";
import { markedReferences, openPackFile, type PackFile, type Reference } from "./packFile";
import { kinds, levels, type Problem } from "./question";
import { resolveReference } from "./slug";
import { placeAt } from "./sourceText";

const weight = wholeNumber(1, 100);

const weightsSchema = record({
  kinds: withDefault(keyed(oneOf(kinds), "weight", weight), () => []),
  categories: withDefault(keyed(slug, "weight", weight), () => []),
  levels: withDefault(keyed(oneOf(levels), "weight", weight), () => []),
});

const drawFields = record({
  tracks: withDefault(list(slug, 1, 60), () => []),
  kinds: withDefault(list(oneOf(kinds), 1, kinds.length), () => []),
  categories: withDefault(list(slug, 1, 60), () => []),
  topics: withDefault(list(slug, 1, 60), () => []),
  levels: withDefault(list(oneOf(levels), 1, levels.length), () => []),
  count: optional(wholeNumber(1, 20)),
  minutes: optional(wholeNumber(1, 240)),
  weights: withDefault(weightsSchema, () => ({ kinds: [], categories: [], levels: [] })),
});

/** A draw with anything wrong in it is left out whole: what it should take is not guessed. */
const drawSchema: typeof drawFields = (node, path, context) => {
  let wrong = false;
  const report: typeof context.report = (offset, message) => {
    wrong = true;
    context.report(offset, message);
  };
  const draw = drawFields(node, path, { ...context, report });
  return wrong ? undefined : draw;
};
drawSchema.shape = drawFields.shape;

export const interviewSchema = record({
  title: required(prose()),
  minutes: required(wholeNumber(5, 240)),
  // Interviews without one come last, in order of their titles.
  order: withDefault(wholeNumber(1, 99), () => 100),
  rubric: required(fileReference),
  company: optional(prose(80)),
  profile: optional(slug),
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
    ...markedReferences(file, "profile", /^profile$/u),
    ...markedReferences(file, "track", /\.draw\.[^.]+\.tracks\.\d+$/u),
    ...markedReferences(file, "category", /\.draw\.[^.]+(\.categories\.\d+|\.weights\.categories\.[^.]+)$/u),
  ];
  const { track, slug: own } = file.path;
  const interview: Blueprint = {
    id: `${track}/${own}`,
    track,
    slug: own,
    title: front.title,
    minutes: front.minutes,
    order: front.order,
    rubric: resolveReference(front.rubric, track),
    ...(front.company ? { company: front.company } : {}),
    ...(front.profile ? { profile: front.profile } : {}),
    sections: front.sections.map((section) => toSection(file, section)),
    description,
    file: path,
  };
  return { interview, problems, references };
}

type SectionFront = InterviewFront["sections"][number];
type DrawFront = SectionFront["draw"][number];

function toSection({ marks, source }: PackFile<InterviewFront>, section: SectionFront): BlueprintSection {
  const { slug: own, title, minutes } = section;
  const draws = section.draw.map((draw) => ({
    ...draw,
    ...placeAt(source, marks.get(`sections.${own}.draw.${draw.slug}`)!),
  }));
  return { slug: own, title, minutes, draws, pickOneOf: section["pick-one-of"] };
}

function checkInterview(file: PackFile<InterviewFront>, front: InterviewFront): void {
  const { marks, report } = file;
  const sum = front.sections.reduce((minutes, section) => minutes + section.minutes, 0);
  if (sum !== front.minutes) {
    report(marks.get("minutes")!, `The sections add up to ${sum} minutes, not ${front.minutes}. Change one of them.`);
  }
  for (const section of front.sections) checkSection(file, section);
}

function checkSection(file: PackFile<InterviewFront>, section: SectionFront): void {
  const { marks, report } = file;
  const path = `sections.${section.slug}`;
  for (const draw of section.draw) checkDraw(file, draw, `${path}.draw.${draw.slug}`);
  const filled = section.draw.reduce((minutes, draw) => minutes + (draw.minutes ?? 0), 0);
  if (filled > section.minutes) {
    const message = `The draws fill ${filled} minutes, but the section has ${section.minutes}. Change one of them.`;
    report(marks.get(`${path}.minutes`)!, message);
  }
  for (const [index, name] of section["pick-one-of"].entries()) {
    const draw = section.draw.find((one) => one.slug === name);
    const place = marks.get(`${path}.pick-one-of.${index}`)!;
    if (!draw) report(place, `This section has no draw \`${name}\`.`);
    else if (draw.minutes !== undefined) report(place, `\`${name}\` is picked from, so it takes a \`count\`.`);
  }
}

function checkDraw({ marks, report }: PackFile<InterviewFront>, draw: DrawFront, path: string): void {
  const { tracks, categories, topics, count, minutes } = draw;
  const place = marks.get(path)!;
  if ([tracks, draw.kinds, categories, topics, draw.levels].every((filter) => filter.length === 0)) {
    report(place, "A draw needs a filter: tracks, kinds, categories, topics or levels.");
  }
  if ((count === undefined) === (minutes === undefined)) {
    const both = count !== undefined;
    report(
      both ? marks.get(`${path}.minutes`)! : place,
      both
        ? "A draw takes `count` questions or fills `minutes`, not both. Leave one out."
        : "A draw needs `count`, how many questions it takes, or `minutes`, which they are to fill.",
    );
  }
  for (const name of ["kinds", "categories", "levels"] as const) {
    const filter: readonly string[] = draw[name];
    for (const { slug: weighted } of draw.weights[name]) {
      if (filter.length === 0 || filter.includes(weighted)) continue;
      const message = `This draw takes no \`${weighted}\`. Add it to \`${name}\`, or leave the weight out.`;
      report(marks.get(`${path}.weights.${name}.${weighted}`)!, message);
    }
  }
}
