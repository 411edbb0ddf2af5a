import type { Criterion, Rubric } from "../../src/core/scoring/rubric";

export function sampleCriterion(slug: string, given: Partial<Criterion> = {}): Criterion {
  return {
    slug,
    title: `Criterion ${slug}`,
    guide: "python/gil",
    anchors: ["One.", "Two.", "Three.", "Four.", "Five."],
    evidence: [],
    fedBy: { kinds: [], categories: [], topics: [] },
    ...given,
  };
}

/** A rubric of the track `python` with one category for each list of criteria: `c1`, `c2`, ... of weight 1, 2, ... */
export function sampleRubric(...categories: Criterion[][]): Rubric {
  return {
    id: "python/general",
    track: "python",
    slug: "general",
    title: "General",
    categories: categories.map((criteria, index) => ({
      slug: `c${index + 1}`,
      title: `Category ${index + 1}`,
      weight: index + 1,
      criteria,
    })),
    description: "",
    file: "",
  };
}
