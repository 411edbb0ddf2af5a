// Program: begins an interview, writes events to it and prints the number of each once it is saved.
import { writeSync } from "node:fs";
import { join } from "node:path";
import { openWindow } from "./windows";

async function write(path: string): Promise<void> {
  const { live } = await openWindow(path, "2025-01-01T10-00-00-abcdef", "1000-first");
  for (let number = 0; ; number++) {
    live.tick(900);
    const text = `${number}\n${"x".repeat((number * 37) % 4000)}`;
    await live.record({ type: "submitted", question: "a", files: [{ name: "answer.md", text }], keyPoints: [] });
    // At once: a stream would hold lines back, and a kill would take acknowledgements with it.
    writeSync(1, `${number}\n`);
  }
}

void write(join(process.argv[2]!));
