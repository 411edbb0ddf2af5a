import { plannedMinutes } from "../interview/extraTime";
import { type PhaseTime, timeInPhases } from "../interview/phases";
import { addDays, daysBeforeReal } from "../interview/realDate";
import type { QuestionProgress, Session } from "../interview/session";
import type { Question, QuestionSummary } from "../question/question";
import { withoutMarks } from "../question/withoutMarks";
import { circumstances } from "./circumstances";
import { course } from "./course";
import { measure, suggestScore } from "./evidence";
import { type FactGroup, groupFacts } from "./factGroups";
import { type Criterion, feeds, type Rubric, type RubricCategory } from "./rubric";
import { type Band, bandOf, daysUntilNext, percentOf } from "./score";

export interface CriterionScore {
  slug: string;
  title: string;
  anchors: string[];
  weight: number;
  score?: number;
  note?: string;
  suggested?: number;
  /** Measured facts, for people. */
  facts: string[];
  /** No question that feeds it was worked on. */
  notAsked?: boolean;
}

export interface CategoryScore {
  slug: string;
  title: string;
  /** Share of the points of its rated criteria, 0 to 100; absent when none is rated. */
  percent?: number;
  /** What the candidate predicted, 1 to 5. */
  predicted?: number;
  criteria: CriterionScore[];
}

export interface Improvement {
  criterion: string;
  score: number;
  /** The anchor one step up: what to aim for. */
  aim: string;
  study: { id: string; title: string };
  exercise: { id: string; title: string; minutes: number };
}

export interface AskedQuestion {
  id: string;
  number: number;
  title: string;
  section: string;
  status: QuestionProgress["status"];
  /** Everything measured about it. */
  facts: FactGroup[];
  /** Of a coding question: the time in each phase. */
  phases?: PhaseTime[];
  /** Key points of an answer in words that were not said. */
  missed: string[];
}

/** The whole scorecard as data: what the page shows and the report says. Dates are `YYYY-MM-DD`. */
export interface Scorecard {
  session: string;
  title: string;
  date: string;
  role?: string;
  level?: string;
  /** The company that was prepared for, and when the real interview is. */
  company?: string;
  realDate?: string;
  minutesUsed: number;
  minutesPlanned: number;
  endedEarly: boolean;
  /** How far it came and what was done to its plan, as facts for people. */
  course: string[];
  /** Facts about how it was sat, for people. */
  circumstances: string[];
  percent?: number;
  band?: Band;
  rated: number;
  of: number;
  /** How many of the rated criteria have measured evidence. */
  measured: number;
  categories: CategoryScore[];
  strengths: { criterion: string; score: number; anchor: string }[];
  improvements: Improvement[];
  questions: AskedQuestion[];
  nextDate: string;
}

export interface ScorecardSources {
  session: Session;
  rubric: Rubric;
  /** Bodies of the questions of the session. */
  questions: ReadonlyMap<string, Question>;
  /** All questions of the bank, stages included. */
  bank: readonly QuestionSummary[];
  guides: readonly { slug: string; track: string; title: string }[];
  /** Ids of questions passed before, which are not worth suggesting again. */
  passed: ReadonlySet<string>;
  /** Local date of the session. */
  today: string;
}

export function buildScorecard(sources: ScorecardSources): Scorecard {
  const { session, rubric, today } = sources;
  const categories = rubric.categories.map((category) => categoryScore(category, sources));
  const criteria = categories.flatMap((category) => category.criteria);
  const rated = criteria.filter(({ score }) => score !== undefined);
  const percent = wholePercent(percentOf(criteria));
  return {
    session: session.id,
    title: session.plan.title,
    date: today,
    role: session.plan.role,
    level: session.plan.level,
    company: session.plan.company,
    realDate: session.plan.realDate,
    minutesUsed: Math.round(session.usedMs / 60_000),
    minutesPlanned: Math.round(plannedMinutes(session.plan)),
    endedEarly: session.endedEarly,
    course: course(session),
    circumstances: circumstances(session),
    percent,
    band: percent === undefined ? undefined : bandOf(percent),
    rated: rated.length,
    of: criteria.length,
    measured: rated.filter(({ suggested }) => suggested !== undefined).length,
    categories,
    strengths: strengths(rated),
    improvements: improvements(rated, sources),
    questions: askedQuestions(sources),
    nextDate: addDays(today, daysBeforeReal(daysUntilNext(percent), today, session.plan.realDate)),
  };
}

/** Rounded down, so that the number shown never belongs to another band than the one named. */
function wholePercent(percent: number | undefined): number | undefined {
  return percent === undefined ? undefined : Math.floor(percent + 1e-9);
}

function categoryScore(category: RubricCategory, sources: ScorecardSources): CategoryScore {
  const criteria = category.criteria.map((criterion) => criterionScore(criterion, category.weight, sources));
  return {
    slug: category.slug,
    title: category.title,
    percent: wholePercent(percentOf(criteria)),
    predicted: sources.session.predictions[category.slug],
    criteria,
  };
}

