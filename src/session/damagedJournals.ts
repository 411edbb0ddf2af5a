import { UserError } from "../base/errors";
import { commands } from "../host/manifest";
import { keepDamaged } from "../storage/damagedFiles";
import { sessionFolder } from "../storage/sessionFiles";
import { type Damage, journalNames } from "../storage/sessionJournals";

/** Says once for each damaged journal of a session how much of it is lost, and where a copy of it is kept. */
export async function tellDamage(
  root: string,
  id: string,
  damage: readonly Damage[],
  report: (error: Error) => void,
): Promise<void> {
  // What cannot be copied now is told the next time.
  const fresh = await keepDamaged(root, id, damage).catch(() => []);
  if (fresh.length === 0) return;
  const action = { title: "Open Practice Folder", command: commands.openPracticeFolder };
  report(new UserError(`${fresh.map(damageWords).join(" ")} A copy is in sessions/${id}/damaged.`, action));
}

/** Says once of a session that it cannot be read although something stands in its journals, and where a copy of them is kept. */
export async function tellUnreadable(root: string, id: string, report: (error: Error) => void): Promise<void> {
  const names = await journalNames(sessionFolder(root, id)).catch(() => []);
  const fresh = await keepDamaged(
    root,
    id,
    names.map((file) => ({ file, lines: [], lost: 0 })),
  ).catch(() => []);
  if (fresh.length === 0) return;
  const what = `The session of ${id.slice(0, 10)} cannot be opened: the disk damaged its plan.`;
  const action = { title: "Open Practice Folder", command: commands.openPracticeFolder };
  report(new UserError(`${what} All that is left stays in sessions/${id}, with a copy in its folder damaged.`, action));
}

/** For the log: a line that was cut short was never called saved, so nothing is lost; `path` is that of its journal in the practice folder. */
export function tornWords(path: string): string {
  return `The last line of ${path} was cut short before it was saved. It is skipped.`;
}

function damageWords({ file, lost, lines }: Damage): string {
  const records = lost === 1 ? "1 record" : `${lost} records`;
  const where =
    lines.length === 1 ? `line ${lines[0]}` : `lines ${lines.slice(0, 5).join(", ")}${lines.length > 5 ? " ..." : ""}`;
  return `The disk damaged ${records} of ${file} (${where}); everything else is there.`;
}
