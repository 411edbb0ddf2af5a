import { setTimeout as delay } from "node:timers/promises";
import { defaultLimits } from "../../src/runner/limits";
import { createRunner } from "../../src/runner/runner";
import { createRuns } from "../../src/session/runs";
import { harness, jobOf, suiteOf } from "../support/runner";
import { sampleQuestion } from "../support/sampleQuestion";
import { type Peers, startBare, withPeers } from "./peers";
import { keptOrNot, notMeasured, orWhy } from "./promises";
import { measureRounds, median, type OwnTime, quantile, showMs } from "./rounds";
import type { Benchmark, Row } from "./row";
import { benchPython, cacheSaves, createSaves, pauseMs } from "./saves";
import { cacheSolution, cacheTests, caseCount } from "./suites";

const rounds = 30;
const tailRounds = 100;
const tailRepeats = 3;
const coldAsyncGoal = 9;

type Python = Awaited<ReturnType<typeof benchPython>>["python"];

/** From a save to its verdict, against a bare interpreter and against what others do. */
export const verdicts: Benchmark = {
  title: "Save to verdict",
  measure: async () => {
    const { python, hasPytest } = await benchPython();
    return [
      ...(await orWhy(["verdict.one", "verdict.lru10"], () => measureWarm(python))),
      ...(await orWhy(["verdict.lru10.p95"], () => measureTail(python))),
      ...(await orWhy(["verdict.vs_pytest", "verdict.vs_unittest", "verdict.vs_spawn_per_case"], () =>
        withPeers(python, (peers) => againstPeers(python, peers, hasPytest)),
      )),
      ...(await orWhy(["verdict.cold"], () => measureCold(python))),
      ...(await orWhy(["verdict.after_kill"], () => measureAfterKill(python))),
      ...(await orWhy(["verdict.ahead"], () => measureAhead(python))),
    ];
  },
};

async function measureWarm(python: Python): Promise<Row[]> {
  const [one, lru] = [cacheSaves(python, 1), cacheSaves(python)];
  const times = await measureRounds(rounds, { bare: () => startBare(python), one: one.save, lru: lru.save });
  await Promise.all([one.end(), lru.end()]);
  const floor = median(times.bare);
  const row = (id: "verdict.one" | "verdict.lru10", own: readonly number[], what: string) => {
    const detail = `${what}: median ${showMs(median(own))}, p95 ${showMs(quantile(own, 0.95))}; B is ${showMs(floor)} on Python ${python.version}; ${rounds} rounds, ${pauseMs} ms between saves`;
    return keptOrNot(id, median(own) / floor, detail);
  };
  return [row("verdict.one", times.one, "one case"), row("verdict.lru10", times.lru, "the ten cases of an LRU cache")];
}

async function measureTail(python: Python): Promise<Row[]> {
  const saves = cacheSaves(python);
  const tails: number[] = [];
  for (let repeat = 0; repeat < tailRepeats; repeat++) {
    const { bare, lru } = await measureRounds(tailRounds, { bare: () => startBare(python), lru: saves.save });
    tails.push(quantile(lru, 0.95) / median(bare));
  }
  await saves.end();
  const each = tails.map((tail) => tail.toFixed(2)).join(", ");
  const detail = `p95 over ${tailRounds} rounds, median of ${tailRepeats} repeats: ${each} B`;
  return [keptOrNot("verdict.lru10.p95", median(tails), detail)];
}

async function againstPeers(python: Python, peers: Peers, hasPytest: boolean): Promise<Row[]> {
  const saves = cacheSaves(python);
  const { unittest, processPerCase, pytest } = peers;
  const things = { lru: saves.save, unittest, processPerCase, ...(hasPytest && { pytest }) };
  const times = await measureRounds<string>(rounds, things);
  await saves.end();
  const own = median(times["lru"]!);
  const compare = (id: "verdict.vs_pytest" | "verdict.vs_unittest" | "verdict.vs_spawn_per_case", name: string) => {
    const found = times[name];
    if (!found) return notMeasured(id, "no Python here can import pytest");
    const detail = `median ${showMs(median(found))} against ${showMs(own)}, both on Python ${python.version}, ${rounds} rounds`;
    return keptOrNot(id, median(found) / own, detail);
  };
  return [
    compare("verdict.vs_pytest", "pytest"),
    compare("verdict.vs_unittest", "unittest"),
    compare("verdict.vs_spawn_per_case", "processPerCase"),
  ];
}

async function measureCold(python: Python): Promise<Row[]> {
  const [sync, async] = [cacheSaves(python), cacheSaves(python, caseCount, { async: true })];
  const times = await measureRounds(rounds, {
    bare: () => startBare(python),
    sync: sync.saveCold,
    async: async.saveCold,
  });
  await Promise.all([sync.end(), async.end()]);
  const floor = median(times.bare);
  const late = median(times.async) / floor;
  const detail = `median ${showMs(median(times.sync))} with nothing started ahead; with async tests ${late.toFixed(2)} B, ${showMs(median(times.async))}, goal <= ${coldAsyncGoal} B; ${rounds} rounds`;
  return [keptOrNot("verdict.cold", median(times.sync) / floor, detail, late <= coldAsyncGoal)];
}

/** The save behind a run that only a kill ended, a loop inside C. */
async function measureAfterKill(python: Python): Promise<Row[]> {
  const limits = { ...defaultLimits, caseMs: 200 };
  const tests = suiteOf({ test_a: "pass", test_b: "f()" });
  const saves = createSaves(python, jobOf("def f(): pass\n", tests, { limits }));
  const { normal, killed } = await measureRounds(rounds, {
    normal: async () => {
      await saves.save();
      return saves.save();
    },
    killed: async () => {
      const { outcome } = await saves.saveText("def f(): sum(range(10**15))\n");
      if (outcome !== "timed-out") throw new Error(`A loop inside C ended as ${outcome}`);
      return saves.save();
    },
  });
  await saves.end();
  const detail = `median ${showMs(median(killed))} behind a killed run against ${showMs(median(normal))} behind a normal one, ${rounds} rounds`;
  return [keptOrNot("verdict.after_kill", median(killed) / median(normal), detail)];
}

/** The save of a text whose run began when typing paused. */
async function measureAhead(python: Python): Promise<Row[]> {
  const runner = createRunner(harness, (message) => console.error(message));
  const finder = { forQuestion: () => Promise.resolve({ python }) } as unknown as Parameters<typeof createRuns>[0];
  const runs = createRuns(finder, runner, () => true);
  const question = sampleQuestion({
    runsCode: true,
    suite: { tests: { code: cacheTests(), line: 1, language: "python" } },
  });
  let count = 0;
  const saveAhead = async (): Promise<OwnTime> => {
    const text = `${cacheSolution}# save ${count++}\n`;
    await runs.ahead(question, text, "/solution.py");
    await delay(pauseMs);
    let heard = 0;
    const began = performance.now();
    const { signal } = new AbortController();
    const { outcome } = await runs.start(question, text, "/solution.py", { signal, onCase: () => heard++ });
    const ownMs = performance.now() - began;
    if (outcome !== "passed" || heard !== caseCount) throw new Error(`Ended as ${outcome} with ${heard} cases`);
    return { ownMs };
  };
  const { bare, ahead } = await measureRounds(rounds, { bare: () => startBare(python), ahead: saveAhead });
  await runner.retire();
  const detail = `ten cases that ran while typing paused: median ${median(ahead).toFixed(2)} ms from the save, ${rounds} rounds`;
  return [keptOrNot("verdict.ahead", median(ahead) / median(bare), detail)];
}
