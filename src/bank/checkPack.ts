import { posix } from "node:path";
import type { Blueprint, Draw } from "../core/interview/blueprint";
import { matches } from "../core/interview/drawInterview";
import { type Problem, type QuestionSummary, withStages } from "../core/question/question";
import { resolveReference } from "../core/question/slug";
import { feeds, type Rubric } from "../core/scoring/rubric";
import { canFill } from "./fillDraws";
import type { PackLists, PackReferences } from "./pack";

/**
 * What no file can know alone: that what it names exists, that interviews can be drawn, that criteria are fed. Each step
 * takes a few milliseconds in a pack of ten thousand questions and gives what it found.
 */
export function* checkPack(pack: PackLists, named: PackReferences): Generator<Problem[], void> {
  yield checkIds(pack);
  yield checkTracks(pack);
  yield* checkReferences(pack, named);
  for (const interview of pack.interviews) yield* checkDraws(interview, pack.questions);
  for (const rubric of pack.rubrics) yield* checkFed(rubric, pack);
}

function at(file: string, message: string): Problem {
  return { file, line: 1, column: 1, message };
}

function checkIds({ questions }: PackLists): Problem[] {
  const first = new Map<string, string>();
  const problems: Problem[] = [];
  for (const { id, file } of questions) {
    const other = first.get(id);
    if (other) problems.push(at(file, `The id \`${id}\` is taken by ${other}. Rename one of the files.`));
    else first.set(id, file);
  }
  return problems;
}

/** Every track folder that holds something has a track file. */
function checkTracks({ tracks, questions, interviews, guides, rubrics }: PackLists): Problem[] {
  const known = new Set(tracks.map(({ slug }) => slug));
  const homeless = new Map<string, string>();
  for (const { track, file } of [...questions, ...interviews, ...guides, ...rubrics]) {
    if (!known.has(track) && !homeless.has(track)) homeless.set(track, file);
  }
  return [...homeless].map(([track, file]) => at(file, `The track is missing: write ${track}/${track}.track.md.`));
}

const referencesAtOnce = 1000;

function* checkReferences(pack: PackLists, { files, references }: PackReferences): Generator<Problem[], void> {
  const check = createReferenceCheck(pack, files);
  for (let first = 0; first < references.length; first += referencesAtOnce) {
    yield references.slice(first, first + referencesAtOnce).flatMap(check);
  }
}

type NamedReference = PackReferences["references"][number];

/** Gives what is wrong with one reference. */
export function createReferenceCheck(
  pack: PackLists,
  files: PackReferences["files"],
): (named: NamedReference) => Problem[] {
  const questions = new Set(withStages(pack.questions).map(({ id }) => id));
  const guides = new Set(pack.guides.map(({ track, slug }) => `${track}/${slug}`));
  const rubrics = new Set(pack.rubrics.map(({ id }) => id));
  const categories = new Map(pack.tracks.map(({ slug, categories: own }) => [slug, own.map((one) => one.slug)]));
  const everywhere = new Set([...categories.values()].flat());
  const profiles = new Set(pack.questions.flatMap((question) => question.profiles));
  return ({ type, target, file, line, column }) => {
    const problems: Problem[] = [];
    const track = file.slice(0, file.indexOf("/"));
    const report = (message: string) => problems.push({ file, line, column, message });
    const id = resolveReference(target, track);
    if (type === "question" && !questions.has(id)) report(`There is no question \`${target}\`.`);
    if (type === "question" && isIdOf(id, file)) report("A question is not related to itself.");
    if (type === "guide" && !guides.has(id)) report(`There is no guide ${guideFile(id)}.`);
    if (type === "rubric" && !rubrics.has(id)) report(`There is no rubric ${id}.rubric.md.`);
    if (type === "track" && categories.size > 0 && !categories.has(target)) report(`There is no track \`${target}\`.`);
    if (type === "category" && file.endsWith(".question.md") && categories.has(track)) {
      if (!categories.get(track)!.includes(target))
        report(`The track file names no category \`${target}\`. Add it there.`);
    } else if (type === "category" && categories.size > 0 && !everywhere.has(target)) {
      report(`No track has a category \`${target}\`.`);
    }
    if (type === "profile" && !profiles.has(target)) report(`No question to the interviewer suits \`${target}\`.`);
    if (type === "link" && !files.has(linkTarget(file, target))) report(`There is no file ${target} in this pack.`);
    return problems;
  };
}

function guideFile(id: string): string {
  const [track, slug] = id.split("/");
  return `${track}/guides/${slug}.guide.md`;
}

/** The file of the pack that a relative link goes to. */
export function linkTarget(file: string, href: string): string {
  return posix.join(posix.dirname(file), href.replace(/#.*$/u, ""));
}

/** Whether a question file is that of an id. */
function isIdOf(id: string, file: string): boolean {
  const [track, slug] = id.split("/");
  return file.endsWith(`/${slug}.question.md`) && file.startsWith(`${track}/`);
}

/** Whether each draw of an interview can have what it takes, and all of them together. */
export function* checkDraws(interview: Blueprint, questions: readonly QuestionSummary[]): Generator<Problem[], void> {
  let isDrawable = true;
  for (const section of interview.sections) {
    for (const draw of section.draws) {
      const message = lackOf(
        draw,
        questions.filter((question) => matches(draw, question)),
      );
      if (message === undefined) yield [];
      else {
        isDrawable = false;
        const name = `${section.slug}.draw.${draw.slug}`;
        yield [{ file: interview.file, line: draw.line, column: draw.column, message: `\`${name}\` ${message}` }];
      }
    }
  }
  if (isDrawable && !canFill(interview, questions)) {
    yield [
      at(interview.file, "The draws take more questions than there are, if none is asked twice. Ease one of them."),
    ];
  }
}

/** What is missing of the questions a draw takes, if anything. */
function lackOf({ count, minutes = 0 }: Draw, found: readonly QuestionSummary[]): string | undefined {
  if (count !== undefined) {
    return found.length < count ? `takes ${count}, but only ${found.length} questions match.` : undefined;
  }
  const all = found.reduce((sum, question) => sum + question.minutes, 0);
  if (all >= minutes) return undefined;
  return `fills ${minutes} minutes, but the ${found.length} questions that match and are no longer take only ${all}.`;
}

/** Every criterion can get evidence in at least one interview that is scored by this rubric. */
function* checkFed(rubric: Rubric, { interviews, questions }: PackLists): Generator<Problem[], void> {
  const using = interviews.filter((one) => one.rubric === rubric.id);
  if (using.length === 0) {
    yield [at(rubric.file, "No interview uses this rubric. Name it in one, or remove it.")];
    return;
  }
  const reachable = new Set<QuestionSummary>();
  for (const draw of using.flatMap(({ sections }) => sections.flatMap((section) => section.draws))) {
    for (const question of questions) if (matches(draw, question)) reachable.add(question);
    yield [];
  }
  const asked = withStages([...reachable]);
  for (const { slug, criteria } of rubric.categories) {
    for (const criterion of criteria) {
      if (asked.some((question) => feeds(question, criterion))) yield [];
      else {
        yield [
          at(rubric.file, `Nothing that an interview asks feeds \`${slug}.${criterion.slug}\`. Widen its \`fed-by\`.`),
        ];
      }
    }
  }
}
