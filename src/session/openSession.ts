import { UserError } from "../base/errors";
import { foldSession } from "../core/interview/foldSession";
import type { Session, SessionPlan } from "../core/interview/session";
import { newSessionId, newWriter, openSessionJournal, sessionFolder } from "../storage/sessionFiles";
import { type Damage, SessionJournals } from "../storage/sessionJournals";
import { nothingStarted } from "./cannotSave";
import { LiveSession } from "./liveSession";
import { SharedSession } from "./sharedSession";

/** A new session with a journal of its own, in which nothing stands yet. Rejects with a `UserError` when the disk refuses it. */
export async function newSession(root: string, plan: SessionPlan): Promise<LiveSession> {
  const id = newSessionId(new Date());
  const started = foldSession([{ type: "started", id, plan, at: Date.now() }])!;
  return await openLive(root, started, sharedSession(root, id));
}

/** A session that is taken up, what could not be read of it, and the journals whose last line was cut short before it was acknowledged. */
export interface TakenUp {
  live: LiveSession;
  damage: Damage[];
  torn: string[];
}

/**
 * A session of an earlier time or of another window, as its journals have it now, and what of them could not be read. Nothing is
 * recorded yet, nor does this window lead it. Rejects with a `UserError` when it cannot be read or written.
 */
export async function storedSession(root: string, id: string): Promise<TakenUp> {
  const shared = sharedSession(root, id);
  await shared.read();
  const { session } = shared.fold();
  if (!session) throw new UserError("This session could not be read. It stays in the practice folder.");
  return { live: await openLive(root, session, shared), damage: shared.damage, torn: shared.torn };
}

async function openLive(root: string, session: Session, shared: SharedSession): Promise<LiveSession> {
  const journal = await openSessionJournal(root, session.id, shared.writer).catch(nothingStarted(root));
  return new LiveSession(session, journal, Date.now, shared);
}

function sharedSession(root: string, id: string): SharedSession {
  const writer = newWriter();
  return new SharedSession(writer, new SessionJournals(sessionFolder(root, id), writer));
}
