import { pendingFollowUp } from "../core/interview/followUps";
import { nextStop, previousStop } from "../core/interview/route";
import type { Session } from "../core/interview/session";
import {
  answerFile,
  answerText,
  countWords,
  followUpText,
  isAnsweredInWords,
  partText,
  speakingSeconds,
  wordsByPart,
} from "../core/question/answerFile";
import { holdsDiagram, withoutDiagrams } from "../core/question/diagram";
import type { Question } from "../core/question/question";
import { richText } from "../core/question/richText";
import { kindTitles, suits, taskTitles } from "../core/question/titles";
import { checkStory, storySentences } from "../core/scoring/storyChecks";
import type { PanelButton, PickView, QuestionView } from "../protocol/questionMessages";
import { followUpView } from "./followUps";
import { gaveUpWords } from "./giveUp";
import type { OpenQuestion } from "./openQuestion";
import { phasesView } from "./phasesView";
import { revealView } from "./revealView";
import { testsView } from "./testsView";

/** Everything the question panel shows, from the session, the open question and the text of its answer. */
export function questionView(session: Session, open: OpenQuestion, answer: string, reviewing: boolean): QuestionView {
  const { question, progress } = open;
  const interview = session.plan.mode === "interview";
  const teaching = !interview || reviewing;
  const revealed = reviewing || (teaching && (progress.status === "answered" || progress.gaveUp));
  const inWords = isAnsweredInWords(question);
  return {
    heading: heading(session, question, teaching),
    title: teaching ? question.title : undefined,
    paused: session.status === "paused",
    prompt: open.rich(question.prompt),
    suits: suits(question.profiles) || undefined,
    details: open.rich(question.details ?? ""),
    clarifying: question.clarifying.map((one, index) => {
      const asked = progress.clarified.includes(index);
      return {
        question: open.rich(one.question),
        asked,
        answer: asked || revealed ? open.rich(one.answer) : undefined,
      };
    }),
    tests: question.runsCode ? testsView(open, teaching) : undefined,
    parts: inWords
      ? wordsByPart(question, answer).map(({ part, words }) => ({
          title: part.title,
          hint: open.rich(part.hint),
          words,
          diagram: holdsDiagram(partText(question, answer, part.title)),
        }))
      : undefined,
    words: inWords ? wordCount(answer) : undefined,
    answerButtons: inWords && !reviewing ? answerButtons(question, answer) : undefined,
    story: teaching && inWords ? storyOf(question, answer) : undefined,
    carried: carriedWords(session, open),
    unsaid: revealed ? undefined : unsaid(open, answer),
    followUp: followUpView(session, open, answer),
    options: question.options.length > 0 ? optionViews(open, revealed) : undefined,
    hints: {
      // Afterwards nothing is noted any more, so all of them can be read.
      shown: question.hints.slice(0, reviewing ? undefined : progress.hints).map((hint) => open.rich(hint)),
      total: question.hints.length,
    },
    phases: phasesView(question, progress, revealed),
    gaveUp: revealed && progress.gaveUp ? gaveUpWords(question) : undefined,
    reveal: revealed ? revealView(session, open, answer) : undefined,
    buttons: reviewing
      ? reviewButtons(open)
      : interview
        ? interviewButtons(session, open, answer)
        : practiceButtons(session, open, revealed),
  };
}

/** The panel while one question of a section has yet to be picked. */
export function pickView(session: Session, questions: readonly Question[]): QuestionView {
  const pick: PickView[] = questions.map(({ id, minutes, prompt, kind, runsCode, details = "" }) => ({
    id,
    title: taskTitles[kind],
    minutes,
    prompt: richText(prompt),
    details: richText(details),
    detailsTitle: runsCode ? "Requirements and examples" : "Details",
  }));
  return {
    heading: sectionHeading(session),
    paused: session.status === "paused",
    prompt: richText(pickPrompt),
    details: [],
    clarifying: [],
    hints: { shown: [], total: 0 },
    pick,
    buttons: [
      ...(previousStop(session) ? [{ action: "back", label: "Back" } as const] : []),
      { action: "next", label: "Skip this section" },
    ],
  };
}

const pickPrompt =
  "Pick the task you want to work on. You can read both first; the clock is running. Until you hand it in, the Session view leads back here.";

function heading(session: Session, question: Question, teaching: boolean): string {
  if (!teaching) return sectionHeading(session);
  const stage = question.id.includes("#") ? `${stageNumber(session, question.id)}` : kindTitles[question.kind];
  return [stage, question.level, `${question.minutes} min`].join(" · ");
}

function sectionHeading({ plan, section }: Session): string {
  return `${plan.sections[section]?.title ?? ""} · section ${section + 1} of ${plan.sections.length}`;
}

function stageNumber({ plan, section }: Session, id: string): string {
  const stages = plan.sections[section]?.questions ?? [];
  return `stage ${stages.indexOf(id) + 1} of ${stages.length}`;
}

function wordCount(answer: string): { count: number; speakingSeconds: number } {
  const count = countWords(withoutDiagrams(answerText(answer)));
  return { count, speakingSeconds: speakingSeconds(count) };
}

