import { answerFile, answerText } from "../core/question/answerFile";
import type { NamedFile, Question } from "../core/question/question";
import { checkAnswer } from "../core/scoring/keyPoints";
import type { NewEvent } from "./liveSession";

/**
 * What handing in puts into the journal: the files, with the key points found in the words counted as said. `submittedAt` is the time
 * of the answer that was known and is replaced.
 */
export function handIn(question: Question, files: NamedFile[], submittedAt = 0): NewEvent {
  const words = answerText(files.find(({ name }) => name === answerFile)?.text ?? "");
  const checked = checkAnswer(words, question.keyPoints);
  const keyPoints = checked.flatMap(({ found }, index) => (found ? [index] : []));
  return { type: "submitted", question: question.id, files, keyPoints, over: submittedAt };
}
