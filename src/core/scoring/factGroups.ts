import type { Fact } from "./evidence";

/** Facts about a question that belong together, in words. */
export interface FactGroup {
  title: string;
  facts: string[];
}

const titles = ["Result", "On the way", "Time"] as const;

/** What comes of the work and what is used of the time; everything else happened on the way. */
const titleOf: Partial<Record<Fact["kind"], (typeof titles)[number]>> = {
  tests: "Result",
  "key-points": "Result",
  choice: "Result",
  "own-tests": "Result",
  story: "Result",
  unscored: "Result",
  time: "Time",
};

/** All facts, each once, group by group; a group without facts is left out. */
export function groupFacts(facts: readonly Fact[]): FactGroup[] {
  return titles
    .map((title) => ({
      title,
      facts: [
        ...new Set(facts.filter(({ kind }) => (titleOf[kind] ?? "On the way") === title).map(({ text }) => text)),
      ],
    }))
    .filter(({ facts }) => facts.length > 0);
}
