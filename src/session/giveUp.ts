import { solutionFile } from "../core/question/answerFile";
import type { NamedFile, Question } from "../core/question/question";
import { testsFile } from "../core/question/testsSkeleton";
import type { LiveSession } from "./liveSession";
import type { OpenQuestion } from "./openQuestion";

/** Shows the answer of a question before one's own is in. The code is kept as it stands, to be compared with the solution. */
export async function giveUp(live: LiveSession, open: OpenQuestion): Promise<void> {
  if (open.progress.status === "answered" || open.progress.gaveUp) return;
  const files = open.question.runsCode ? await codeNow(open) : undefined;
  await live.record({ type: "revealed", question: open.question.id, files });
}

async function codeNow(open: OpenQuestion): Promise<NamedFile[]> {
  if (open.progress.attempts.length === 0) return [];
  const texts = await Promise.all(
    [solutionFile, testsFile].map(async (name) => ({ name, text: await open.textOf(name) })),
  );
  return texts.flatMap(({ name, text }) => (text === undefined ? [] : [{ name, text }]));
}

/** What the panel says beside an answer that was shown early. */
export function gaveUpWords({ runsCode }: Question): string {
  const kept = runsCode ? " Your code is kept as it was then, and is what the solution is compared with." : "";
  return `You gave up on this question.${kept}`;
}
