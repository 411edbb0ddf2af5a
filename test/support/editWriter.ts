// Program: a window that writes so many edits to a session and looks each second at what the others wrote, as the desk does. Told the number of
// all edits, it looks until it knows them and says how long that took, and the history it has then as a checksum.
import { createHash } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { versionOf } from "./manyWindows";
import { openWindow } from "./windows";

const lookEveryMs = 1000;

async function write(root: string, id: string, name: string, edits: number): Promise<void> {
  const { live, history } = await openWindow(root, id, name);
  const looking = setInterval(() => void live.look(), lookEveryMs);
  for (let number = 0; number < edits; number++) {
    // As the product hands in: over the answer this window knows, which it names so that a lost one shows.
    const { submitted, submittedAt = 0 } = live.state.questions.a!;
    const files = [{ name: "answer.md", text: `${name} ${number} over ${versionOf(submitted)}` }];
    await live.record({ type: "submitted", question: "a", files, keyPoints: [], over: submittedAt });
  }
  process.send!({ saved: live.isSaved ? edits : 0 });
  process.once("message", async (all: number) => {
    const begun = performance.now();
    const known = () => history().filter(({ type }) => type === "submitted");
    while (known().length < all && performance.now() - begun < 10_000) await setTimeout(20);
    clearInterval(looking);
    const ms = performance.now() - begun;
    const events = known();
    const checksum = createHash("sha256").update(JSON.stringify(events)).digest("hex");
    const distinct = new Set(events.map((event) => (event.type === "submitted" ? event.files[0]!.text : ""))).size;
    process.send!({ ms, checksum, distinct }, () => process.exit(0));
  });
}

const [root, id, name, edits] = process.argv.slice(2) as [string, string, string, string];
if (root) void write(root, id, name, Number(edits));
