import { tally } from "../question/runResult";
import { counted, jumped, ranAt, rang, used } from "./foldClock";
import { phaseOf, runAt, startOverAt, stateAt, turnTo } from "./phases";
import type { QuestionProgress, SectionProgress, Session, SessionEvent } from "./session";

/** Builds the state of a session from its events; undefined unless they begin with `started`. Unknown events are passed over. */
export function foldSession(events: readonly SessionEvent[]): Session | undefined {
  let session: Session | undefined;
  for (const event of events) session = applyEvent(session, event);
  return session;
}

/** The state after one more event; a new value, the old one is not changed. */
export function applyEvent(session: Session | undefined, event: SessionEvent): Session | undefined {
  if (event.type === "started") return session ?? startedSession(event);
  if (!session) return undefined;
  if (session.status === "ended" ? !afterEnd.has(event.type) : isAnothers(session, event)) return session;
  switch (event.type) {
    case "moved":
      return moved(session, event.section, event.question);
    case "picked":
      return picked(session, event.section, event.question);
    case "swapped":
      return swapped(session, event);
    case "used":
      return used(session, event.ms);
    case "jumped":
      return jumped(session, event);
    case "counted":
      return counted(session, event);
    case "rang":
      return rang(session, event);
    case "ran":
      return ranAt(
        inQuestion(session, event.question, (was) => worked(was, event)),
        event.question,
      );
    case "paused":
      if (session.status !== "running") return session;
      return { ...session, status: "paused", pauses: (session.pauses ?? 0) + 1 };
    case "resumed":
      return session.status === "paused" || session.status === "abandoned"
        ? { ...session, status: "running" }
        : session;
    case "extended":
      return inSection(session, session.section, (section) => ({ ...section, extraMs: section.extraMs + event.ms }));
    case "away":
      return { ...session, away: { times: session.away.times + 1, ms: session.away.ms + event.ms } };
    case "pasted":
      return { ...session, pastes: [...session.pastes, event.characters] };
    case "ended":
      return { ...session, status: "ended", endedAt: event.at, endedEarly: event.early };
    case "discarded":
      return { ...session, status: "discarded", endedAt: event.at };
    case "abandoned":
      return { ...session, status: "abandoned", owner: undefined };
    case "owned":
      return { ...session, owner: { writer: event.by ?? "", pid: event.pid, host: event.host } };
    case "released":
      return event.by === session.owner?.writer ? { ...session, owner: undefined } : session;
    case "predicted":
      return { ...session, predictions: { ...session.predictions, ...event.scores } };
    case "rated":
      return rated(session, event);
    default:
      return "question" in event ? inQuestion(session, event.question, (was) => worked(was, event)) : session;
  }
}

/** What still counts once a session has ended: looking back at it and rating it. The work itself is done. */
const afterEnd: ReadonlySet<string> = new Set([
  ...["moved", "predicted", "rated", "ticked", "posed", "checked", "discarded"],
  ...["claimed", "measured", "released"],
]);

/** What only the window that leads a session may do. */
const ownersOnly: ReadonlySet<string> = new Set([
  ...["moved", "picked", "swapped", "skipped", "used", "paused", "resumed", "extended", "away", "ended"],
  ...["jumped", "rang"],
]);

/** What a window did that did not know yet that it leads no more. */
function isAnothers({ owner }: Session, { by, type }: SessionEvent): boolean {
  return owner !== undefined && by !== undefined && by !== owner.writer && ownersOnly.has(type);
}

type EventOf<T extends SessionEvent["type"]> = Extract<SessionEvent, { type: T }>;
type WorkEvent = Exclude<
  Extract<SessionEvent, { question: string }>,
  EventOf<"picked"> | EventOf<"moved"> | EventOf<"pasted"> | EventOf<"rang">
>;

function startedSession({ id, plan, at }: EventOf<"started">): Session {
  const ids = plan.sections.flatMap(({ questions }) => questions);
  return {
    id,
    plan,
    startedAt: at,
    status: "running",
    endedEarly: false,
    usedMs: 0,
    away: { times: 0, ms: 0 },
    pastes: [],
    gaps: [],
    section: 0,
    sections: plan.sections.map(() => ({ usedMs: 0, extraMs: 0 })),
    questions: Object.fromEntries(ids.map((question, index) => [question, newQuestion(question, index + 1)])),
    predictions: {},
    swappedOut: [],
    ratings: {},
  };
}

function newQuestion(id: string, number: number): QuestionProgress {
  return {
    id,
    number,
    status: "waiting",
    usedMs: 0,
    attempts: [],
    runs: 0,
    hints: 0,
    clarified: [],
    keyPoints: [],
    gaveUp: false,
    followUps: [],
  };
}

function moved(session: Session, section: number, question: string | undefined): Session {
  // A question that is not there was swapped in by a record that got lost; nobody may open it.
  if (!question || !session.questions[question]) return { ...session, section, question: undefined };
  const next = { ...session, section, question };
  // Looking back does not make a question that was skipped or never reached an open one.
  if (session.status === "ended") return next;
  return inQuestion(next, question, (was) => (was.status === "answered" ? was : { ...was, status: "open" }));
}

function picked(session: Session, section: number, question: string): Session {
  const next = inSection(session, section, (was) => ({ ...was, picked: question }));
  const questions = { ...next.questions };
  for (const id of session.plan.sections[section]?.questions ?? []) {
    const was = questions[id];
    if (was && id !== question) questions[id] = { ...was, status: "not-picked" };
    else if (was?.status === "not-picked") questions[id] = { ...was, status: "waiting" };
  }
  return { ...next, questions };
}

