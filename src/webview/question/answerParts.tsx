import type { QuestionView } from "../../protocol/questionMessages";
import { Blocks } from "../rich/blocks";
import { ActionButton } from "./actionButton";
import { VerdictGlyph } from "./verdictGlyph";

export interface AnswerPartsProps {
  title: string;
  parts: NonNullable<QuestionView["parts"]>;
  words: QuestionView["words"];
  /** What can be counted in a story, as sentences. */
  story?: QuestionView["story"];
  buttons?: QuestionView["answerButtons"];
}

/** How much of a written answer stands: its parts, the empty ones by name, length and time to say it. */
export function AnswerParts({ title, parts, words, story = [], buttons = [] }: AnswerPartsProps) {
  const empty = parts.filter((part) => part.words === 0 && !part.diagram).map(({ title }) => title);
  return (
    <section class="answer" aria-labelledby="answer">
      <h2 id="answer">{title}</h2>
      {words && (
        <p class="glance">
          <span class="verdict">{plural(words.count, "word")}</span>
          {words.count > 0 && <span class="quiet">about {clock(words.speakingSeconds)} spoken</span>}
        </p>
      )}
      {(parts.length > 1 || empty.length > 0) && <p class="quiet">{emptyWords(empty, parts.length)}</p>}
      {story.length > 0 && <p class="quiet">{story.join(" ")}</p>}
      {parts.length === 1 ? <Blocks blocks={parts[0]!.hint} /> : <PartList parts={parts} />}
      {buttons.length > 0 && (
        <p class="row">
          {buttons.map((button) => (
            <ActionButton key={button.action} button={button} />
          ))}
        </p>
      )}
    </section>
  );
}

function PartList({ parts }: Pick<AnswerPartsProps, "parts">) {
  return (
    <ul class="parts">
      {parts.map((part) => (
        <li key={part.title}>
          <VerdictGlyph verdict={part.words > 0 || part.diagram ? "passed" : "waiting"} />
          <div class="rich">
            <p>
              <strong dir="auto">{part.title}</strong> <span class="quiet">{amount(part)}</span>
            </p>
            <div class="part-hint">
              <Blocks blocks={part.hint} />
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}

function amount({ words, diagram }: AnswerPartsProps["parts"][number]): string {
  const said = words > 0 ? plural(words, "word") : "";
  return [said, diagram && "a diagram"].filter(Boolean).join(" and ") || "empty";
}

function emptyWords(empty: readonly string[], total: number): string {
  if (empty.length === total) return "Write in answer.md, beside this panel. Only your own words count.";
  if (empty.length === 0) return "Every part has something in it.";
  return `Still empty: ${empty.join(", ")}`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** Seconds as `1:20`. */
function clock(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
