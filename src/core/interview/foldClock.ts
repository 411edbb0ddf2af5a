import type { AtTheBell, QuestionProgress, Session, SessionEvent, SessionGap } from "./session";

type EventOf<T extends SessionEvent["type"]> = Extract<SessionEvent, { type: T }>;

/** Where time goes to: a section, and the question that was open in it. */
interface Place {
  section: number;
  question?: string;
}

/** Time used on what is open (ms); after the bell of the section it is overtime as well. */
export function used(session: Session, ms: number): Session {
  return addTime(session, session, ms, session.sections[session.section]?.rang ? ms : 0);
}

/** A gap, where it fell; its time counts for nothing until the candidate says so. */
export function jumped(session: Session, { id, causes, ms, shiftMs }: EventOf<"jumped">): Session {
  if (session.gaps.some((gap) => gap.id === id)) return session;
  const { section, question } = session;
  const overtime = session.sections[section]?.rang === true;
  return { ...session, gaps: [...session.gaps, { id, causes, ms, shiftMs, section, question, overtime }] };
}

/** The candidate's decision on a gap: its time is added where it fell, or taken back. */
export function counted(session: Session, { gap: id, counts }: EventOf<"counted">): Session {
  const gap = session.gaps.find((one) => one.id === id);
  if (!gap) return session;
  const gaps = session.gaps.map((one): SessionGap => (one === gap ? { ...one, counts } : one));
  const ms = (Number(counts) - Number(gap.counts ?? false)) * gap.ms;
  return addTime({ ...session, gaps }, gap, ms, gap.overtime ? ms : 0);
}

/** The time of a section is over. The first bell stays, however much time is given after it. */
export function rang(session: Session, event: EventOf<"rang">): Session {
  const { section, question, overMs, files, tests, stale } = event;
  if (!session.sections[section] || session.sections[section].rang) return session;
  const sections = session.sections.map((was, index) => (index === section ? { ...was, rang: true } : was));
  const next = addTime({ ...session, sections }, { section, question }, 0, overMs);
  const bell: AtTheBell = { files, tests, stale };
  return inQuestion(next, question, (was) => ({ ...was, bell }));
}

function addTime(session: Session, { section, question }: Place, ms: number, overtimeMs: number): Session {
  const more = <T extends { usedMs: number; overtimeMs?: number }>(was: T): T => ({
    ...was,
    usedMs: was.usedMs + ms,
    ...(overtimeMs === 0 ? {} : { overtimeMs: (was.overtimeMs ?? 0) + overtimeMs }),
  });
  const sections = session.sections.map((was, index) => (index === section ? more(was) : was));
  return inQuestion({ ...session, usedMs: session.usedMs + ms, sections }, question, more);
}

/** A question that was swapped away takes what it had along. */
function inQuestion(session: Session, id: string | undefined, change: (was: QuestionProgress) => QuestionProgress) {
  const was = id === undefined ? undefined : session.questions[id];
  return was ? { ...session, questions: { ...session.questions, [was.id]: change(was) } } : session;
}
