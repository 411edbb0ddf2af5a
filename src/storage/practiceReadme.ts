import { join } from "node:path";
import { ensureAttemptFile } from "./attemptFiles";

const text = `Mock Interview keeps your answers here, as plain files. You may read and copy all of them.

interviews/   One folder for each interview: your files in q1, q2, ... with a folder for each attempt,
              and scorecard.md (to read) and scorecard.json (for programs) once you have rated it.
practice/     The same for questions you practiced, by track and question.
sessions/     What happened in each interview and practice, one file of lines for each window: a checksum,
              a length and an event as JSON. Interviews are resumed from these, so leave them as they are;
              deleting a folder deletes that session. In it, edits/ is the recording of what you typed, drafts/
              what to bring back after a crash, and damaged/ copies of files the disk damaged.
own/          Interviews of your own, to sit again or to change by hand.
progress/     What you have seen, passed and graded, for the next review dates.

Back up or move the whole folder; the setting mockInterview.practiceFolder says where it is.
`;

/** Says in the practice folder itself what lies in it; a README that is there already stays. */
export function writeReadme(root: string): Promise<void> {
  return ensureAttemptFile(join(root, "README.txt"), text);
}
