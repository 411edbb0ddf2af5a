import { durationText } from "../interview/countdown";
import { extraTimeText } from "../interview/extraTime";
import { gapTitle } from "../interview/gapWords";
import type { QuestionProgress, Session, SessionGap } from "../interview/session";
import { answerFile, answerText, countWords } from "../question/answerFile";
import type { NamedFile } from "../question/question";
import { tally } from "../question/runResult";

interface TimeFact {
  kind: "time";
  text: string;
}

/** How a question stood when the time of its section was over, and what came of it after: `8 of 11 tests at the bell, 11 of 11 after 4 min more`. */
export function clockFacts(progress: QuestionProgress): TimeFact[] {
  const { overtimeMs = 0, bell } = progress;
  const text = bell && (testsAtTheBell(progress) ?? wordsAtTheBell(progress));
  const facts: TimeFact[] = text ? [{ kind: "time", text }] : [];
  if (overtimeMs >= 1000) facts.push({ kind: "time", text: `${durationText(overtimeMs)} of overtime` });
  return facts;
}

function testsAtTheBell({ bell, lastRun, lastRunOvertimeMs }: QuestionProgress): string | undefined {
  if (!bell?.tests && !lastRun) return undefined;
  const { tests, stale } = bell!;
  const before = !tests
    ? "not run before the bell"
    : `${tests.passed} of ${tests.total} tests ${stale ? "at the last run before the bell" : "at the bell"}`;
  if (!lastRun || lastRunOvertimeMs === undefined) return before;
  const { passed, total } = tally(lastRun);
  return `${before}, ${passed} of ${total} after ${durationText(lastRunOvertimeMs)} more`;
}

function wordsAtTheBell({ bell, submitted }: QuestionProgress): string | undefined {
  const before = wordsIn(bell?.files);
  const inTheEnd = wordsIn(submitted);
  if (before === undefined) return undefined;
  const text = `${before} ${before === 1 ? "word" : "words"} at the bell`;
  return inTheEnd === undefined || inTheEnd === before ? text : `${text}, ${inTheEnd} in the end`;
}

function wordsIn(files: readonly NamedFile[] | undefined): number | undefined {
  const text = files?.find(({ name }) => name === answerFile)?.text;
  return text === undefined ? undefined : countWords(answerText(text));
}

/** What the clock did in a session, as facts for people: extra time, overtime by section, gaps and what was decided of them. */
export function clockCircumstances({ plan, sections, gaps }: Session): string[] {
  const extra = extraTimeText(plan.extraTime);
  const overtime = sections.flatMap(({ overtimeMs = 0 }, index) =>
    overtimeMs < 1000 ? [] : [`${plan.sections[index]?.title} ${durationText(overtimeMs)}`],
  );
  return [
    extra && `Extra time: ${extra}`,
    overtime.length > 0 ? `Overtime: ${overtime.join(", ")}` : "",
    ...gapFacts(gaps),
  ].filter(Boolean);
}

/** Gaps of the same sort and the same decision are one fact, or a window that was closed often would fill the card. */
function gapFacts(gaps: readonly SessionGap[]): string[] {
  const sorts = new Map<string, SessionGap[]>();
  for (const gap of gaps) {
    const sort = `${gap.causes} ${Math.sign(gap.shiftMs)} ${gap.counts === true}`;
    sorts.set(sort, [...(sorts.get(sort) ?? []), gap]);
  }
  return [...sorts.values()].map((alike) => {
    const sum = (of: (gap: SessionGap) => number) => alike.reduce((total, gap) => total + of(gap), 0);
    const all = { causes: alike[0]!.causes, ms: sum(({ ms }) => ms), shiftMs: sum(({ shiftMs }) => shiftMs) };
    const often = alike.length > 1 ? ` in all, ${alike.length} times` : "";
    const counted = all.ms > 0 ? (alike[0]!.counts ? ", counted" : ", not counted") : "";
    return `${gapTitle(all)}${often}${counted}`;
  });
}
