import type { ParsedFile } from "../bank/packParser";
import { listTests } from "../core/question/listTests";
import { withStages } from "../core/question/question";
import type { Vocabulary } from "./completion";

/** The words of a pack as one writes them in one of its files. */
export function vocabularyOf(pack: readonly ParsedFile[], file: string): Vocabulary {
  const track = file.split("/")[0]!;
  const own = pack.find((one) => one.file === file)?.question;
  const questions = pack.flatMap(({ question }) => question ?? []);
  const short = (id: string) => (id.startsWith(`${track}/`) ? id.slice(track.length + 1) : id);
  const others = withStages(questions.filter((question) => question !== own));
  const inTrack = <T extends { track: string; slug: string }>(values: readonly T[]) =>
    values.filter((value) => value.track === track).map(({ slug }) => slug);
  return {
    topics: sorted(questions.flatMap(({ topics }) => topics)),
    questions: [...ownTrackFirst(others.map(({ id }) => short(id)))],
    guides: sorted(inTrack(pack.flatMap(({ guide }) => guide ?? []))),
    rubrics: sorted(inTrack(pack.flatMap(({ rubric }) => rubric ?? []))),
    categories: sorted(pack.flatMap((one) => one.track?.categories ?? []).map(({ slug }) => slug)),
    profiles: sorted(questions.flatMap(({ profiles }) => profiles)),
    packages: sorted(questions.flatMap(({ packages }) => packages)),
    tests: (stage) => {
      const question = stage === undefined ? own : own?.stages.find(({ slug }) => slug === stage);
      return question ? listTests(question.suite).map(({ name }) => name) : [];
    },
  };
}

function ownTrackFirst(ids: readonly string[]): string[] {
  return [...sorted(ids.filter((id) => !id.includes("/"))), ...sorted(ids.filter((id) => id.includes("/")))];
}

function sorted(words: readonly string[]): string[] {
  return [...new Set(words)].sort();
}
