import { hostname } from "node:os";
import { isAlive } from "../base/isAlive";
import { foldSession } from "../core/interview/foldSession";
import type { Session, SessionEvent, SessionOwner } from "../core/interview/session";
import { type Damage, mergeEvents, type SessionJournals } from "../storage/sessionJournals";

/** A window that did not show for so long (ms) that it lives is gone. */
const silentMs = 10_000;

/** The process of this window. */
export function thisProcess(): Pick<SessionOwner, "pid" | "host"> {
  return { pid: process.pid, host: hostname() };
}

/**
 * Whether a window that leads a session lives, which last showed so at `beatAt` (milliseconds since 1970). One of our own process is
 * gone: it would be the one that asks.
 */
export function isHeld(
  owner: SessionOwner | undefined,
  beatAt: number | undefined,
  now: number,
  asking = thisProcess(),
): boolean {
  // Either way: the clock may have been set back since.
  if (!owner || beatAt === undefined || Math.abs(now - beatAt) > silentMs) return false;
  return owner.host !== asking.host || (owner.pid !== asking.pid && isAlive(owner.pid));
}

/** What all windows know of one session: the events of the others, read from their journals, and those of this one. */
export class SharedSession {
  private readonly own: SessionEvent[] = [];

  constructor(
    readonly writer: string,
    private readonly journals: SessionJournals,
    readonly process: Pick<SessionOwner, "pid" | "host"> = thisProcess(),
  ) {}

  /** Takes in what other windows wrote since; true when that was something. */
  read(): Promise<boolean> {
    return this.journals.read();
  }

  /** Adds an event of this window. */
  add(event: SessionEvent): void {
    this.own.push(event);
  }

  /** What could not be read of the journals of the others. */
  get damage(): Damage[] {
    return this.journals.damage;
  }

  /** Journals of the others whose last line was cut short. */
  get torn(): string[] {
    return this.journals.torn;
  }

  /** All that happened, in the order every window sees. */
  get events(): SessionEvent[] {
    return mergeEvents(new Map([...this.journals.events, [this.writer, this.own]]));
  }

  /** The state after all that happened, and the time of the latest event (milliseconds since 1970; 0 when there is none). */
  fold(): { session?: Session; latest: number } {
    const { events } = this;
    return { session: foldSession(events), latest: events.reduce((latest, { at }) => Math.max(latest, at), 0) };
  }

  leads({ owner }: Session): boolean {
    return owner?.writer === this.writer;
  }

  /** Whether the session is led by another window, which lives. */
  isLedElsewhere({ owner }: Session, now: number): boolean {
    if (!owner || owner.writer === this.writer) return false;
    return isHeld(owner, this.journals.beatOf(owner.writer), now, this.process);
  }
}
