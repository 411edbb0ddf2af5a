import { durationText } from "../../core/interview/countdown";
import { extraTimeText, sectionMinutes } from "../../core/interview/extraTime";
import { gapTitle } from "../../core/interview/gapWords";
import type { Session } from "../../core/interview/session";

/** The tooltip of the clock, as Markdown: the sections with their times, and what the clock did not count; without the clock the sections alone. */
export function planText(session: Session, showsTime: boolean): string {
  const rows = session.plan.sections.map(({ title }, index) => {
    const line = `${escapeMarkdown(title)}${showsTime ? `: ${timeText(session, index)}` : ""}`;
    return index === session.section ? `- **${line}**` : `- ${line}`;
  });
  if (!showsTime) return rows.join("\n");
  const extra = extraTimeText(session.plan.extraTime);
  const gaps = session.gaps.map((gap) => `- ${escapeMarkdown(gapTitle(gap))}${gap.ms > 0 ? decision(gap.counts) : ""}`);
  return [
    rows.join("\n"),
    extra && escapeMarkdown(`Extra time: ${extra}`),
    gaps.slice(-mostGaps).join("\n"),
    session.gaps.some(({ ms }) => ms > 0) ? "A click on the clock changes what counts." : "",
  ]
    .filter(Boolean)
    .join("\n\n");
}

/** A tooltip is no place for more; the list behind the clock has them all. */
const mostGaps = 5;

function timeText({ plan, sections }: Session, index: number): string {
  const { usedMs, extraMs, overtimeMs = 0 } = sections[index]!;
  const minutes = sectionMinutes(plan, index);
  const extra = extraMs > 0 ? ` + ${durationText(extraMs)}` : "";
  const used = usedMs >= 60_000 ? `, ${durationText(usedMs)} used` : "";
  const overtime = overtimeMs >= 1000 ? `, ${durationText(overtimeMs)} of it overtime` : "";
  return `${escapeMarkdown(String(minutes))} min${extra}${used}${used ? overtime : ""}`;
}

function decision(counts: boolean | undefined): string {
  return counts ? ": counted" : ": left out";
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>]/gu, "\\$&");
}
