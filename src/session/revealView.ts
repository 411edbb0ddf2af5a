import type { QuestionProgress, Session } from "../core/interview/session";
import { answerText, partText } from "../core/question/answerFile";
import { type Level, levels, type Question } from "../core/question/question";
import { richText } from "../core/question/richText";
import { withoutMarks } from "../core/question/withoutMarks";
import { checkAnswer } from "../core/scoring/keyPoints";
import type { KeyPointView, RevealPart, RevealView } from "../protocol/questionMessages";
import { replyViews } from "./followUps";
import type { OpenQuestion } from "./openQuestion";

/** What the author wrote for afterwards, with the key points held against the answer. */
export function revealView(session: Session, open: OpenQuestion, answer: string): RevealView {
  const { question, progress } = open;
  return {
    keyPoints: keyPointViews(question, progress, answer),
    parts: parts(session, open, answer),
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

function parts({ plan }: Session, open: OpenQuestion, answer: string): RevealPart[] {
  const { question, progress } = open;
  // Those still to come are asked one at a time, not read ahead.
  const askedInTurn = plan.mode === "practice" && progress.followUps.length > 0;
  const rich = (markdown: string) => open.rich(markdown);
  const asking = question.kind === "ask-the-interviewer";
  const text = (title: string, markdown: string | undefined): RevealPart[] =>
    markdown?.trim() ? [{ title, blocks: rich(markdown) }] : [];
  const columns = (title: string, texts: [title: string, markdown: string | undefined][]): RevealPart[] => {
    const given = texts.flatMap(([title, markdown]) => (markdown?.trim() ? [{ title, blocks: rich(markdown) }] : []));
    return given.length > 0 ? [{ title, columns: given }] : [];
  };
  /** The author's text, beside what the candidate said of the same where they did. Theirs changes as they type, so it is not kept. */
  const besideYours = (title: string, own: string, markdown: string | undefined): RevealPart[] => {
    if (!markdown || own === "") return text(title, markdown);
    const yours = { title: "You said", blocks: richText(own) };
    return [{ title, columns: [yours, { title: "The author says", blocks: rich(markdown) }] }];
  };
  const replies = replyViews(open);
  const { solution, complexity, compare, forLevels, dialogue } = question;
  return [
    ...text(asking ? "A good reply sounds like" : "Short answer", question.shortAnswer),
    ...text(question.kind === "behavioral" ? "An invented sample" : "Model answer", question.modelAnswer),
    ...besideYours("Approach", question.runsCode ? partText(question, answer, "Approach") : "", solution?.approach),
    ...besideYours(
      "Complexity",
      complexity ? ownComplexity(question, answer) : "",
      complexity && costWords(complexity),
    ),
    ...columns("Wrong and right", [
      ["Not like this", compare?.wrong],
      ["But like this", compare?.right],
    ]),
    ...text("Common mistakes", question.commonMistakes),
    ...(replies.length > 0 ? [{ title: "What you were asked next", replies }] : []),
    ...text(asking ? "What you could ask next" : "What may be asked next", askedInTurn ? "" : question.followUps),
    ...columns(
      "What is expected",
      levels.map((level) => [levelTitles[level], forLevels?.[level]]),
    ),
    ...text(asking ? "Warning signs" : "Red flags", question.redFlags),
    ...(dialogue?.trim() ? [{ title: "How the talk may go", turns: rich(dialogue) }] : []),
    ...text("Read more", question.references),
  ];
}

/** Time and space as the notes state them; empty when they state neither. */
function ownComplexity(question: Question, answer: string): string {
  const [time, space] = [partText(question, answer, "Time"), partText(question, answer, "Space")];
  return time || space ? costWords({ time: time || "not said", space: space || "not said" }) : "";
}

function costWords({ time, space }: { time: string; space: string }): string {
  return `Time: ${time.replace(/\.$/u, "")}.\n\nSpace: ${space.replace(/\.$/u, "")}.`;
}

const levelTitles: Record<Level, string> = {
  junior: "Of a junior",
  mid: "At mid level",
  senior: "Of a senior",
};
