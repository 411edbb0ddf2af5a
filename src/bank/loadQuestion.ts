import { UserError } from "../base/errors";
import { parseQuestion } from "../core/question/parseQuestion";
import type { Question, QuestionSummary } from "../core/question/question";
import { readPackFile } from "./packFiles";

/** Reads and parses the one file a question lies in. Rejects with a `UserError` when that fails. */
export async function loadQuestion(
  root: string,
  { file, title }: Pick<QuestionSummary, "file" | "title">,
): Promise<Question> {
  const read = await readPackFile(root, file);
  const { question, problems } = "text" in read ? parseQuestion(read.text, file) : { problems: [read] };
  if (question) return question;
  const [first] = problems;
  throw new UserError(
    `"${title}" cannot be opened. ${file}, line ${first?.line ?? 1}: ${first?.message ?? "unreadable"}`,
  );
}
