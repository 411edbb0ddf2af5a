import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { readPack } from "../../src/bank/readPack";
import type { Session } from "../../src/core/interview/session";
import { type Question, withStages } from "../../src/core/question/question";
import { listSessions, readSession } from "../../src/storage/sessionFiles";
import type { CodeServer } from "./codeServer";

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
