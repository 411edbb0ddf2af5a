import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { readPack } from "../../src/bank/readPack";
import type { Session } from "../../src/core/interview/session";
import { type Question, withStages } from "../../src/core/question/question";
import { listSessions, openSessionJournal, readSession } from "../../src/storage/sessionFiles";
import type { CodeServer } from "./codeServer";
import type { Untimed } from "./sampleSession";

/** Where the extension keeps answers in a server's data folder. */
export function practiceFolder({ dataFolder }: CodeServer): string {
  return join(dataFolder, "user", "User", "globalStorage", "mock-interview.mock-interview");
}

/** The newest session as it stands on the disk. */
export async function newestSession(server: CodeServer): Promise<Session> {
  const root = practiceFolder(server);
  const [id] = await listSessions(root);
  const { session } = await readSession(root, id!);
  return session!;
}

/** The newest session as soon as the disk shows it as wanted; a journal is written a moment after what is seen. */
export async function sessionWhere(server: CodeServer, wanted: (session: Session) => boolean): Promise<Session> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    // Of one that begins right now there is only the folder.
    const session: Session | undefined = await newestSession(server);
    if (session && wanted(session)) return session;
    if (Date.now() > deadline) throw new Error(`The session on the disk did not become as wanted: ${wanted}`);
    await setTimeout(50);
  }
}

/** Adds to the newest session as another window would that led it, and let go of it. */
export async function addEvents(server: CodeServer, ...events: Untimed[]): Promise<void> {
  const { id } = await newestSession(server);
  const journal = await openSessionJournal(practiceFolder(server), id);
  const owned: Untimed = { type: "owned", pid: 0, host: "" };
  await journal.append([owned, ...events, { type: "released" }].map((event) => ({ ...event, at: Date.now() })));
  await journal.close();
}

/** Questions and stages of the shipped bank, by id. */
export async function shippedQuestions(): Promise<Map<string, Question>> {
  const { questions } = await readPack("questions");
  return new Map(withStages(questions).map((question) => [question.id, question]));
}

/** The text of a file of the newest interview's folder. */
export async function interviewFile(server: CodeServer, name: string): Promise<string> {
  const folder = join(practiceFolder(server), "interviews");
  const [newest] = (await readdir(folder)).sort().reverse();
  return await readFile(join(folder, newest!, name), "utf8");
}
