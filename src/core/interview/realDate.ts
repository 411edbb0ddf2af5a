const dayMs = 24 * 60 * 60_000;

/** More days ahead than anybody is invited. */
const mostDays = 366;

/** Local dates are written `YYYY-MM-DD`. */
export function localDate(date: Date): string {
  const pad = (value: number) => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** Days from one date to another; negative when the other is past. */
export function daysUntil(date: string, today: string): number {
  return Math.round((Date.parse(`${date}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / dayMs);
}

/** Reads the date of the real interview as typed; a sentence when it is none, or not one to prepare for. */
export function readRealDate(text: string, today: string): { date: string } | { problem: string } {
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/u.exec(text.trim()) ?? [];
  if (!day) return { problem: `Write it as year-month-day, such as ${addDays(today, 14)}` };
  const date = `${year}-${month!.padStart(2, "0")}-${day.padStart(2, "0")}`;
  // February 30 is no date, though it can be counted on into March.
  const time = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date)
    return { problem: "There is no such day" };
  const days = daysUntil(date, today);
  if (days < 0) return { problem: "That day is past" };
  return days > mostDays ? { problem: "That is more than a year ahead" } : { date };
}

/** `in 12 days`; what is left until the real interview. */
export function daysLeftWords(days: number): string {
  if (days === 0) return "today";
  return days === 1 ? "tomorrow" : `in ${days} days`;
}

/** How many days until the next mock interview: as many as wished, but before the real one when that is still to come. */
export function daysBeforeReal(days: number, today: string, realDate: string | undefined): number {
  const left = realDate === undefined ? 0 : daysUntil(realDate, today);
  return left > 0 ? Math.min(days, Math.max(1, left - 1)) : days;
}

/** `Saturday, November 28, 2026`. */
export function dateWords(date: string): string {
  return new Date(`${date}T00:00:00Z`).toLocaleDateString("en-US", { dateStyle: "full", timeZone: "UTC" });
}
