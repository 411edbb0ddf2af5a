import { notMeasured } from "./promises";
import type { Benchmark } from "./row";

/** The Python inside the package. */
export const embedded: Benchmark = {
  title: "Embedded Python",
  measure: async () =>
    (["embedded.boot", "embedded.lru10"] as const).map((id) => notMeasured(id, "this version has no embedded Python")),
};