function swapped(session: Session, { section, from, to }: EventOf<"swapped">): Session {
  const was = session.questions[from];
  if (!was) return session;
  const sections = session.plan.sections.map((planned, index) =>
    index === section ? { ...planned, questions: planned.questions.map((id) => (id === from ? to : id)) } : planned,
  );
  const { [from]: _, ...others } = session.questions;
  const status = was.status === "not-picked" ? "not-picked" : "waiting";
  const next = {
    ...session,
    plan: { ...session.plan, sections },
    question: session.question === from ? undefined : session.question,
    questions: { ...others, [to]: { ...newQuestion(to, was.number), status } as const },
    swappedOut: [...session.swappedOut, from],
  };
  return inSection(next, section, (one) => (one.picked === from ? { ...one, picked: to } : one));
}

function rated(session: Session, { criterion, score, note }: EventOf<"rated">): Session {
  const was = session.ratings[criterion];
  const rating = { score: score ?? was?.score, note: note ?? was?.note };
  // A score of 0 takes the rating back.
  if (rating.score === 0) rating.score = undefined;
  return { ...session, ratings: { ...session.ratings, [criterion]: rating } };
}

/** One question after something was done about it. */
function worked(was: QuestionProgress, event: WorkEvent): QuestionProgress {
  switch (event.type) {
    case "attempted":
      return {
        ...newQuestion(was.id, was.number),
        status: was.status === "waiting" ? "waiting" : "open",
        usedMs: was.usedMs,
        overtimeMs: was.overtimeMs,
        bell: was.bell,
        hints: was.hints,
        hintsAtMs: was.hintsAtMs,
        phases: startOverAt(was.phases, was.usedMs),
        clarified: was.clarified,
        ownTests: was.ownTests,
        attempts: [...was.attempts, event.folder],
        ...(event.carried ? { carried: event.carried } : {}),
      };
    case "ran":
      return ran(was, event);
    case "checked":
      return { ...was, ownTests: { caught: event.caught, total: event.total } };
    case "hinted":
      return { ...was, hints: was.hints + 1, hintsAtMs: [...(was.hintsAtMs ?? []), was.usedMs] };
    case "clarified":
      return {
        ...was,
        clarified: [...new Set([...was.clarified, event.index])],
        phases: turnTo(was.phases, "clarify", was.usedMs),
      };
    case "worked":
      return { ...was, phases: turnTo(was.phases, phaseOf(was.phases, event.on), was.usedMs) };
    case "chose":
      return { ...was, choice: event.option };
    case "claimed":
      return { ...was, claimedGrowth: event.growth, phases: stateAt(was.phases, was.usedMs) };
    case "measured":
      return { ...was, measured: { times: event.times, growth: event.growth } };
    case "submitted":
      return submitted(was, event);
    case "kept":
      return JSON.stringify(event.files) === JSON.stringify(was.submitted)
        ? was
        : { ...was, otherSubmitted: event.files };
    case "ticked":
      return { ...was, keyPoints: event.keyPoints };
    case "revealed":
      return was.status === "answered" ? was : gaveUp(was, event.files);
    case "skipped":
      return { ...was, status: "skipped" };
    case "asked":
      return was.followUps.some(({ ask }) => ask === event.ask)
        ? was
        : { ...was, followUps: [...was.followUps, { ask: event.ask }] };
    case "replied":
      return {
        ...was,
        followUps: was.followUps.map((one) => (one.ask === event.ask ? { ...one, reply: event.text } : one)),
      };
    case "posed":
      return { ...was, posed: event.posed };
    default:
      return was;
  }
}

/** Nothing takes it back; what was handed in last stays what the solution is compared with. */
function gaveUp(was: QuestionProgress, files: QuestionProgress["submitted"]): QuestionProgress {
  if (was.gaveUp) return was;
  return {
    ...was,
    gaveUp: true,
    submitted: files ?? was.submitted,
    phases: was.phases && turnTo(was.phases, "over", was.usedMs),
  };
}

/** The newest text is the answer; one it was written without knowing of is kept beside it. */
function submitted(was: QuestionProgress, { files, keyPoints, over, at }: EventOf<"submitted">): QuestionProgress {
  const unknown = over !== undefined && was.submittedAt !== undefined && over !== was.submittedAt;
  const differs = unknown && JSON.stringify(files) !== JSON.stringify(was.submitted);
  const otherSubmitted = differs ? was.submitted : was.otherSubmitted;
  const next: QuestionProgress = { ...was, status: "answered", submitted: files, submittedAt: at, keyPoints };
  return otherSubmitted ? { ...next, otherSubmitted } : next;
}

function ran(was: QuestionProgress, { result, code }: EventOf<"ran">): QuestionProgress {
  const runs = was.runs + 1;
  return {
    ...was,
    runs,
    lastRun: result,
    ...(code === undefined ? {} : { passedCode: code }),
    phases: runAt(was.phases, was.usedMs),
    firstRunMs: was.firstRunMs ?? was.usedMs,
    runsUntilPassed: was.runsUntilPassed ?? (tally(result).complete ? runs : undefined),
  };
}

function inSection(session: Session, index: number, change: (was: SectionProgress) => SectionProgress): Session {
  return { ...session, sections: session.sections.map((was, at) => (at === index ? change(was) : was)) };
}

function inQuestion(session: Session, id: string, change: (was: QuestionProgress) => QuestionProgress): Session {
  const was = session.questions[id];
  return was ? { ...session, questions: { ...session.questions, [id]: change(was) } } : session;
}
