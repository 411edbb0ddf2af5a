import type { RunJob } from "../protocol/runnerMessages";
import { callOf } from "./caseTable";
import type { Preparation } from "./launcher";

/** What a worker can lay ready for a job. */
export function preparationOf(job: RunJob): Preparation {
  const tests = "cases" in job.tests ? { cases: job.tests.cases.map(callOf) } : job.tests;
  const ready = { tests, files: job.files, limits: job.limits };
  // The text itself: comparing it costs less than a digest, and this happens at every save.
  const key = JSON.stringify(ready);
  const sources = "unittest" in job.tests ? job.tests.unittest.map(({ source }) => source) : [];
  const texts = [...sources, ...job.files.map(({ text }) => text), job.solution.text];
  const own = [job.solution, ...job.files].map(({ name }) => name.replace(/\.py$/, ""));
  const preload = [...new Set(texts.flatMap(importedModules))].filter((name) => !own.includes(name.split(".")[0]!));
  return { ...ready, key, preload };
}

/** Names that mean our own modules, or that do something when they are imported. */
const left = new Set(["solution", "tests", "this", "antigravity", "turtle", "__main__", "__future__"]);

/** Modules that a Python text imports at the start of its lines. */
function importedModules(text: string): string[] {
  const found: string[] = [];
  for (const [, plain, from] of text.matchAll(/^(?:import[ \t]+([\w., \t]+)|from[ \t]+([\w.]+)[ \t]+import\b)/gm)) {
    const names = from === undefined ? plain!.split(",").map((name) => name.trim().split(/\s/)[0]!) : [from];
    found.push(...names.filter((name) => /^[A-Za-z_][\w.]*$/.test(name) && !left.has(name.split(".")[0]!)));
  }
  return found;
}
