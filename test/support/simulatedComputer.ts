import type { ClockReading } from "../../src/core/interview/clockGaps";
import type { Clocks } from "../../src/session/timekeeper";

/** What the clocks of a system are like. */
export interface System {
  name: string;
  monotonicSleeps: boolean;
  /** It has a clock that counts sleep and cannot be set. */
  hasBootClock: boolean;
}

export const systems = {
  linux: { name: "Linux", monotonicSleeps: true, hasBootClock: true },
  bare: { name: "Linux without a boot clock", monotonicSleeps: true, hasBootClock: false },
  others: { name: "macOS and Windows", monotonicSleeps: false, hasBootClock: false },
} satisfies Record<string, System>;

const tickMs = 1000;

/** A computer whose time passes only when it is told to; all times in milliseconds. */
export class SimulatedComputer {
  /** Time that really passed, whatever the clocks say. */
  realMs = 0;
  /** The part of it in which the editor was up and running. */
  activeMs = 0;
  wallMs: number;
  private monotonicMs = 5_000;
  private nextTickMs = Number.POSITIVE_INFINITY;
  private onTick: () => Promise<void> | void = () => undefined;

  constructor(
    readonly system: System,
    start: number,
  ) {
    this.wallMs = start;
  }

  get clocks(): Clocks {
    const { monotonicSleeps } = this.system;
    return { monotonicSleeps, read: () => this.read() };
  }

  /** The monotonic clock alone (ms). */
  get steadyMs(): number {
    return this.monotonicMs;
  }

  /** What is called once a second from now on, until `stopTicking`; overdue calls come once, as of a timer. */
  tick(onTick: () => Promise<void> | void): void {
    this.onTick = onTick;
    this.nextTickMs = this.monotonicMs + tickMs;
  }

  stopTicking(): void {
    this.nextTickMs = Number.POSITIVE_INFINITY;
  }

  /** The editor runs for so long. */
  async run(ms: number): Promise<void> {
    for (let left = ms; ; ) {
      const step = Math.min(left, Math.max(0, this.nextTickMs - this.monotonicMs));
      this.pass(step);
      this.activeMs += step;
      left -= step;
      if (this.monotonicMs < this.nextTickMs) return;
      this.nextTickMs = this.monotonicMs + tickMs;
      await this.onTick();
    }
  }

  /** Time passes in which the editor does nothing: it stalls, or its window is closed. */
  pass(ms: number): void {
    this.realMs += ms;
    this.wallMs += ms;
    this.monotonicMs += ms;
  }

  sleep(ms: number): void {
    this.realMs += ms;
    this.wallMs += ms;
    if (!this.system.monotonicSleeps) this.monotonicMs += ms;
  }

  setClock(byMs: number): void {
    this.wallMs += byMs;
  }

  private read(): ClockReading {
    const bootMs = this.system.hasBootClock ? 90_000_000 + this.realMs : undefined;
    return { monotonicMs: this.monotonicMs, wallMs: Math.floor(this.wallMs), bootMs };
  }
}
