import type { Documents } from "../host/documents";
import type { Desk } from "./desk";

/** Moves on from the open question; in an interview the interviewer may have a follow-up first, which counts as having gone on. False at the end. */
export async function goOn(desk: Desk): Promise<boolean> {
  if (desk.isGoingOn) return true;
  return (desk.isInterviewRunning && (await desk.handIn())) || desk.next();
}

/** Hands in what was said to the follow-up that waits, or has the next one asked; false when there is none. */
export function nextFollowUp(desk: Desk, documents: Documents): Promise<boolean> {
  return desk.turns.take(async () => {
    const { askFollowUp, handInReplies } = await import("./followUps");
    return (await handInReplies(desk, documents)) || askFollowUp(desk, documents);
  });
}