function optionViews(open: OpenQuestion, revealed: boolean) {
  const { question, progress } = open;
  return question.options.map(({ text, right, explanation }, index) => ({
    blocks: open.rich(text),
    chosen: progress.choice === index,
    ...(revealed ? { right, explanation: open.rich(explanation) } : {}),
  }));
}

/** Of a design: its diagram can be begun, and looked at once there is one. */
function answerButtons({ kind }: Question, answer: string): PanelButton[] | undefined {
  if (kind !== "system-design") return undefined;
  const add: PanelButton = { action: "add-diagram", label: "Add a diagram" };
  return holdsDiagram(answer) ? [{ action: "show-diagram", label: "Show the diagram" }, add] : [add];
}

function storyOf(question: Question, answer: string): string[] | undefined {
  const checks = checkStory(question, answer);
  return checks && storySentences(checks);
}

/** What the notes of code that has run do not say yet: how it works and, where the author says so too, what it costs. */
function unsaid({ question, progress }: OpenQuestion, answer: string): string[] | undefined {
  if (!question.runsCode || progress.runs === 0) return undefined;
  const titles = question.complexity ? ["Approach", "Time", "Space"] : ["Approach"];
  const empty = titles.filter((title) => partText(question, answer, title) === "");
  return empty.length > 0 ? empty : undefined;
}

/** Whose code a later stage of a scenario goes on from. */
function carriedWords({ plan, section }: Session, { progress }: OpenQuestion): string | undefined {
  if (!progress.carried) return undefined;
  const { id, own } = progress.carried;
  const stage = `stage ${(plan.sections[section]?.questions ?? []).indexOf(id) + 1}`;
  return own
    ? `Your file goes on from your code of ${stage}.`
    : `Your file begins with the reference for ${stage}, because no code of yours passed the tests there.`;
}

function practiceButtons(session: Session, open: OpenQuestion, revealed: boolean): PanelButton[] {
  const { question, progress } = open;
  const buttons: PanelButton[] = [];
  if (question.runsCode) buttons.push({ action: "run", label: "Run tests" });
  if (progress.hints < question.hints.length) buttons.push({ action: "hint", label: "Hint" });
  if (!revealed && question.options.length === 0) {
    buttons.push({ action: "done", label: question.runsCode ? "Done" : "Check my answer", primary: true });
    buttons.push({ action: "reveal", label: "Show the answer" });
  }
  if (revealed && question.solution) buttons.push({ action: "compare", label: "Compare with the solution" });
  if (revealed && holdsDiagram(question.modelAnswer ?? "")) {
    buttons.push({ action: "show-model-diagram", label: "Show the author's diagram" });
  }
  if (revealed && nextStop(session)) buttons.push({ action: "next", label: "Next", primary: true });
  if (question.runsCode) buttons.push({ action: "notes", label: "Notes" });
  if (open.mainFile) buttons.push({ action: "start-over", label: "Start over" });
  return buttons;
}

/** While a follow-up waits in an interview one goes on or back; the same key that asked it passes it over. */
function followUpButtons(session: Session, reply: string): PanelButton[] {
  const label = nextStop(session) ? "Done, next question" : "Done, end the interview";
  const buttons: PanelButton[] = [{ action: "next", label: reply === "" ? "Skip it and go on" : label, primary: true }];
  if (previousStop(session)) buttons.push({ action: "back", label: "Back" });
  return buttons;
}

function interviewButtons(session: Session, open: OpenQuestion, answer: string): PanelButton[] {
  const { question, progress } = open;
  const pending = pendingFollowUp(progress);
  if (pending) return followUpButtons(session, followUpText(answer, pending.ask) ?? "");
  const buttons: PanelButton[] = [];
  if (question.runsCode) buttons.push({ action: "run", label: "Run tests" });
  if (progress.hints < question.hints.length) buttons.push({ action: "hint", label: "Hint" });
  if (question.runsCode) buttons.push({ action: "notes", label: "Notes" });
  buttons.push({
    action: "next",
    label: nextStop(session) ? "Done, next question" : "Done, end the interview",
    primary: true,
  });
  if (previousStop(session)) buttons.push({ action: "back", label: "Back" });
  // What was handed in stays.
  if (progress.status !== "answered") {
    buttons.push({ action: "skip", label: "Skip" }, { action: "swap", label: "Another question" });
  }
  return buttons;
}

function reviewButtons({ question, mainFile, progress }: OpenQuestion): PanelButton[] {
  const buttons: PanelButton[] = [{ action: "show-scorecard", label: "Back to the scorecard", primary: true }];
  if (holdsDiagram(question.modelAnswer ?? "")) {
    buttons.push({ action: "show-model-diagram", label: "Show the author's diagram" });
  }
  if (progress.attempts.length === 0) return buttons;
  if (mainFile) buttons.push({ action: "open-file", label: "Open my file" });
  if (question.solution) buttons.push({ action: "compare", label: "Compare with the solution" });
  return buttons;
}

/** The file whose text the view needs beside the session. */
export function answerOf(open: OpenQuestion): Promise<string | undefined> {
  return open.progress.attempts.length > 0 ? open.textOf(answerFile) : Promise.resolve(undefined);
}
