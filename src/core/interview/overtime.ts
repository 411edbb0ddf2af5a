import { allowedMs } from "./countdown";
import type { QuestionProgress, SectionProgress, Session, TimeSpan } from "./session";

/** Adds time (ms) to the end of what a section used. */
export function withTime(spans: readonly TimeSpan[] = [], ms: number, question: string | undefined): TimeSpan[] {
  const last = spans.at(-1);
  if (!last || last.gap !== undefined || last.question !== question) return [...spans, { question, ms }];
  return [...spans.slice(0, -1), { ...last, ms: last.ms + ms }];
}

/** Where the time of a section stands now: so many spans are over, and so much of the next one (ms). */
export function nowIn({ spans = [] }: SectionProgress): [span: number, ms: number] {
  const last = spans.at(-1);
  // A gap may come to count later, and then it has passed as a whole.
  return last && last.gap === undefined ? [spans.length - 1, last.ms] : [spans.length, 0];
}

/**
 * A section whose time changed other than by passing. Past its minutes overtime begins, with or without a bell; a bell that rang
 * for time which does not count any more has not rung, and what it kept goes with it.
 */
export function settleBell(session: Session, index: number): Session {
  const was = session.sections[index];
  if (!was || session.plan.mode !== "interview") return session;
  const limitMs = was.limitMs ?? allowedMs(session, index);
  if (was.usedMs < limitMs) return was.limitMs === undefined ? session : withoutBell(session, index);
  return splitOvertime(changeSection(session, index, { ...was, limitMs }), index);
}

/** Overtime of a section and of each question that had time in it: whatever lies past the limit, in the order it passed. */
export function splitOvertime(session: Session, index: number): Session {
  const section = session.sections[index]!;
  const { limitMs, spans = [] } = section;
  if (limitMs === undefined) return session;
  const overtime = overtimeOf(spans, limitMs);
  const asked = new Set(spans.map(({ question }) => question));
  const next = changeSection(session, index, withOvertime(section, overtime()));
  return changeQuestions(next, asked, (one) => ({
    ...withOvertime(one, overtime(one.id)),
    lastRunOvertimeMs: one.lastRunAt && (overtime(one.id, one.lastRunAt) || undefined),
  }));
}

/** Overtime in these spans (ms): of one question, else of all; up to a moment, else to the end. */
function overtimeOf(spans: readonly TimeSpan[], limitMs: number) {
  return (question?: string, [end, endMs]: readonly [number, number] = [spans.length, 0]): number => {
    let start = 0;
    let over = 0;
    for (const [index, span] of spans.slice(0, end + 1).entries()) {
      const ms = index === end ? Math.min(span.ms, endMs) : span.ms;
      if (question === undefined || span.question === question)
        over += Math.max(0, start + ms - Math.max(start, limitMs));
      start += ms;
    }
    return over;
  };
}

function withoutBell(session: Session, index: number): Session {
  const { limitMs: _, rang: __, ...section } = session.sections[index]!;
  const ids = new Set(session.plan.sections[index]?.questions);
  return changeQuestions(changeSection(session, index, withOvertime(section, 0)), ids, ({ bell: ___, ...one }) => ({
    ...withOvertime(one, 0),
    lastRunOvertimeMs: undefined,
  }));
}

/** Absent is none. */
function withOvertime<T extends { overtimeMs?: number }>({ overtimeMs: _, ...was }: T, overtimeMs: number): T {
  return (overtimeMs > 0 ? { ...was, overtimeMs } : was) as T;
}

function changeSection(session: Session, index: number, section: SectionProgress): Session {
  return { ...session, sections: session.sections.map((was, at) => (at === index ? section : was)) };
}

function changeQuestions(
  session: Session,
  ids: ReadonlySet<string | undefined>,
  change: (was: QuestionProgress) => QuestionProgress,
): Session {
  const questions = Object.entries(session.questions).map(([id, was]) => [id, ids.has(id) ? change(was) : was]);
  return { ...session, questions: Object.fromEntries(questions) };
}
