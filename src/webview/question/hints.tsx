import { useRef } from "preact/hooks";
import { hintStep } from "../../core/question/hintStep";
import type { FromQuestionPanel, QuestionView } from "../../protocol/questionMessages";
import { Disclosure } from "../page/disclosure";
import { usePage } from "../page/pageContext";
import { Blocks } from "../rich/blocks";
import { useScrollWhenNew } from "./useScrollWhenNew";

/** Hints as a ladder: those given, each by the name of its rung, then a button for the next one. */
export function Hints({ hints: { shown, total } }: { hints: QuestionView["hints"] }) {
  const { post } = usePage<FromQuestionPanel>();
  const last = useRef<HTMLLIElement>(null);
  useScrollWhenNew(() => last.current, shown.length, "nearest");
  return (
    <Disclosure id="hints" level={2} title="Hints" aside={`${shown.length} of ${total}`} open={shown.length > 0}>
      <ol class="hints">
        {shown.map((hint, index) => (
          <li key={index} class="rich" ref={index === shown.length - 1 ? last : undefined}>
            <p class="quiet">
              Hint {index + 1} of {total} · {hintStep(index)}
            </p>
            <Blocks blocks={hint} />
          </li>
        ))}
      </ol>
      {/* Stays when there is no further hint, so that the keyboard keeps its place. */}
      <button
        type="button"
        class="button"
        aria-disabled={shown.length >= total}
        onClick={() => shown.length < total && post({ type: "action", action: "hint" })}
      >
        {shown.length < total ? `Show hint ${shown.length + 1}: ${hintStep(shown.length)}` : "No more hints"}
      </button>
      {shown.length < total && <span class="hint-note quiet">Noted with its time.</span>}
    </Disclosure>
  );
}
