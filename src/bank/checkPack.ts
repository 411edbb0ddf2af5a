import { posix } from "node:path";
import type { Blueprint, Draw } from "../core/interview/blueprint";
import { matches } from "../core/interview/drawInterview";
import { type Problem, type Question, withStages } from "../core/question/question";
import { resolveReference } from "../core/question/slug";
import { feeds, type Rubric } from "../core/scoring/rubric";
import { canFill } from "./fillDraws";
import type { Pack, PackReferences } from "./pack";

/** What no file can know alone: that what it names exists, that interviews can be drawn, that criteria are fed. */
export function checkPack(pack: Pack, named: PackReferences): Problem[] {
  return [
    ...checkIds(pack),
    ...checkTracks(pack),
    ...checkReferences(pack, named),
    ...pack.interviews.flatMap((interview) => checkDraws(interview, pack.questions)),
    ...pack.rubrics.flatMap((rubric) => checkFed(rubric, pack)),
  ];
}

function at(file: string, message: string): Problem {
  return { file, line: 1, column: 1, message };
}

function checkIds({ questions }: Pack): Problem[] {
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
function checkTracks({ tracks, questions, interviews, guides, rubrics }: Pack): Problem[] {
  const known = new Set(tracks.map(({ slug }) => slug));
  const homeless = new Map<string, string>();
  for (const { track, file } of [...questions, ...interviews, ...guides, ...rubrics]) {
    if (!known.has(track) && !homeless.has(track)) homeless.set(track, file);
  }
  return [...homeless].map(([track, file]) => at(file, `The track is missing: write ${track}/${track}.track.md.`));
}

function checkReferences(pack: Pack, { files, references }: PackReferences): Problem[] {
  const questions = new Set(withStages(pack.questions).map(({ id }) => id));
  const guides = new Set(pack.guides.map(({ track, slug }) => `${track}/${slug}`));
  const rubrics = new Set(pack.rubrics.map(({ id }) => id));
  const categories = new Map(pack.tracks.map(({ slug, categories: own }) => [slug, own.map((one) => one.slug)]));
  const everywhere = new Set([...categories.values()].flat());
  const problems: Problem[] = [];
  for (const { type, target, file, line, column } of references) {
    const track = file.split("/")[0]!;
    const report = (message: string) => problems.push({ file, line, column, message });
    const id = resolveReference(target, track);
    if (type === "question" && !questions.has(id)) report(`There is no question \`${target}\`.`);
    if (type === "question" && id === ownId(file)) report("A question is not related to itself.");
    if (type === "guide" && !guides.has(id)) report(`There is no guide ${guideFile(id)}.`);
    if (type === "rubric" && !rubrics.has(id)) report(`There is no rubric ${id}.rubric.md.`);
    if (type === "track" && categories.size > 0 && !categories.has(target)) report(`There is no track \`${target}\`.`);
    if (type === "category" && file.endsWith(".question.md") && categories.has(track)) {
      if (!categories.get(track)!.includes(target))
        report(`The track file names no category \`${target}\`. Add it there.`);
    } else if (type === "category" && categories.size > 0 && !everywhere.has(target)) {
      report(`No track has a category \`${target}\`.`);
    }
    if (type === "link" && !files.has(linkTarget(file, target))) report(`There is no file ${target} in this pack.`);
  }
  return problems;
}

function guideFile(id: string): string {
  const [track, slug] = id.split("/");
  return `${track}/guides/${slug}.guide.md`;
}

/** The file of the pack that a relative link goes to. */
export function linkTarget(file: string, href: string): string {
  return posix.join(posix.dirname(file), href.replace(/#.*$/u, ""));
}

function ownId(file: string): string {
  return file.replace(/^([^/]+)\/[^/]+\/([^/]+)\.question\.md$/u, "$1/$2");
}

function checkDraws(interview: Blueprint, questions: readonly Question[]): Problem[] {
  const problems = interview.sections.flatMap((section) =>
    section.draws.flatMap((draw) => {
      const message = lackOf(
        draw,
        questions.filter((question) => matches(draw, question)),
      );
      if (message === undefined) return [];
      const name = `${section.slug}.draw.${draw.slug}`;
      return [{ file: interview.file, line: draw.line, column: draw.column, message: `\`${name}\` ${message}` }];
    }),
  );
  if (problems.length === 0 && !canFill(interview, questions)) {
    problems.push(
      at(interview.file, "The draws take more questions than there are, if none is asked twice. Ease one of them."),
    );
  }
  return problems;
}

/** What is missing of the questions a draw takes, if anything. */
function lackOf({ count, minutes = 0 }: Draw, found: readonly Question[]): string | undefined {
  if (count !== undefined) {
    return found.length < count ? `takes ${count}, but only ${found.length} questions match.` : undefined;
  }
  const all = found.reduce((sum, question) => sum + question.minutes, 0);
  if (all >= minutes) return undefined;
  return `fills ${minutes} minutes, but the ${found.length} questions that match and are no longer take only ${all}.`;
}

/** Every criterion can get evidence in at least one interview that is scored by this rubric. */
function checkFed(rubric: Rubric, { interviews, questions }: Pack): Problem[] {
  const using = interviews.filter((one) => one.rubric === rubric.id);
  if (using.length === 0) return [at(rubric.file, "No interview uses this rubric. Name it in one, or remove it.")];
  const draws = using.flatMap(({ sections }) => sections.flatMap((section) => section.draws));
  const reachable = questions.filter((question) => draws.some((draw) => matches(draw, question)));
  const asked = withStages(reachable);
  return rubric.categories.flatMap(({ slug, criteria }) =>
    criteria
      .filter((criterion) => !asked.some((question) => feeds(question, criterion)))
      .map((criterion) =>
        at(rubric.file, `Nothing that an interview asks feeds \`${slug}.${criterion.slug}\`. Widen its \`fed-by\`.`),
      ),
  );
}
