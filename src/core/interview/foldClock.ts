import { allowedMs } from "./countdown";
import { nowIn, settleBell, splitOvertime, withTime } from "./overtime";
import type { AtTheBell, QuestionProgress, Session, SessionEvent, SessionGap, TimeSpan } from "./session";

type EventOf<T extends SessionEvent["type"]> = Extract<SessionEvent, { type: T }>;

/** Where time goes to: a section, and the question that was open in it. */
interface Place {
  section: number;
  question?: string;
}

/** Time used on what is open (ms); after the bell of the section it is overtime as well. */
export function used(session: Session, ms: number): Session {
  if (ms === 0) return session;
  const next = addTime(session, session, ms, (spans) => withTime(spans, ms, session.question));
  return splitOvertime(next, session.section);
}

/** A gap, where it fell; its time counts for nothing until the candidate says so. */
export function jumped(session: Session, { id, causes, ms, shiftMs }: EventOf<"jumped">): Session {
  if (session.gaps.some((gap) => gap.id === id)) return session;
  const { section, question } = session;
  const next = addTime(session, session, 0, (spans) => [...spans, { question, gap: id, ms: 0 }]);
  return { ...next, gaps: [...session.gaps, { id, causes, ms, shiftMs, section, question }] };
}

/** The candidate's decision on a gap: its time is added where it fell, or taken back, as if it had always been so. */
export function counted(session: Session, { gap: id, counts }: EventOf<"counted">): Session {
  const gap = session.gaps.find((one) => one.id === id);
  if (!gap) return session;
  const gaps = session.gaps.map((one): SessionGap => (one === gap ? { ...one, counts } : one));
  const ms = (Number(counts) - Number(gap.counts ?? false)) * gap.ms;
  const next = addTime({ ...session, gaps }, gap, ms, (spans) =>
    spans.map((span) => (span.gap === id ? { ...span, ms: span.ms + ms } : span)),
  );
  return settleBell(next, gap.section);
}

/** The time of a section is over. The first bell stays, however much time is given after it. */
export function rang(session: Session, event: EventOf<"rang">): Session {
  const { section, question, overMs, files, tests, stale } = event;
  const was = session.sections[section];
  // Another window may have taken time back before the one that rang the bell knew of it.
  if (!was || was.rang || was.usedMs < allowedMs(session, section)) return session;
  const limitMs = was.usedMs - overMs;
  const sections = session.sections.map((one) => (one === was ? { ...one, rang: true, limitMs } : one));
  const bell: AtTheBell = { files, tests, stale };
  return splitOvertime(
    inQuestion({ ...session, sections }, question, (one) => ({ ...one, bell })),
    section,
  );
}

/** A run of a question ended: whether that was in overtime stays known, whatever comes to count. */
export function ranAt(session: Session, question: string): Session {
  const index = session.plan.sections.findIndex(({ questions }) => questions.includes(question));
  const section = session.sections[index];
  if (!section) return session;
  const next = inQuestion(session, question, (was) => ({ ...was, lastRunAt: nowIn(section) }));
  return splitOvertime(next, index);
}

function addTime(
  session: Session,
  { section, question }: Place,
  ms: number,
  change: (spans: TimeSpan[]) => TimeSpan[],
): Session {
  const sections = session.sections.map((was, index) =>
    index === section ? { ...was, usedMs: was.usedMs + ms, spans: change(was.spans ?? []) } : was,
  );
  const next = { ...session, usedMs: session.usedMs + ms, sections };
  return inQuestion(next, question, (was) => ({ ...was, usedMs: was.usedMs + ms }));
}

/** A question that was swapped away takes what it had along. */
function inQuestion(session: Session, id: string | undefined, change: (was: QuestionProgress) => QuestionProgress) {
  const was = id === undefined ? undefined : session.questions[id];
  return was ? { ...session, questions: { ...session.questions, [was.id]: change(was) } } : session;
}