function criterionScore(criterion: Criterion, weight: number, sources: ScorecardSources): CriterionScore {
  const asked = attended(sources).filter(({ question }) => feeds(question, criterion));
  const facts = asked.flatMap(({ progress, question }) => measure(progress, question, sources.session.plan.extraTime));
  const hints = asked.reduce((most, { progress }) => Math.max(most, progress.hints), 0);
  const wanted: readonly string[] = criterion.evidence;
  // Whoever tests runs often; other criteria have nothing to do with how often that was.
  const besides = [
    "hints",
    "time",
    "unscored",
    "story",
    "follow-ups",
    ...(wanted.includes("own-tests") ? ["runs"] : []),
  ];
  const shown = facts
    .filter(({ kind }) => wanted.length === 0 || wanted.includes(kind) || besides.includes(kind))
    // They are counted together.
    .filter(({ kind }) => kind !== "posed");
  return {
    slug: criterion.slug,
    title: criterion.title,
    anchors: criterion.anchors,
    weight,
    score: sources.session.ratings[criterion.slug]?.score,
    note: sources.session.ratings[criterion.slug]?.note || undefined,
    suggested: suggestScore(facts, criterion.evidence, hints),
    facts: [...new Set([...posedFact(criterion, sources), ...shown.map(({ text }) => text)])].slice(0, 6),
    ...(asked.length === 0 ? { notAsked: true } : {}),
  };
}

/** How many of the questions prepared for the interviewer were put to them; nothing where none was ticked. */
function posedFact(criterion: Criterion, { session, questions }: ScorecardSources): string[] {
  const prepared = Object.values(session.questions).filter(({ id }) => {
    const question = questions.get(id);
    return question?.kind === "ask-the-interviewer" && feeds(question, criterion);
  });
  const posed = prepared.filter((progress) => progress.posed).length;
  return posed > 0 ? [`asked the interviewer ${posed} of ${prepared.length} questions`] : [];
}

/** Questions the candidate came to, with their bodies. */
function attended({ session, questions }: ScorecardSources): { progress: QuestionProgress; question: Question }[] {
  return Object.values(session.questions)
    .filter(({ status }) => status === "open" || status === "answered")
    .flatMap((progress) => {
      const question = questions.get(progress.id);
      return question ? [{ progress, question }] : [];
    });
}

function strengths(rated: readonly CriterionScore[]): Scorecard["strengths"] {
  return rated
    .filter(({ score }) => score! >= 4)
    .sort((a, b) => b.score! - a.score! || b.weight - a.weight)
    .slice(0, 3)
    .map(({ title, score, anchors }) => ({ criterion: title, score: score!, anchor: anchors[score! - 1] ?? "" }));
}

function improvements(rated: readonly CriterionScore[], sources: ScorecardSources): Improvement[] {
  const chosen = new Set<string>();
  return rated
    .filter(({ score }) => score! <= 3)
    .sort((a, b) => a.score! - b.score! || b.weight - a.weight)
    .flatMap((row) => {
      const criterion = sources.rubric.categories.flatMap((c) => c.criteria).find(({ slug }) => slug === row.slug);
      const guide = sources.guides.find(({ slug, track }) => `${track}/${slug}` === criterion?.guide);
      const exercise = criterion && exerciseFor(criterion, sources, chosen);
      if (!guide || !exercise) return [];
      chosen.add(exercise.id);
      return [
        {
          criterion: row.title,
          score: row.score!,
          aim: row.anchors[row.score!] ?? "",
          study: { id: `${guide.track}/${guide.slug}`, title: guide.title },
          exercise: { id: exercise.id, title: exercise.title, minutes: exercise.minutes },
        },
      ];
    })
    .slice(0, 3);
}

/** A question that feeds the criterion and is not suggested already: best one neither asked today nor passed before, then one of the interview's own track. */
function exerciseFor(
  criterion: Criterion,
  { bank, session, passed }: ScorecardSources,
  chosen: ReadonlySet<string>,
): QuestionSummary | undefined {
  const cost = ({ id, track }: QuestionSummary) =>
    (session.questions[id] ? 4 : 0) + (passed.has(id) ? 2 : 0) + (track === session.plan.track ? 0 : 1);
  return bank
    .filter(({ id }) => !chosen.has(id))
    .filter((question) => feeds(question, criterion))
    .sort((a, b) => cost(a) - cost(b))[0];
}

function askedQuestions({ session, questions }: ScorecardSources): AskedQuestion[] {
  return session.plan.sections.flatMap((section) =>
    section.questions.flatMap((id) => {
      const progress = session.questions[id];
      const question = questions.get(id);
      if (!progress || !question || progress.status === "not-picked") return [];
      const answered = progress.status === "answered" && !question.runsCode && question.options.length === 0;
      const missed = answered
        ? question.keyPoints
            .filter((_, index) => !progress.keyPoints.includes(index))
            .map(({ text }) => withoutMarks(text))
        : [];
      const facts =
        progress.status === "waiting" && !progress.posed
          ? []
          : groupFacts(measure(progress, question, session.plan.extraTime));
      return [
        {
          id,
          number: progress.number,
          title: question.title,
          section: section.title,
          status: progress.status,
          facts,
          phases: timeInPhases(progress.phases, progress.usedMs),
          missed,
        },
      ];
    }),
  );
}
