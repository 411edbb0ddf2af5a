import { followUpToAsk, pendingFollowUp } from "../core/interview/followUps";
import type { Session } from "../core/interview/session";
import {
  answerFile,
  answerTemplate,
  countWords,
  followUpLine,
  followUpRoom,
  followUpText,
} from "../core/question/answerFile";
import { followUpsOf } from "../core/question/followUps";
import { withoutMarks } from "../core/question/withoutMarks";
import type { Documents } from "../host/documents";
import type { FollowUpView, PanelButton, ReplyView } from "../protocol/questionMessages";
import { ensureAttemptFile } from "../storage/attemptFiles";
import type { LiveSession } from "./liveSession";
import type { OpenQuestion } from "./openQuestion";

/** The question that is open and the session it belongs to. */
interface Place {
  readonly open: OpenQuestion | undefined;
  readonly live: LiveSession | undefined;
}

/** Asks a follow-up to a question that had none yet. */
export async function askFirstFollowUp(place: Place, documents: Documents): Promise<boolean> {
  return place.open?.progress.followUps.length === 0 && askFollowUp(place, documents);
}

/** Asks the next follow-up and makes room for it in `answer.md`; false when there is nothing to ask. */
export async function askFollowUp({ open, live }: Place, documents: Documents): Promise<boolean> {
  const next = open && live && followUpToAsk(live.state, open.question);
  if (!next) return false;
  const path = open.pathOf(answerFile);
  await ensureAttemptFile(path, answerTemplate(open.question));
  await documents.append(path, (text) =>
    followUpLine(text, next.ask) === undefined ? followUpRoom(text, next.ask) : "",
  );
  await live.record({ type: "asked", question: open.question.id, ask: next.ask });
  // The focus stays where it is: who would rather go on presses the same key again.
  await documents.open(path, { preserveFocus: true, line: await lineOf(open, next.ask) });
  return true;
}

/**
 * Takes what stands under the headings of follow-ups as the replies to them, again where it changed. The one that waits is
 * passed over when nothing stands there, unless it is only left for a while. True when one waited and does so no more.
 */
export async function handInReplies(
  { open, live }: Place,
  documents: Documents,
  { passOver = true } = {},
): Promise<boolean> {
  if (!open || !live || live.state.status === "ended" || open.progress.followUps.length === 0) return false;
  const pending = pendingFollowUp(open.progress);
  await documents.save(open.pathOf(answerFile));
  const written = (await open.textOf(answerFile)) ?? "";
  for (const { ask, reply } of open.progress.followUps) {
    const text = followUpText(written, ask) ?? "";
    const isNew = reply === undefined ? passOver || text !== "" : text !== "" && text !== reply;
    if (isNew) await live.record({ type: "replied", question: open.question.id, ask, text });
  }
  return pending !== undefined && pendingFollowUp(open.progress) === undefined;
}

/** The line on which the reply to the follow-up that waits begins; undefined when none does. */
export async function followUpPlace(open: OpenQuestion): Promise<number | undefined> {
  const pending = pendingFollowUp(open.progress);
  return pending && lineOf(open, pending.ask);
}

async function lineOf(open: OpenQuestion, ask: string): Promise<number | undefined> {
  return followUpLine((await open.textOf(answerFile)) ?? "", ask);
}

/** The follow-up the panel asks; once it is replied to in an interview, nothing more is said about it. */
export function followUpView(session: Session, open: OpenQuestion, answer: string): FollowUpView | undefined {
  const { followUps } = open.progress;
  const last = followUps.at(-1);
  const practice = session.plan.mode === "practice";
  if (!last || session.status === "ended" || (last.reply !== undefined && !practice)) return undefined;
  const all = followUpsOf(open.question);
  const words = countWords(last.reply ?? followUpText(answer, last.ask) ?? "");
  const more = followUpToAsk(session, open.question) !== undefined;
  return {
    heading: practice
      ? `Follow-up ${followUps.length} of ${Math.max(all.length, followUps.length)}`
      : "One more question",
    ask: open.rich(last.ask),
    spoken: withoutMarks(last.ask),
    words,
    reply: last.reply,
    readOn: last.reply === undefined ? undefined : readOn(open, last.ask),
    buttons: last.reply === undefined ? waitingButtons(practice, words) : more ? [another] : [],
  };
}

const another: PanelButton = { action: "follow-up", label: "Next follow-up" };

function waitingButtons(practice: boolean, words: number): PanelButton[] {
  const write: PanelButton = { action: "notes", label: words > 0 ? "Go on writing" : "Write the answer" };
  return practice ? [write, { action: "follow-up", label: words > 0 ? "Hand in" : "Skip it" }] : [write];
}

/** What was asked after the answer, with the replies and what the author says. */
export function replyViews(open: OpenQuestion): ReplyView[] {
  return open.progress.followUps.flatMap(({ ask, reply }) =>
    reply === undefined ? [] : [{ ask: open.rich(ask), reply: open.rich(reply), readOn: readOn(open, ask) }],
  );
}

function readOn(open: OpenQuestion, ask: string) {
  const markdown = followUpsOf(open.question).find((one) => one.ask === ask)?.readOn;
  return markdown === undefined ? undefined : open.rich(markdown);
}
