import { type Criterion, evidenceKinds, type Rubric } from "../scoring/rubric";
import { itemText } from "./bodyPart";
import {
  entries,
  fileReference,
  list,
  oneOf,
  prose,
  record,
  required,
  slug,
  wholeNumber,
  withDefault,
} from "./frontMatterSchema";
import { sourceOf, startOf } from "./markdownTree";
import { markedReferences, openPackFile, type PackFile, type Reference } from "./packFile";
import { kinds, type Problem } from "./question";
import { type Section, splitSections } from "./sections";
import { resolveReference } from "./slug";
import { reportTitles } from "./titledSections";

const criterionSchema = record({
  title: required(prose()),
  guide: required(fileReference),
  evidence: withDefault(list(oneOf(evidenceKinds), 1, evidenceKinds.length), () => []),
  "fed-by": required(
    record({
      kinds: withDefault(list(oneOf(kinds), 1, kinds.length), () => []),
      categories: withDefault(list(slug, 1, 60), () => []),
      topics: withDefault(list(slug, 1, 60), () => []),
    }),
  ),
});

export const rubricSchema = record({
  title: required(prose()),
  categories: required(
    entries(
      record({
        title: required(prose()),
        weight: required(wholeNumber(1, 10)),
        criteria: required(entries(criterionSchema, 20)),
      }),
      12,
    ),
  ),
});

type RubricFront = NonNullable<ReturnType<typeof rubricSchema>>;

export interface RubricFile {
  rubric?: Rubric;
  problems: Problem[];
  references: Reference[];
}

/** Parses a rubric file; `path` is relative to the pack. Never throws. */
export function parseRubric(text: string, path: string): RubricFile {
  const file = openPackFile(text, path, "rubric", rubricSchema);
  if (!("tree" in file) || !file.front) return { problems: file.problems, references: [] };
  const { front, problems } = file;
  const { lead, sections } = splitSections(file.tree.children, 2);
  reportTitles(file, sections, front.categories, "categories");
  const references = [
    ...file.references,
    ...markedReferences(file, "guide", /\.guide$/u),
    ...markedReferences(file, "category", /\.fed-by\.categories\.\d+$/u),
  ];
  const { track, slug: own } = file.path;
  const rubric: Rubric = {
    id: `${track}/${own}`,
    track,
    slug: own,
    title: front.title,
    categories: front.categories.map((category) => ({
      slug: category.slug,
      title: category.title,
      weight: category.weight,
      criteria: readCriteria(file, category, sections),
    })),
    description: sourceOf(lead, file.source.text),
    file: path,
  };
  return { rubric, problems, references };
}

type Category = RubricFront["categories"][number];

function readCriteria(file: PackFile<RubricFront>, category: Category, sections: readonly Section[]): Criterion[] {
  const section = sections.find(({ title }) => title === category.title);
  const parts = section ? splitSections(section.nodes, 3).sections : [];
  if (section) reportTitles(file, parts, category.criteria, `categories.${category.slug}.criteria`);
  return category.criteria.map((criterion) => {
    const path = `categories.${category.slug}.criteria.${criterion.slug}`;
    const fedBy = criterion["fed-by"];
    if (fedBy.kinds.length + fedBy.categories.length + fedBy.topics.length === 0) {
      file.report(file.marks.get(`${path}.fed-by`)!, "`fed-by` needs kinds, categories or topics.");
    }
    const part = parts.find(({ title }) => title === criterion.title);
    const { title, evidence, slug: own } = criterion;
    const guide = resolveReference(criterion.guide, file.path.track);
    return { slug: own, title, guide, anchors: part ? readAnchors(file, part) : [], evidence, fedBy };
  });
}

function readAnchors(file: PackFile<RubricFront>, part: Section): string[] {
  const list = part.nodes[0];
  if (list?.type !== "list" || !list.ordered || list.children.length !== 5 || part.nodes.length > 1) {
    const offset = list ? startOf(list) : part.offset;
    file.report(offset, `\`${part.title}\` is a numbered list of five: what a 1, 2, 3, 4 and 5 look like.`);
    return [];
  }
  return list.children.map((item) => itemText(item.children, { text: file.source.text }));
}
