import { env, commands as host, Uri, window, workspace } from "vscode";
import { toError, UserError } from "../../base/errors";
import { type Disposable, DisposableStore } from "../../base/lifecycle";
import { Turns } from "../../base/turns";
import { isPracticed, practicePlan } from "../../core/interview/practicePlan";
import { solutionFile } from "../../core/question/answerFile";
import { commands } from "../../host/manifest";
import { PlainTexts } from "../../host/plainTexts";
import type { Services } from "../../services";
import { answerLater, isAnswerShown, refuseEarly } from "../../session/answerShown";
import { cannotSave } from "../../session/cannotSave";
import { giveUp } from "../../session/giveUp";
import { nextFollowUp } from "../../session/goOn";
import type { OpenQuestion } from "../../session/openQuestion";
import { openQuestionOn } from "../../session/openQuestionOn";
import { paused } from "../../session/paused";
import { writeReadme } from "../../storage/practiceReadme";
import { readSession } from "../../storage/sessionFiles";

/** Opening a question to practice it, and everything one does with an open question. */
export function registerPractice(services: Services): Disposable {
  const { commands: registry, desk, log } = services;
  const store = new DisposableStore();
  const solutions = store.add(new PlainTexts("mock-interview-solution"));
  const on = (id: Parameters<typeof registry.register>[0], run: (open: OpenQuestion, ...args: never[]) => unknown) =>
    store.add(registry.register(id, (...args) => run(openQuestionOn(desk), ...(args as never[]))));

  // A double click asks twice; the second time the question is open.
  const turns = new Turns();
  store.add(
    registry.register(commands.openQuestion, (id?: string) => turns.take(() => practiceQuestion(services, id))),
  );
  on(commands.runTests, (open, only?: string[]) => runTests(open, only));
  on(commands.startOver, (open) => startOver(open));
  on(commands.showHint, (open) => showHint(services, open));
  on(commands.submitAnswer, () => desk.handIn());
  on(commands.showAnswer, (open, asked?: boolean) => showAnswer(services, open, asked === true));
  on(commands.openNotes, async (open) =>
    open.openNotes(await (await import("../../session/followUps")).followUpPlace(open)),
  );
  on(commands.nextFollowUp, () => followUp(services));
  on(commands.compareSolution, (open) => compare(services, open, solutions));
  on(commands.compareVersions, (open) => compareVersions(services, open, solutions));
  store.add(registry.register(commands.showLog, () => log.show()));
  store.add(registry.register(commands.openPracticeFolder, () => openPracticeFolder(services)));
  return store;
}

/** Goes on with the last practice of the question if it was left unfinished, neither answered nor given up, else begins a new one. */
async function practiceQuestion(
  { desk, bank, progress, practiceFolder }: Services,
  id: string | undefined,
): Promise<void> {
  if (!id) throw new UserError("Choose a question in the Questions view.");
  if (desk.isInterviewRunning) {
    throw new UserError("An interview is running. Practice waits until it has ended.", {
      title: "Go to the Interview",
      command: commands.showQuestion,
    });
  }
  const { questions } = await bank.index();
  const question = questions.find((one) => one.id === id.split("#")[0]);
  if (!question) throw new UserError("This question is not in the bank any more.");
  const ids = [question.id, ...question.stages.map((stage) => stage.id)];
  const live = desk.live?.state;
  if (live?.plan.mode === "practice" && ids.some((one) => live.questions[one])) {
    // The panel may have been closed, and a question may have no file; the file comes last, to be typed in.
    await host.executeCommand(commands.showQuestion);
    await desk.open?.show();
    return;
  }
  await progress.load();
  const last = ids.map((one) => progress.progress.get(one)?.practiceSession).find(Boolean);
  const stored = last ? await readSession(practiceFolder(), last) : undefined;
  if (stored?.session && stored.session.status !== "discarded" && !isPracticed(stored.session))
    await desk.resume(stored);
  else await desk.start(practicePlan(question));
}

async function runTests(open: OpenQuestion, only: string[] | undefined): Promise<void> {
  if (!open.question.runsCode) throw new UserError("This question is answered in words, so it has no tests to run.");
  await open.saveAndRun(only);
}

