import { Uri, window, workspace } from "vscode";
import { CancelledError, toError, UserError } from "../../base/errors";
import { reportMarkdown } from "../../core/scoring/report";
import type { Scorecard } from "../../core/scoring/scorecard";

/** Writes the report to a place of the person's choice; the ending decides between Markdown and JSON. */
export async function exportScorecard(card: Scorecard): Promise<void> {
  const uri = await saveDialog(`mock-interview-${card.date}.md`, { Markdown: ["md"], JSON: ["json"] });
  const text = uri.path.endsWith(".json") ? `${JSON.stringify(card, undefined, 2)}\n` : reportMarkdown(card);
  await write(uri, text);
}

/** A calendar file with the next interview as an all-day entry, for any calendar program. */
export async function saveCalendar(card: Scorecard): Promise<void> {
  const uri = await saveDialog(`mock-interview-${card.nextDate}.ics`, { Calendar: ["ics"] });
  await write(uri, calendarText(card));
}

async function write(uri: Uri, text: string): Promise<void> {
  try {
    await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  } catch (error) {
    const { message } = toError(error);
    throw new UserError(`Could not write ${uri.fsPath}: ${message}. Choose another place.`, undefined, {
      cause: error,
    });
  }
}

async function saveDialog(name: string, filters: Record<string, string[]>): Promise<Uri> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const uri = await window.showSaveDialog({ defaultUri: folder && Uri.joinPath(folder, name), filters });
  if (!uri) throw new CancelledError();
  return uri;
}

/** RFC 5545; lines end in CR LF. */
function calendarText({ nextDate, session, title }: Scorecard): string {
  const day = nextDate.replaceAll("-", "");
  return [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Mock Interview//EN",
    "BEGIN:VEVENT",
    `UID:${session}@mock-interview`,
    `DTSTAMP:${day}T000000Z`,
    `DTSTART;VALUE=DATE:${day}`,
    `SUMMARY:Mock interview: ${title.replace(/([\\,;])/gu, "\\$1")}`,
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ].join("\r\n");
}
