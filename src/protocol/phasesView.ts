import type { Phase, PhaseTime } from "../core/interview/phases";

/** The phases of a coding question: while it is worked on the current one, afterwards the time in each. */
export type PhasesView = { current: Phase } | { times: PhaseTime[] };
