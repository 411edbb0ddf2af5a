import type { QuestionProgress } from "../core/interview/session";
import { answerText } from "../core/question/answerFile";
import { type Level, levels, type Question } from "../core/question/question";
import { withoutMarks } from "../core/question/withoutMarks";
import { checkAnswer } from "../core/scoring/keyPoints";
import type { KeyPointView, RevealView } from "../protocol/questionMessages";
import type { OpenQuestion } from "./openQuestion";

/** What the author wrote for afterwards, with the key points held against the answer. */
export function revealView(open: OpenQuestion, answer: string): RevealView {
  const { question, progress } = open;
  return {
    keyPoints: keyPointViews(question, progress, answer),
    parts: parts(question).flatMap(([title, markdown]) =>
      markdown?.trim() ? [{ title, blocks: open.rich(markdown) }] : [],
    ),
    solution: question.solution?.code.code,
  };
}

function keyPointViews(question: Question, progress: QuestionProgress, answer: string): KeyPointView[] {
  const checked = checkAnswer(answerText(answer), question.keyPoints);
  return question.keyPoints.map(({ text }, index) => ({
    text: withoutMarks(text),
    said: progress.keyPoints.includes(index),
    quote: checked[index]?.found ? checked[index]?.quote : undefined,
    contradictedBy: checked[index]?.contradictedBy,
  }));
}

function parts(question: Question): [string, string | undefined][] {
  const asking = question.kind === "ask-the-interviewer";
  return [
    [asking ? "A good reply sounds like" : "Short answer", question.shortAnswer],
    [question.kind === "behavioral" ? "An invented sample" : "Model answer", question.modelAnswer],
    ["Approach", question.solution?.approach],
    ["Complexity", question.complexity && `Time: ${question.complexity.time}. Space: ${question.complexity.space}.`],
    ["Not like this", question.compare?.wrong],
    ["But like this", question.compare?.right],
    ["Common mistakes", question.commonMistakes],
    ["What may be asked next", question.followUps],
    ...levels.map((level): [string, string | undefined] => [levelTitles[level], question.forLevels?.[level]]),
    [asking ? "Warning signs" : "Red flags", question.redFlags],
    ["Dialogue", question.dialogue],
    ["Read more", question.references],
  ];
}

const levelTitles: Record<Level, string> = {
  junior: "Expected of a junior",
  mid: "Expected at mid level",
  senior: "Expected of a senior",
};
