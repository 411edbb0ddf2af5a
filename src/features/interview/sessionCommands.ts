import { commands as host, type QuickPickItem, window } from "vscode";
import type { BankIndex } from "../../bank/bankIndex";
import { UserError } from "../../base/errors";
import { askedBefore } from "../../core/interview/askedBefore";
import { drawInstead, type NoOther } from "../../core/interview/drawInstead";
import { stops } from "../../core/interview/route";
import type { PlannedSection, SessionPlan } from "../../core/interview/session";
import { commands } from "../../host/manifest";
import type { Services } from "../../services";
import { runnableHere } from "./runnableHere";

/** Ends what runs: an interview goes on to its scorecard, after asking once; a practiced question is put away, or handed in after its last stage. */
export async function endInterview({ desk }: Services, early: boolean): Promise<void> {
  const live = desk.live;
  if (!live || live.state.status === "ended") return;
  // Reading along ends without a word; the interview goes on in its window.
  if (!live.leads) return desk.leave();
  if (live.state.plan.mode === "practice") return early ? desk.leave() : void (await desk.handIn());
  const open = Object.values(live.state.questions).filter(({ status }) => status === "waiting").length;
  const end = "End Interview";
  const detail = early && open > 0 ? "Questions you have not reached stay unrated. " : "";
  const chosen = await window.showWarningMessage(
    early ? "End the interview now?" : "That was the last question. End the interview?",
    { modal: true, detail: `${detail}The clock stops and the scorecard opens. Your answers are kept.` },
    end,
  );
  if (chosen === end) return desk.end(early && open > 0);
  // The last question was skipped, but the interview goes on: it is open again.
  const { section, question } = live.state;
  if (question && live.state.questions[question]?.status === "skipped") await desk.goTo({ section, question });
}

const noOtherWords: Record<NoOther, string> = {
  stage: "This is a stage of one task, and the next stages build on it, so it stays.",
  unknown: "The bank has changed since this interview was drawn, so nothing fits its rules any more.",
  seen: "You have seen every question of this sort in this interview.",
  "too-long": "The other questions of this sort take longer than this section has left for one.",
};

/** Another question for the one that is open, from the same draw. */
export async function swapQuestion(services: Services): Promise<void> {
  const { desk, bank, progress } = services;
  const live = desk.live;
  const id = live?.state.question;
  if (!live || !id || !desk.isInterviewRunning)
    throw new UserError("Only the open question of an interview can be swapped.");
  if (live.state.questions[id]?.status === "answered")
    throw new UserError("This question is answered already, so it stays.");
  const { plan, section, swappedOut, usedMs } = live.state;
  const index = await bank.index();
  const seen = [...plan.sections.flatMap(({ questions }) => questions), ...swappedOut];
  const other = drawInstead(id, withDraws(plan, section, index), index.questions, seen, {
    level: plan.level ?? "mid",
    focus: plan.focus,
    profile: plan.profile,
    ...askedBefore(index.questions, progress.progress, Date.now()),
    canRun: await runnableHere(index.questions, services),
    seed: plan.seed + seen.length + usedMs,
  });
  if (typeof other === "string") throw new UserError(`${noOtherWords[other]} You can skip this question.`);
  if ((await desk.open?.isBegun()) && !(await givesUp())) return;
  await desk.swap(id, other.id);
}

async function givesUp(): Promise<boolean> {
  const swap = "Swap Question";
  const detail = "What you wrote stays in the practice folder, but this question does not come back in this interview.";
  return (await window.showWarningMessage("Swap this question for another?", { modal: true, detail }, swap)) === swap;
}

/** A section with its rules; a session that an older version started has them in its blueprint. */
function withDraws(plan: SessionPlan, section: number, { interviews }: BankIndex): PlannedSection {
  const planned = plan.sections[section]!;
  const blueprint = interviews.find(({ id }) => id === plan.blueprint);
  return { draws: blueprint?.sections.find(({ slug }) => slug === planned.slug)?.draws, ...planned };
}

/** Opens a question of the session; without an id, the file of the one that is open. */
export async function goToQuestion({ desk }: Services, id: string | undefined): Promise<void> {
  const live = desk.live;
  if (!live) throw new UserError("No session is open.");
  if (!id || id === live.state.question) {
    await desk.open?.show();
    await host.executeCommand(commands.showQuestion);
    return;
  }
  const stop = stops(live.state).find(({ question }) => question === id);
  if (stop) return desk.goTo(stop);
  const section = live.state.plan.sections.findIndex(({ questions }) => questions.includes(id));
  if (section >= 0 && live.state.status !== "ended") await desk.goTo({ section });
}

interface MenuItem extends QuickPickItem {
  command: string;
}

/** The menu behind the clock. */
export async function sessionMenu({ desk }: Services): Promise<void> {
  const state = desk.live?.state;
  if (!state) return;
  const interview = state.plan.mode === "interview";
  const readingAlong: MenuItem[] = [
    { label: "$(arrow-right) Take over", description: "The interview goes on here", command: commands.takeOver },
    { label: "$(close) Stop reading along", description: "It goes on in its window", command: commands.end },
  ];
  const items: (MenuItem | false)[] = [
    state.status === "paused"
      ? { label: "$(debug-continue) Resume", command: commands.resume }
      : {
          label: "$(debug-pause) Pause",
          description: "Stops the clock and hides the question",
          command: commands.pause,
        },
    { label: "$(add) Give me 5 more minutes", command: commands.extend },
    state.gaps.some(({ ms }) => ms > 0) && {
      label: "$(history) Uncounted time...",
      description: "Whether it counts",
      command: commands.uncountedTime,
    },
    { label: "$(arrow-right) Next question", description: "Hands in this one", command: commands.nextQuestion },
    interview && { label: "$(run-all) Finish section", command: commands.nextSection },
    interview && { label: "$(arrow-swap) Another question", command: commands.swapQuestion },
    { label: "$(open-preview) Show the question", command: commands.showQuestion },
    interview
      ? { label: "$(stop-circle) End interview...", command: commands.end }
      : {
          label: "$(close) Put the question away",
          description: "It goes on where you left it",
          command: commands.putAway,
        },
  ];
  const shown = desk.live?.leads ? items.filter((item): item is MenuItem => item !== false) : readingAlong;
  const chosen = await window.showQuickPick(shown, {
    title: state.plan.title,
    placeHolder: "What would you like to do?",
  });
  if (chosen) await host.executeCommand(chosen.command);
}
