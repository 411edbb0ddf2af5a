import { rm } from "node:fs/promises";
import { readSession } from "../../src/storage/sessionFiles";
import type { Victim } from "./kills";
import { openWindow } from "./windows";

const id = "2025-01-01T10-00-00-abcdef";

/** A window in which an interview runs: after its death every acknowledged answer is there, at most one more, and the next window goes on. */
export const sessionVictim: Victim = {
  program: "sessionWriter",
  async inspect(root, lines) {
    const { events, damage, session } = await readSession(root, id);
    if (damage.length > 0) return `damaged: ${JSON.stringify(damage)}`;
    const found = events.flatMap((event) =>
      event.type === "submitted" ? Number.parseInt(event.files[0]!.text, 10) : [],
    );
    const lost = lines.map(Number).filter((number, index) => found[index] !== number);
    if (lost.length > 0) return `${lost.length} of ${lines.length} acknowledged answers are lost`;
    if (found.length > lines.length + 1) return `${found.length - lines.length} answers in flight`;
    const next = await openWindow(root, id, "2000-next");
    if (!next.live.leads) return "the dead window still leads";
    await next.live.record({ type: "hinted", question: "a" });
    const { usedMs, questions } = next.live.state;
    await next.live.close();
    if (questions.a?.hints !== 1 || usedMs !== (session?.usedMs ?? 0))
      return "the next window did not go on from there";
    await rm(root, { recursive: true });
    return undefined;
  },
};
