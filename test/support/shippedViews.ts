import { readPack } from "../../src/bank/readPack";
import { Emitter } from "../../src/base/emitter";
import { answerFile, solutionFile } from "../../src/core/question/answerFile";
import { listTests } from "../../src/core/question/listTests";
import { type Kind, type Question, withStages } from "../../src/core/question/question";
import type { CaseResult, RunResult } from "../../src/core/question/runResult";
import type { QuestionView } from "../../src/protocol/questionMessages";
import { LiveSession } from "../../src/session/liveSession";
import { OpenQuestion } from "../../src/session/openQuestion";
import { questionView } from "../../src/session/questionView";
import { samplePlan, sampleSection, sampleSession, sampleStart, type Untimed } from "./sampleSession";

type Views = Record<string, QuestionView>;

/** The panel with a shipped question of each sort, by sort and moment: failing, open, answered in practice, looked back at. */
export async function shippedViews(): Promise<Views> {
  const { questions } = await readPack("questions");
  const all = withStages(questions);
  const views: Views = {};
  for (const [sort, isOne] of Object.entries(sorts)) {
    const question = all.find(isOne);
    if (!question) throw new Error(`No shipped question is one of ${sort}.`);
    Object.assign(views, viewsOf(sort, question));
  }
  return views;
}

const isStage = ({ id }: Question) => id.includes("#");
const predicts = ({ prompt }: Question) => prompt.includes("```python");

/** Every kind of round. A multiple choice with code is one of its own: its output is to be predicted. */
const sorts: Record<string, (question: Question) => boolean> = {
  "warm-up": ({ kind }) => kind === "warm-up",
  concept: ({ kind, compare }) => kind === "concept" && Boolean(compare),
  dialogue: ({ dialogue }) => Boolean(dialogue),
  "multiple-choice": (question) => question.kind === "multiple-choice" && !predicts(question),
  "predict-the-output": (question) => question.kind === "multiple-choice" && predicts(question),
  coding: (question) => question.kind === "coding" && !isStage(question),
  "coding-with-cases": (question) => question.kind === "coding" && Boolean(question.suite.cases),
  debugging: (question) => question.kind === "debugging" && !isStage(question),
  "api-build": ({ kind }) => kind === "api-build",
  "system-design": ({ kind }) => kind === "system-design",
  behavioral: ({ kind }) => kind === "behavioral",
  "scenario-stage": (question) => isStage(question) && question.runsCode,
  "ask-the-interviewer": ({ kind }) => kind === "ask-the-interviewer",
};

/** Of these one is enough: looking back differs from an answered question by its buttons alone. */
const lookedBackAt: readonly Kind[] = ["coding", "multiple-choice", "behavioral"];

function viewsOf(sort: string, question: Question): Views {
  const answer = question.modelAnswer ?? question.shortAnswer ?? "I have run services in Python for five years.";
  const choice = question.options.findIndex(({ right }) => !right);
  const worked: Untimed[] = [
    { type: "attempted", question: question.id, folder: "interviews/one/q1" },
    ...(question.hints.length > 0 ? ([{ type: "hinted", question: question.id }] as const) : []),
    ...(question.clarifying.length > 0 ? ([{ type: "clarified", question: question.id, index: 0 }] as const) : []),
    ...(choice >= 0 ? ([{ type: "chose", question: question.id, option: choice }] as const) : []),
    ...(question.runsCode ? ([{ type: "ran", question: question.id, result: failing(question) }] as const) : []),
  ];
  const handedIn: Untimed = {
    type: "submitted",
    question: question.id,
    files: [{ name: question.runsCode ? solutionFile : answerFile, text: answer }],
    keyPoints: question.keyPoints.map((_, index) => index).filter((index) => index % 2 === 0),
  };
  const view = (mode: "interview" | "practice", events: Untimed[], text = "", reviewing = false) =>
    look({
      question,
      mode,
      events: [{ type: "moved", section: 0, question: question.id }, ...events],
      text,
      reviewing,
    });
  return {
    ...(question.runsCode ? { [`${sort}-failing`]: view("interview", worked) } : {}),
    [`${sort}-open`]: view("interview", []),
    [`${sort}-answered`]: { ...view("practice", [...worked, handedIn], answer), grades },
    ...(lookedBackAt.includes(question.kind)
      ? {
          [`${sort}-reviewing`]: view(
            "interview",
            [...worked, handedIn, { type: "ended", early: false }],
            answer,
            true,
          ),
        }
      : {}),
  };
}

interface Look {
  question: Question;
  mode: "interview" | "practice";
  events: Untimed[];
  /** Of the file with the answer. */
  text: string;
  reviewing: boolean;
}

function look({ question, mode, events, text, reviewing }: Look): QuestionView {
  const plan = samplePlan([sampleSection("one", [question.id])], { mode });
  const session = sampleSession(plan, events);
  const journal = { append: async () => undefined, close: async () => undefined, touch: async () => undefined };
  const live = new LiveSession(session, journal, () => sampleStart);
  const open = new OpenQuestion(question, {
    live,
    documents: {
      onDidSave: never.event,
      onDidChange: never.event,
      isUnsaved: () => false,
      textOf: () => text,
      open: async () => undefined,
      save: async () => true,
      append: async () => undefined,
      bringBack: async () => false,
      isBringingBack: () => false,
      close: async () => undefined,
      compare: async () => undefined,
      dispose: () => undefined,
    },
    runs: { ...noRuns, onDidChange: never.event, isStarting: false },
    root: "/practice",
    starter: async () => ({ text: "" }),
    runOnAutoSave: () => false,
    mayRunAhead: async () => false,
    report: (error) => {
      throw error;
    },
  });
  const view = questionView(session, open, text, reviewing);
  open.dispose();
  live.dispose();
  return view;
}

const never = new Emitter<never>();
const noRuns = {
  start: () => Promise.reject(new Error("Nothing runs here.")),
  warm: async () => undefined,
  ahead: async () => undefined,
};

/** The first three tests failed, with both sides too long for a line. */
function failing(question: Question): RunResult {
  const long = (of: string) => `[${Array.from({ length: 40 }, (_, index) => `('${of}', ${index})`).join(", ")}]`;
  const cases = listTests(question.suite).map(
    (test, index): CaseResult =>
      index > 2
        ? { ...test, verdict: "passed", ms: 1 }
        : { ...test, verdict: "failed", ms: 1, expected: long("ada"), actual: long("bob"), place: { line: 7 + index } },
  );
  return { outcome: "failed", cases, total: cases.length, ms: 12 };
}

const grades: NonNullable<QuestionView["grades"]> = [
  { grade: "again", label: "Not yet", days: 1, chosen: false },
  { grade: "hard", label: "Hard", days: 2, chosen: false },
  { grade: "good", label: "Good", days: 5, chosen: true },
  { grade: "easy", label: "Easy", days: 12, chosen: false },
];
