/** The moments of a section at which the time left is said. */
export const announcements = ["half", "five-minutes", "one-minute"] as const;
export type Announcement = (typeof announcements)[number];

const minute = 60_000;

/** How much of the time is left at each moment (ms); a section too short for a moment does not have it. */
function momentsOf(allowedMs: number): [Announcement, leftMs: number][] {
  const moments: [Announcement, number][] = [
    ["half", allowedMs / 2],
    ["five-minutes", 5 * minute],
    ["one-minute", minute],
  ];
  // Half is said where it is no neighbor of five minutes; the others never right at the start.
  const shortest: Record<Announcement, number> = {
    half: 12 * minute,
    "five-minutes": 8 * minute,
    "one-minute": 3 * minute,
  };
  return moments.filter(([what]) => allowedMs >= shortest[what]);
}

/** What is to be said when the time used of a section of `allowedMs` goes from `beforeMs` to `nowMs`; of several the last. */
export function announcementDue(allowedMs: number, beforeMs: number, nowMs: number): Announcement | undefined {
  const passed = momentsOf(allowedMs).filter(([, leftMs]) => {
    const at = allowedMs - leftMs;
    return beforeMs < at && at <= nowMs;
  });
  return passed.at(-1)?.[0];
}
