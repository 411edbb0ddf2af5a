import { Emitter, type Event } from "../base/emitter";
import { type Disposable, DisposableStore } from "../base/lifecycle";
import { allowedMs } from "../core/interview/countdown";
import type { AtTheBell, Session } from "../core/interview/session";
import { answerFile, solutionFile } from "../core/question/answerFile";
import { tally } from "../core/question/runResult";
import { testsFile } from "../core/question/testsSkeleton";
import type { Desk } from "./desk";
import type { LiveSession } from "./liveSession";
import type { OpenQuestion } from "./openQuestion";

export interface Bell extends Disposable {
  /** The time of a section is over, and what stood there is kept. */
  readonly onDidRing: Event<{ coded: boolean }>;
}

/** Rings once for each section of an interview, when its time is over: keeps what stands there and stops nobody. */
export function hangBell(desk: Pick<Desk, "onDidTick" | "live" | "open">): Bell {
  const store = new DisposableStore();
  const rung = store.add(new Emitter<{ coded: boolean }>());
  // Reading the files takes longer than a tick at times.
  const ringing = new Set<string>();
  const ring = async (live: LiveSession, open: OpenQuestion | undefined) => {
    const { id, section } = live.state;
    const key = `${id} ${section}`;
    if (ringing.has(key)) return;
    ringing.add(key);
    const kept = await standing(open).finally(() => ringing.delete(key));
    // More time may have been given meanwhile, or a gap taken back.
    const overMs = pastZeroMs(live.state, section);
    if (overMs < 0) return;
    await live.record({ type: "rang", section, question: open?.question.id, overMs, ...kept });
    // Whoever ended the interview meanwhile needs no bell.
    if (live.state.sections[section]?.rang) rung.fire({ coded: open?.question.runsCode === true });
  };
  store.add(
    desk.onDidTick(() => {
      const live = desk.live;
      if (!live || !isDue(live.state)) return;
      void ring(live, desk.open);
    }),
  );
  return { onDidRing: rung.event, dispose: () => store.dispose() };
}

/** Whether the time of the current section is over and its bell has not rung. */
function isDue(session: Session): boolean {
  const section = session.sections[session.section];
  if (session.plan.mode !== "interview" || session.status !== "running" || !section || section.rang) return false;
  return pastZeroMs(session, session.section) >= 0;
}

/** How long the time of a section has been over (ms), negative while it is not: a tick, or more where a gap came to count. */
function pastZeroMs(session: Session, section: number): number {
  return (session.sections[section]?.usedMs ?? 0) - allowedMs(session, section);
}

/** The open question as it stands: text of the editor, saved or not, and the tests of the last run. */
async function standing(open: OpenQuestion | undefined): Promise<AtTheBell> {
  if (!open || open.progress.attempts.length === 0) return { files: [], stale: false };
  const { lastRun } = open.progress;
  const { isStale } = open;
  const names = [solutionFile, testsFile, answerFile];
  const texts = await Promise.all(names.map((name) => open.textOf(name).catch(() => undefined)));
  const files = names.flatMap((name, index) => (texts[index] === undefined ? [] : [{ name, text: texts[index] }]));
  if (!lastRun) return { files, stale: false };
  const { passed, total } = tally(lastRun);
  return { files, tests: { passed, total }, stale: isStale };
}
