import { UserError } from "../base/errors";
import { parseQuestion } from "../core/question/parseQuestion";
import type { Question } from "../core/question/question";

/** Parses the one file a question lies in; `file` is its path in the pack. Throws a `UserError` when that fails. */
export function loadQuestion(text: string, file: string): Question {
  const { question, problems } = parseQuestion(text, file);
  if (question) return question;
  const [first] = problems;
  throw new UserError(
    `This question cannot be opened. ${file}, line ${first?.line ?? 1}: ${first?.message ?? "unreadable"}`,
  );
}
