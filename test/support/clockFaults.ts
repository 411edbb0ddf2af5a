import type { ClockGap, GapCause } from "../../src/core/interview/clockGaps";
import { seededRandom } from "../../src/core/interview/drawInterview";
import { foldSession } from "../../src/core/interview/foldSession";
import { gapNotice } from "../../src/core/interview/gapWords";
import type { Session, SessionEvent } from "../../src/core/interview/session";
import { LiveSession } from "../../src/session/liveSession";
import { countTime, lastRecorded, recordClosed } from "../../src/session/timekeeper";
import { type Check, checkAll } from "./checks";
import { samplePlan, sampleSection } from "./sampleSession";
import { SimulatedComputer, type System, systems } from "./simulatedComputer";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** The most that time used may be off after one fault, and after all of them together (ms). */
const toleranceMs = second;
const toleranceInSumMs = 2 * second;

const afternoon = Date.UTC(2026, 5, 1, 14);
const plan = samplePlan([sampleSection("one", ["a"]), sampleSection("two", ["b"])]);

/** An interview at a simulated computer, with its journal in memory: what was written outlives a kill. */
class Sitting {
  /** What is on the disk. */
  private readonly events: SessionEvent[] = [];
  private live: LiveSession | undefined;

  constructor(readonly computer: SimulatedComputer) {}

  /** The session as another window would read it. */
  get stored(): Session {
    return foldSession(this.events)!;
  }

  async open(): Promise<void> {
    const { computer, events } = this;
    const started = { type: "started", id: "s", plan, at: computer.wallMs } as const;
    const append = async (records: readonly unknown[]) => {
      events.push(...(JSON.parse(JSON.stringify(records)) as SessionEvent[]));
    };
    const last = lastRecorded(events);
    const journal = { append, close: async () => undefined, touch: async () => undefined };
    const session = foldSession(events.length > 0 ? events : [started])!;
    const live = new LiveSession(session, journal, () => Math.max(last, Math.floor(computer.wallMs)));
    this.live = live;
    if (events.length === 0) await live.record(started);
    else await recordClosed(live, events, computer.wallMs);
    await live.record({ type: "moved", section: 0, question: "a" });
    const count = countTime(live, () => false, computer.clocks);
    computer.tick(async () => {
      count();
      while (!live.isSaved) await undefined;
    });
  }

  /** The window goes, with a last word to the journal or without. */
  async end(how: "reload" | "kill"): Promise<void> {
    if (how === "reload") await this.live?.close();
    this.live?.dispose();
    this.live = undefined;
    this.computer.stopTicking();
  }
}

export interface ClockFault {
  title: string;
  strike(computer: SimulatedComputer): void;
  /** What has to be shown of it; empty when nothing happened but that a calendar turned. */
  causes(system: System): GapCause[];
  /** Wall clock at the start of the interview (ms since 1970). */
  start?: number;
  timeZone?: string;
}

const slept = ({ monotonicSleeps, hasBootClock }: System): GapCause[] => {
  if (!monotonicSleeps) return ["slept", "stalled"];
  return hasBootClock ? ["slept"] : ["slept", "clock-changed"];
};
/** Without a third clock one that was set ahead may as well have been asleep. */
const setAhead = (system: System): GapCause[] =>
  system.monotonicSleeps && !system.hasBootClock ? ["slept", "clock-changed"] : ["clock-changed"];
const setBack = (): GapCause[] => ["clock-changed"];
const nothing = (): GapCause[] => [];

export const clockFaults: ClockFault[] = [
  { title: "sleep of 8 hours", strike: (computer) => computer.sleep(8 * hour), causes: slept },
  { title: "sleep of 3 days", strike: (computer) => computer.sleep(3 * day), causes: slept },
  { title: "clock an hour ahead", strike: (computer) => computer.setClock(hour), causes: setAhead },
  { title: "clock an hour back", strike: (computer) => computer.setClock(-hour), causes: setBack },
  { title: "clock a day ahead", strike: (computer) => computer.setClock(day), causes: setAhead },
  { title: "clock a day back", strike: (computer) => computer.setClock(-day), causes: setBack },
  {
    title: "stall of 30 seconds",
    strike: (computer) => computer.pass(30 * second),
    causes: ({ monotonicSleeps }) => (monotonicSleeps ? ["stalled"] : ["slept", "stalled"]),
  },
  {
    title: "sleep of 8 hours with the clock set an hour ahead on waking",
    strike: (computer) => {
      computer.sleep(8 * hour);
      computer.setClock(hour);
    },
    causes: slept,
  },
  ...calendar("spring forward in Berlin", Date.UTC(2026, 2, 29, 1), "Europe/Berlin"),
  ...calendar("fall back in Berlin", Date.UTC(2026, 9, 25, 1), "Europe/Berlin"),
  ...calendar("spring forward in New York", Date.UTC(2026, 2, 8, 7), "America/New_York"),
  ...calendar("fall back in New York", Date.UTC(2026, 10, 1, 6), "America/New_York"),
  ...calendar("the end of the year", Date.UTC(2027, 0, 1), "UTC"),
];

