/** A date such as `2026-11-27` in words; anything else as it is. */
export function dateWords(date: string, dateStyle: "full" | "long"): string {
  const day = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) return date;
  return day.toLocaleDateString("en-US", { dateStyle, timeZone: "UTC" });
}
