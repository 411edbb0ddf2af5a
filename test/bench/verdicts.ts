import { defaultLimits } from "../../src/runner/limits";
import { jobOf, suiteOf } from "../support/runner";
import { type Peers, startBare, withPeers } from "./peers";
import { keptOrNot, notMeasured, orWhy } from "./promises";
import { measureRounds, median, quantile, showMs } from "./rounds";
import type { Benchmark, Row } from "./row";
import { benchPython, cacheSaves, createSaves, pauseMs } from "./saves";
import { caseCount } from "./suites";

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
      notMeasured("verdict.ahead", "this version does not run ahead of the save"),
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
