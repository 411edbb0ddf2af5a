import type { QuestionProgress } from "../core/interview/session";
import { answerText } from "../core/question/answerFile";
import { type Level, levels, type Question } from "../core/question/question";
import { withoutMarks } from "../core/question/withoutMarks";
import { checkAnswer } from "../core/scoring/keyPoints";
import type { KeyPointView, RevealPart, RevealView } from "../protocol/questionMessages";
import type { OpenQuestion } from "./openQuestion";

/** What the author wrote for afterwards, with the key points held against the answer. */
export function revealView(open: OpenQuestion, answer: string): RevealView {
  const { question, progress } = open;
  return {
    keyPoints: keyPointViews(question, progress, answer),
    parts: parts(question, (markdown) => open.rich(markdown)),
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

function parts(question: Question, rich: OpenQuestion["rich"]): RevealPart[] {
  const asking = question.kind === "ask-the-interviewer";
  const text = (title: string, markdown: string | undefined): RevealPart[] =>
    markdown?.trim() ? [{ title, blocks: rich(markdown) }] : [];
  const columns = (title: string, texts: [title: string, markdown: string | undefined][]): RevealPart[] => {
    const given = texts.flatMap(([title, markdown]) => (markdown?.trim() ? [{ title, blocks: rich(markdown) }] : []));
    return given.length > 0 ? [{ title, columns: given }] : [];
  };
  const { solution, complexity, compare, forLevels, dialogue } = question;
  return [
    ...text(asking ? "A good reply sounds like" : "Short answer", question.shortAnswer),
    ...text(question.kind === "behavioral" ? "An invented sample" : "Model answer", question.modelAnswer),
    ...text("Approach", solution?.approach),
    ...text("Complexity", complexity && `Time: ${complexity.time}. Space: ${complexity.space}.`),
    ...columns("Wrong and right", [
      ["Not like this", compare?.wrong],
      ["But like this", compare?.right],
    ]),
    ...text("Common mistakes", question.commonMistakes),
    ...text("What may be asked next", question.followUps),
    ...columns(
      "What is expected",
      levels.map((level) => [levelTitles[level], forLevels?.[level]]),
    ),
    ...text(asking ? "Warning signs" : "Red flags", question.redFlags),
    ...(dialogue?.trim() ? [{ title: "How the talk may go", turns: rich(dialogue) }] : []),
    ...text("Read more", question.references),
  ];
}

const levelTitles: Record<Level, string> = {
  junior: "Of a junior",
  mid: "At mid level",
  senior: "Of a senior",
};