/** An interview across a turn of the calendar, which no clock of a computer notices. */
function calendar(title: string, at: number, timeZone: string): ClockFault[] {
  return [{ title, timeZone, start: at - 10 * minute, strike: () => undefined, causes: nothing }];
}

/** Every fault on every system, alone and all in one interview. */
export async function strikeClocks(): Promise<Check> {
  const alone = Object.values(systems).flatMap((system) =>
    clockFaults.map((fault) => async () => problemAfter(system, fault)),
  );
  const together = Object.values(systems).map((system) => () => problemAfterAll(system));
  return await checkAll([...alone, ...together]);
}

/** What is wrong in an interview of twenty minutes with one fault in its middle; undefined when nothing is. */
export async function problemAfter(system: System, fault: ClockFault): Promise<string | undefined> {
  return await inTimeZone(fault.timeZone, async () => {
    const sitting = new Sitting(new SimulatedComputer(system, fault.start ?? afternoon));
    const { computer } = sitting;
    await sitting.open();
    await computer.run(10 * minute + 400);
    fault.strike(computer);
    await computer.run(10 * minute + 300);
    const wrong = wrongWith(sitting.stored, computer, fault.causes(system));
    await sitting.end("kill");
    return wrong && `${system.name}, ${fault.title}: ${wrong}`;
  });
}

function wrongWith({ usedMs, gaps }: Session, computer: SimulatedComputer, causes: GapCause[]): string | undefined {
  const off = usedMs - computer.activeMs;
  if (Math.abs(off) > toleranceMs) return `the time used is off by ${off} ms`;
  const expected = causes.length > 0 ? [causes] : [];
  if (JSON.stringify(gaps.map((gap) => gap.causes)) !== JSON.stringify(expected))
    return `shown is ${gaps.map(gapNotice).join(" ") || "nothing"}`;
  return gaps.map((gap) => wrongLength(gap, computer)).find(Boolean);
}

/** Where the clocks tell what happened, they have to tell how long it was. */
function wrongLength({ causes, ms }: ClockGap, { realMs, activeMs, system }: SimulatedComputer): string | undefined {
  if (causes.includes("clock-changed") && system.monotonicSleeps && !system.hasBootClock) return undefined;
  const off = ms - (realMs - activeMs);
  return Math.abs(off) > toleranceMs ? `the time not counted is off by ${off} ms` : undefined;
}

/** What is wrong in one interview with every fault, a minute of work between them; undefined when nothing is. */
export async function problemAfterAll(system: System): Promise<string | undefined> {
  const sitting = new Sitting(new SimulatedComputer(system, afternoon));
  const { computer } = sitting;
  await sitting.open();
  for (const { strike } of clockFaults) {
    await computer.run(minute + 370);
    strike(computer);
  }
  await computer.run(minute);
  const { usedMs, gaps } = sitting.stored;
  await sitting.end("kill");
  const off = usedMs - computer.activeMs;
  if (Math.abs(off) > toleranceInSumMs) return `${system.name}, all faults: the time used is off by ${off} ms`;
  const shown = clockFaults.filter(({ causes }) => causes(system).length > 0).length;
  return gaps.length === shown ? undefined : `${system.name}, all faults: ${gaps.length} of ${shown} are shown`;
}

/**
 * One interview whose window is closed or killed at so many points and opened again some time later. After each the time
 * used is at most a second off what was worked in that window, and what is not counted is shown; in the sum nothing is missing.
 */
export async function closeWindows(points: number, seed: number): Promise<Check> {
  const random = seededRandom(seed);
  const sitting = new Sitting(new SimulatedComputer(systems.linux, afternoon));
  const { computer } = sitting;
  await sitting.open();
  const rounds = Array.from({ length: points }, (_, point) => async () => {
    const before = { used: sitting.stored.usedMs, active: computer.activeMs };
    await computer.run(200 + random() * 5 * second);
    const how = point % 2 === 0 ? "kill" : "reload";
    await sitting.end(how);
    const off = sitting.stored.usedMs - before.used - (computer.activeMs - before.active);
    computer.pass(random() * 10 * minute);
    await sitting.open();
    const { gaps } = sitting.stored;
    if (Math.abs(off) > toleranceMs) return `${how} ${point}: the time used is off by ${off} ms`;
    return gaps.length === point + 1 ? undefined : `${how} ${point}: ${gaps.length} gaps are shown`;
  });
  const check = await checkAll(rounds);
  const { usedMs, gaps } = sitting.stored;
  const off = usedMs + gaps.reduce((sum, { ms }) => sum + ms, 0) - computer.realMs;
  if (Math.abs(off) > toleranceInSumMs) check.problems.push(`of all time that passed ${-off} ms are nowhere`);
  else check.passed += 1;
  return check;
}

async function inTimeZone<T>(zone: string | undefined, work: () => Promise<T>): Promise<T> {
  const before = process.env.TZ;
  if (zone) process.env.TZ = zone;
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  }
}
