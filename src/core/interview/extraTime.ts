import type { SessionPlan } from "./session";

/** How many times the usual minutes a candidate may be given. */
export const extraTimes = [1, 1.25, 1.5, 2] as const;
export type ExtraTime = (typeof extraTimes)[number];

/** Extra time as a person set it; what is none of the choices gives none. */
export function readExtraTime(value: unknown): ExtraTime {
  return extraTimes.find((one) => one === value) ?? 1;
}

/** `1.5 times the usual time`; empty without extra time. */
export function extraTimeText(extraTime: number | undefined): string {
  return extraTime === undefined || extraTime === 1 ? "" : `${extraTime} times the usual time`;
}

/** Minutes of all sections together, extra time included. */
export function plannedMinutes({
  sections,
  extraTime = 1,
}: {
  sections: readonly { minutes: number }[];
  extraTime?: number;
}): number {
  return sections.reduce((sum, { minutes }) => sum + minutes, 0) * extraTime;
}

/** Minutes of one section, extra time included. */
export function sectionMinutes(
  { sections, extraTime = 1 }: Pick<SessionPlan, "sections" | "extraTime">,
  index: number,
) {
  return (sections[index]?.minutes ?? 0) * extraTime;
}