async function startOver(open: OpenQuestion): Promise<void> {
  if (!open.mainFile) throw new UserError("There is no file to start over with; choose another option instead.");
  const yes = "Start Over";
  const chosen = await window.showWarningMessage(
    "Start over with a fresh file?",
    { modal: true, detail: "Your present attempt keeps its own folder and can be opened from the practice folder." },
    yes,
  );
  if (chosen === yes) await open.startOver();
}

async function showHint({ desk }: Services, { question, progress }: OpenQuestion): Promise<void> {
  if (desk.live?.state.status === "paused") throw paused();
  if (progress.hints >= question.hints.length) {
    throw new UserError(
      question.hints.length === 0 ? "This question has no hints." : "You have seen every hint of this question.",
    );
  }
  await desk.live?.record({ type: "hinted", question: question.id });
}

/** The panel has asked by then; everywhere else it is asked here, in the same words. */
async function showAnswer({ desk }: Services, open: OpenQuestion, asked: boolean): Promise<void> {
  if (desk.isInterviewRunning) throw answerLater();
  if (!isAnswerShown(desk) && !asked && !(await wantsToGiveUp())) return;
  // Another question may lie there by then.
  if (desk.live && desk.open === open) await giveUp(desk.live, open);
  if (!asked) await host.executeCommand(commands.showQuestion);
}

async function wantsToGiveUp(): Promise<boolean> {
  const yes = "Give Up";
  const detail = "It counts as given up and cannot be taken back.";
  return (await window.showWarningMessage("Give up and show the answer?", { modal: true, detail }, yes)) === yes;
}

async function followUp({ desk, documents }: Services): Promise<void> {
  if (desk.live?.state.status === "paused") throw paused();
  if (!(await nextFollowUp(desk, documents))) throw new UserError("Nothing more is asked about this question.");
}

async function compare({ desk, documents }: Services, open: OpenQuestion, solutions: PlainTexts): Promise<void> {
  const code = open.question.solution?.code.code;
  if (code === undefined) throw new UserError("This question has no reference solution.");
  refuseEarly(desk);
  if (open.progress.attempts.length === 0) throw new UserError("There is no file of yours to compare with it.");
  const folder = folderOf(open);
  const { gaveUp, submitted, attempts } = open.progress;
  const given = gaveUp ? submitted?.find(({ name }) => name === solutionFile)?.text : undefined;
  const mine =
    given === undefined
      ? Uri.file(open.pathOf(solutionFile))
      : solutions.put(`${folder}/given-up-${attempts.length}/${solutionFile}`, given);
  const title = given === undefined ? "Yours and the solution" : "Yours when you gave up, and the solution";
  await documents.compare(mine, solutions.put(`${folder}/${solutionFile}`, code), title);
}

/** Where texts about a question lie, apart from those about others. */
function folderOf({ question }: OpenQuestion): string {
  return `/${question.id.replace("#", "/")}`;
}

/** The answer of another window beside the file, which holds the newer one. */
async function compareVersions({ documents }: Services, open: OpenQuestion, texts: PlainTexts): Promise<void> {
  const other = open.progress.otherSubmitted?.find(({ name }) => name === open.mainFile);
  if (!other) throw new UserError("There is no other answer to this question.");
  const uri = texts.put(`${folderOf(open)}/other window/${other.name}`, other.text);
  await documents.compare(Uri.file(open.pathOf(other.name)), uri, "The newer answer and the one of another window");
}

async function openPracticeFolder({ practiceFolder }: Services): Promise<void> {
  const folder = Uri.file(practiceFolder());
  try {
    await workspace.fs.createDirectory(folder);
    await writeReadme(folder.fsPath);
  } catch (error) {
    throw cannotSave(toError(error), folder.fsPath, "Choose another folder in the settings.");
  }
  // In a remote window there is no file manager to ask.
  if (!env.remoteName && (await env.openExternal(folder))) return;
  const copy = "Copy Path";
  const chosen = await window.showInformationMessage(`Your answers are in ${folder.fsPath}`, copy);
  if (chosen === copy) await env.clipboard.writeText(folder.fsPath);
}
