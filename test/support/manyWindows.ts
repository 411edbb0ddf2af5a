import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { applyEvent } from "../../src/core/interview/foldSession";
import type { Session, SessionEvent } from "../../src/core/interview/session";
import { readSession } from "../../src/storage/sessionFiles";
import type { Check } from "./checks";
import { openWindow } from "./windows";

const windows = 4;
const sameWithinMs = 2000;
const id = "2025-01-01T10-00-00-abcdef";

interface Seen {
  ms: number;
  checksum: string;
  distinct: number;
}

type Files = readonly { text: string }[] | undefined;

/** Who wrote an answer, and as which of theirs: its text begins with that. */
export function versionOf(files: Files): string {
  return files?.[0]?.text.split(" over ")[0] ?? "nothing";
}

/** Answers that were replaced by somebody who did not know them, and are kept nowhere; those of one millisecond cannot be told apart. */
export function lostVersions(events: readonly SessionEvent[]): string[] {
  const writtenAt = new Map<string, number>();
  const lost: string[] = [];
  let session: Session | undefined;
  for (const event of events) {
    const before = session?.questions.a;
    session = applyEvent(session, event);
    if (event.type !== "submitted") continue;
    const knew = event.files[0]!.text.split(" over ")[1]!;
    const replaced = versionOf(before?.submitted);
    writtenAt.set(versionOf(event.files), event.at);
    const kept = versionOf(session?.questions.a?.otherSubmitted);
    const isTie = before?.submittedAt !== undefined && writtenAt.get(knew) === before.submittedAt;
    if (replaced !== "nothing" && replaced !== knew && !isTie && kept !== replaced) lost.push(replaced);
  }
  return lost;
}

/** Four processes write edits to one session at once: all are kept, those that nobody knew of when they were replaced as other versions, and all four have the same history within two seconds. */
export async function writeFromManyWindows(folder: string, edits: number): Promise<Check & { slowestMs: number }> {
  const root = join(folder, "windows");
  const { live } = await openWindow(root, id, "0000-first");
  await live.close();
  const program = join("out", "test", "support", "editWriter.js");
  const children = Array.from({ length: windows }, (_, index) =>
    fork(program, [root, id, `${index + 1}000-window`, String(edits)]),
  );
  await Promise.all(children.map((child) => next<{ saved: number }>(child)));
  const all = windows * edits;
  const seen = await Promise.all(
    children.map((child) => {
      child.send(all);
      return next<Seen>(child);
    }),
  );
  const { events } = await readSession(root, id);
  const kept = new Set(events.flatMap((event) => (event.type === "submitted" ? event.files[0]!.text : []))).size;
  const lost = lostVersions(events);
  const slowestMs = Math.max(...seen.map(({ ms }) => ms));
  const problems = [
    lost.length === 0
      ? ""
      : `${lost.length} versions were replaced unseen and are lost: ${lost.slice(0, 3).join(", ")}`,
    kept === all ? "" : `${kept} of ${all} edits are on the disk`,
    ...seen.map(({ distinct }, index) =>
      distinct === all ? "" : `window ${index + 1} knows ${distinct} of ${all} edits`,
    ),
    new Set(seen.map(({ checksum }) => checksum)).size === 1 ? "" : "the windows have different histories",
    slowestMs <= sameWithinMs ? "" : `the slowest window knew all after ${Math.round(slowestMs)} ms`,
  ].filter(Boolean);
  return { passed: problems.length === 0 ? kept : 0, problems, slowestMs };
}

async function next<T>(child: ChildProcess): Promise<T> {
  const ended = once(child, "exit").then(() => Promise.reject(new Error("A window ended before it was done.")));
  const [message] = await Promise.race([once(child, "message"), ended]);
  return message as T;
}
