/** What a total means, worded as practice advice. */
export interface Band {
  /** The band reaches from here, inclusive, to the next one. */
  from: number;
  title: string;
  advice: string;
}

export const bands: readonly Band[] = [
  { from: 80, title: "Strong", advice: "Keep it warm with one interview a week, and practice what is listed below." },
  { from: 60, title: "Nearly there", advice: "Work on the rows below, then sit another interview this week." },
  { from: 40, title: "Getting there", advice: "Study the guides below first; then repeat the interview." },
  { from: 0, title: "Early days", advice: "Practice single questions for a few days before the next interview." },
];

export function bandOf(percent: number): Band {
  return bands.find(({ from }) => percent >= from) ?? bands[bands.length - 1]!;
}

/**
 * The total: points of the rated criteria over the points they could have had, times 100, each weighted; not rounded.
 * Criteria without a rating count on neither side. Because the lowest rating is 1, the lowest total is 20.
 */
export function percentOf(criteria: readonly { weight: number; score?: number }[]): number | undefined {
  const rated = criteria.filter(({ score }) => score !== undefined);
  const possible = rated.reduce((sum, { weight }) => sum + 5 * weight, 0);
  if (possible === 0) return undefined;
  return (rated.reduce((sum, { weight, score }) => sum + weight * score!, 0) / possible) * 100;
}

/** The better it went, the longer the pause before the next interview. */
export function daysUntilNext(percent: number | undefined): number {
  if (percent === undefined) return 3;
  return percent >= 80 ? 7 : percent >= 60 ? 5 : percent >= 40 ? 3 : 2;
}
