import type { KeyPoint, Question, QuestionSummary } from "../../src/core/question/question";
import type { CaseResult, RunResult, Verdict } from "../../src/core/question/runResult";

/** A whole question of the track `python`; whatever a test cares about is given. */
export function sampleQuestion(given: Partial<Question> = {}): Question {
  const slug = given.slug ?? "gil-explained";
  const question: Question = {
    id: `python/${slug}`,
    track: "python",
    category: "concurrency",
    slug,
    title: `Title of ${slug}`,
    kind: "concept",
    level: "mid",
    minutes: 5,
    topics: ["gil"],
    related: [],
    python: "3.11",
    packages: [],
    favorite: false,
    profiles: [],
    teaser: "",
    runsCode: false,
    stages: [],
    file: `python/concurrency/${slug}.question.md`,
    prompt: "What is it?",
    clarifying: [],
    files: [],
    suite: {},
    hints: [],
    wrongSolutions: [],
    keyPoints: [],
    options: [],
    answerParts: [],
    snippets: [],
  };
  return { ...question, ...given };
}

export function sampleSummaries(slugs: readonly string[], given: Partial<QuestionSummary> = {}): QuestionSummary[] {
  return slugs.map((slug) => sampleQuestion({ ...(given as Partial<Question>), slug }));
}

export function sampleKeyPoints(count: number): KeyPoint[] {
  return Array.from({ length: count }, (_, index) => ({
    text: `Point ${index + 1}`,
    says: [],
    not: [],
    line: index + 1,
  }));
}

/** A run whose cases have these verdicts; `bonus` verdicts follow. */
export function sampleRun(
  verdicts: readonly Verdict[],
  given: Partial<RunResult> = {},
  bonus: readonly Verdict[] = [],
): RunResult {
  const one =
    (group: CaseResult["group"]) =>
    (verdict: Verdict, index: number): CaseResult => ({
      name: `test_${group}_${index}`,
      label: "does what it says",
      group,
      verdict,
      ms: 1,
    });
  const cases = [...verdicts.map(one("test")), ...bonus.map(one("bonus"))];
  const passed = cases.length > 0 && verdicts.every((verdict) => verdict === "passed");
  return { outcome: passed ? "passed" : "failed", cases, total: cases.length, ms: 5, ...given };
}
