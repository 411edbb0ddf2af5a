import type { Documents } from "../host/documents";
import { handInReplies } from "./followUps";
import type { LiveSession } from "./liveSession";
import type { OpenQuestion } from "./openQuestion";

/** What lies on the desk. */
interface OnDesk {
  readonly open: OpenQuestion | undefined;
  readonly live: LiveSession | undefined;
  readonly isInterviewRunning: boolean;
}

/**
 * Hands in the open question by Done; true when it was. An interview takes the newest answer until its end; in practice the first
 * one shows the author's.
 */
export async function handInOpen(desk: OnDesk, documents: Documents): Promise<boolean> {
  await handInReplies(desk, documents);
  const { open, isInterviewRunning } = desk;
  if (!open || open.progress.status === "skipped") return false;
  if (open.progress.status === "answered" && !isInterviewRunning) return false;
  await open.submit();
  return true;
}

/** Whoever leaves a question of an interview by another way than Done has answered it as far as it goes; what nobody began stays open. */
export async function handInBegun(desk: OnDesk, documents: Documents): Promise<void> {
  const { open, live, isInterviewRunning } = desk;
  if (!open || !live?.leads || !isInterviewRunning || open.progress.status === "skipped") return;
  await handInReplies(desk, documents, { passOver: false });
  if (await open.isBegun()) await open.submit();
}
