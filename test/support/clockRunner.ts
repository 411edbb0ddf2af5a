// Program: lives an interview at a simulated computer as fast as it can, with its journal in the file it is told; prints the milliseconds worked whenever all is saved.
import { writeSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { LiveSession } from "../../src/session/liveSession";
import { countTime } from "../../src/session/timekeeper";
import { openJournal } from "../../src/storage/journal";
import { samplePlan, sampleSection, sampleSession, sampleStart } from "./sampleSession";
import { SimulatedComputer, systems } from "./simulatedComputer";

async function live(path: string): Promise<void> {
  const plan = samplePlan([sampleSection("one", ["a"])]);
  const computer = new SimulatedComputer(systems.linux, sampleStart);
  const session = new LiveSession(sampleSession(plan), await openJournal(path), () => computer.wallMs);
  await session.record({ type: "started", id: "s1", plan });
  const count = countTime(session, () => false, computer.clocks);
  computer.tick(async () => {
    count();
    while (!session.isSaved) await setImmediate();
    writeSync(1, `${Math.round(computer.activeMs)}\n`);
  });
  for (;;) await computer.run(60_000);
}

void live(process.argv[2]!);
