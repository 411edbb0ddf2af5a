import { applyEvent, foldSession } from "../../src/core/interview/foldSession";
import type { PlannedSection, Session, SessionEvent, SessionPlan } from "../../src/core/interview/session";

/** An event without its time; the time does not matter to the state. */
export type Untimed = SessionEvent extends infer E ? (E extends SessionEvent ? Omit<E, "at"> : never) : never;

export const sampleStart = 1_700_000_000_000;

export function sampleSection(
  slug: string,
  questions: readonly string[],
  given: Partial<PlannedSection> = {},
): PlannedSection {
  return { slug, title: `Section ${slug}`, minutes: 10, questions: [...questions], pickOne: false, ...given };
}

export function samplePlan(sections: PlannedSection[], given: Partial<SessionPlan> = {}): SessionPlan {
  return { mode: "interview", title: "Backend, 60 minutes", track: "python", focus: [], seed: 1, sections, ...given };
}

/** The state after `started` with this plan and the events that follow. */
export function sampleSession(plan: SessionPlan, events: readonly Untimed[] = []): Session {
  const timed = [{ type: "started", id: "s1", plan }, ...events].map((event, index) => ({
    ...event,
    at: sampleStart + index,
  })) as SessionEvent[];
  return foldSession(timed)!;
}

/** The state after further events. */
export function withEvents(session: Session, ...events: Untimed[]): Session {
  return events.reduce<Session>(
    (state, event) => applyEvent(state, { ...event, at: sampleStart } as SessionEvent)!,
    session,
  );
}
