/** What a coding question goes through, in the order an interviewer hopes for. */
export const phases = ["clarify", "plan", "code", "test", "analyze"] as const;
export type Phase = (typeof phases)[number];

/** What the candidate can be seen to work on; asking and running are events of their own. */
export type WorkedOn = Exclude<Phase, "clarify">;

/** Where the phases of one question stand: from when on it was in which, by the time used for it. */
export interface PhaseLog {
  /** In order; the question begins with `clarify`. `over` ends the last one: the answer was given up. */
  turns: { phase: Phase | "over"; atMs: number }[];
  /** Code of the current attempt was run: from then on work on it counts as testing. */
  codeRan: boolean;
}

/** Time used in one phase, in ms. */
export interface PhaseTime {
  phase: Phase;
  ms: number;
}

/** The phase the question is in; reading the task is the first one. */
export function currentPhase(log: PhaseLog | undefined): Phase | "over" {
  return log?.turns.at(-1)?.phase ?? "clarify";
}

/** The phase that work on something belongs to. Coding is what happens before the code is run, testing what comes from then on. */
export function phaseOf(log: PhaseLog | undefined, on: WorkedOn): Phase {
  return on === "code" && log?.codeRan ? "test" : on;
}

/** The log after the candidate turned to a phase at `atMs` of used time; the same log when it is in that phase already, or over. */
export function turnTo(log: PhaseLog | undefined, phase: Phase | "over", atMs: number): PhaseLog {
  const was = log ?? { turns: [], codeRan: false };
  const now = currentPhase(was);
  return now === phase || now === "over" ? was : { ...was, turns: [...was.turns, { phase, atMs }] };
}

/** The log after a new attempt was begun at `atMs`: one reads the task again, and its code has not run. */
export function startOverAt(log: PhaseLog | undefined, atMs: number): PhaseLog | undefined {
  return log && { turns: [...log.turns, { phase: "clarify", atMs }], codeRan: false };
}

/** The log after a run at `atMs`; a run of the starter as it is tests nothing. */
export function runAt(log: PhaseLog | undefined, atMs: number): PhaseLog | undefined {
  return hasCode(log) ? { ...turnTo(log, "test", atMs), codeRan: true } : log;
}

/** The log after complexity was stated outside the notes; without any code there is nothing to analyze. */
export function stateAt(log: PhaseLog | undefined, atMs: number): PhaseLog | undefined {
  return hasCode(log) ? turnTo(log, "analyze", atMs) : log;
}

/**
 * Time used in each phase, in their order, those of no time left out; each stretch counts to the phase it began with.
 * Undefined when nothing was written: of journals from before phases were noted, and of questions that were only read.
 */
export function timeInPhases(log: PhaseLog | undefined, usedMs: number): PhaseTime[] | undefined {
  if (!log?.turns.some(({ phase }) => phase !== "clarify" && phase !== "over")) return undefined;
  const turns = [{ phase: "clarify" as const, atMs: 0 }, ...log.turns];
  const times = new Map<Phase | "over", number>();
  for (const [index, { phase, atMs }] of turns.entries()) {
    const until = turns[index + 1]?.atMs ?? Math.max(usedMs, atMs);
    times.set(phase, (times.get(phase) ?? 0) + until - atMs);
  }
  return phases.map((phase) => ({ phase, ms: times.get(phase) ?? 0 })).filter(({ ms }) => ms > 0);
}

function hasCode(log: PhaseLog | undefined): boolean {
  return log?.turns.some(({ phase }) => phase === "code") ?? false;
}
