import type { Draw } from "../../src/core/interview/blueprint";

/** A draw of one question of any sort; whatever a test cares about is given. One that fills minutes counts nothing. */
export function sampleDraw(given: Partial<Draw> = {}): Draw {
  const draw = {
    slug: "any",
    line: 1,
    column: 1,
    tracks: [],
    kinds: [],
    categories: [],
    topics: [],
    levels: [],
    weights: { kinds: [], categories: [], levels: [] },
  };
  return { ...draw, ...(given.minutes === undefined && { count: 1 }), ...given };
}
