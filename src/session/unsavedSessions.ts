import type { Disposable } from "../base/lifecycle";
import { cannotSave } from "./cannotSave";
import type { LiveSession } from "./liveSession";

/** Sessions that were left while the disk refused their last events: they go on trying until all is saved, or they are taken up again. */
export class UnsavedSessions implements Disposable {
  private readonly kept = new Map<string, LiveSession>();

  constructor(private readonly report: (error: Error) => void) {}

  /** Closes a session; says so when its last events are not on the disk yet. */
  async leave(live: LiveSession, root: string): Promise<void> {
    const { id } = live.state;
    const saved = live.onDidSaveRest(() => {
      this.kept.delete(id);
      live.dispose();
    });
    if (await live.close()) {
      saved.dispose();
      live.dispose();
      return;
    }
    this.kept.set(id, live);
    const kept = "What you did last is kept in memory and saved as soon as it works again; leave this window open.";
    if (live.lastFailure) this.report(cannotSave(live.lastFailure, root, kept));
  }

  /** The session, should it be one of these: what is on the disk is not all of it. */
  find(id: string): LiveSession | undefined {
    return this.kept.get(id);
  }

  /** Hands the session back to be gone on with. */
  async takeBack(id: string): Promise<LiveSession | undefined> {
    const live = this.kept.get(id);
    this.kept.delete(id);
    await live?.reopen();
    return live;
  }

  /** Before the window goes: writes what the disk takes. */
  async close(): Promise<void> {
    await Promise.all([...this.kept.values()].map((live) => live.writeWhatFits()));
  }

  dispose(): void {
    for (const live of this.kept.values()) live.dispose();
    this.kept.clear();
  }
}
