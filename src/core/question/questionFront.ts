import {
  entries,
  flag,
  list,
  oneOf,
  optional,
  packageName,
  prose,
  pythonVersion,
  type Reader,
  record,
  reference,
  required,
  slug,
  wholeNumber,
  withDefault,
} from "./frontMatterSchema";
import { curves } from "./growth";
import { markedReferences, type PackFront, type Reference } from "./packFile";
import { codingKinds, kinds, levels, type QuestionSummary } from "./question";
import { resolveReference } from "./slug";

const stageSchema = record({
  title: required(prose()),
  kind: required(oneOf(kinds.filter((kind) => kind !== "scenario"))),
  minutes: required(wholeNumber(1, 60)),
});

/** The front matter of a question. */
export const questionSchema = record({
  title: required(prose()),
  kind: required(oneOf(kinds)),
  level: required(oneOf(levels)),
  minutes: required(wholeNumber(1, 60)),
  topics: required(list(slug, 1, 6)),
  related: withDefault(list(reference, 0, 12), () => []),
  complexity: optional(record({ time: required(prose()), space: required(prose()) })),
  growth: optional(oneOf(curves)),
  python: withDefault(pythonVersion, () => "3.11"),
  packages: withDefault(list(packageName, 1, 8), () => []),
  favorite: withDefault(flag as Reader<boolean>, () => false),
  profiles: withDefault(list(slug, 1, 8), () => []),
  stages: withDefault(entries(stageSchema, 12), () => []),
});

export type QuestionFront = NonNullable<ReturnType<typeof questionSchema>>;

/** What path, front matter and the first words of the prompt say of a question; its stages are yet to be added. */
export function summaryOf(
  { file, path }: Pick<PackFront<QuestionFront>, "file" | "path">,
  front: QuestionFront,
  teaser: string,
): QuestionSummary {
  const { track, category, slug: own } = path;
  const { title, kind, level, minutes, topics, related, python, packages, favorite, profiles } = front;
  return {
    id: `${track}/${own}`,
    track,
    category,
    slug: own,
    title,
    kind,
    level,
    minutes,
    topics,
    related: related.map((id) => resolveReference(id, track)),
    python,
    packages,
    favorite,
    profiles,
    teaser,
    runsCode: codingKinds.includes(kind),
    stages: [],
    file,
  };
}

/** The same of a stage, which takes after its scenario. */
export function stageSummary(
  scenario: QuestionSummary,
  { slug: stage, title, kind, minutes }: QuestionFront["stages"][number],
  teaser: string,
): QuestionSummary {
  const { id, track, category, level, topics, python, packages, file } = scenario;
  return {
    id: `${id}#${stage}`,
    track,
    category,
    slug: stage,
    title,
    kind,
    level,
    minutes,
    topics,
    related: [],
    python,
    packages,
    favorite: false,
    profiles: [],
    teaser,
    runsCode: codingKinds.includes(kind),
    stages: [],
    file,
  };
}

/** What the front matter and the path of a question name. */
export function questionReferences(file: PackFront<QuestionFront>): Reference[] {
  return [
    ...markedReferences(file, "question", /^related\.\d+$/u),
    { type: "category", target: file.path.category, line: 1, column: 1 },
  ];
}
