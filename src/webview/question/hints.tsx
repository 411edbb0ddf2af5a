import { useRef } from "preact/hooks";
import type { FromQuestionPanel, QuestionView } from "../../protocol/questionMessages";
import { Disclosure } from "../page/disclosure";
import { usePage } from "../page/pageContext";
import { Blocks } from "../rich/blocks";
import { useScrollWhenNew } from "./useScrollWhenNew";

/** Hints as a ladder: those given, then a button for the next rung. */
export function Hints({ hints: { shown, total } }: { hints: QuestionView["hints"] }) {
  const { post } = usePage<FromQuestionPanel>();
  const last = useRef<HTMLLIElement>(null);
  useScrollWhenNew(last, shown.length);
  return (
    // A first hint opens the ladder, by whatever way it was asked for.
    <Disclosure
      key={shown.length > 0 ? "given" : "none"}
      id={shown.length > 0 ? "hints" : "no-hints"}
      level={2}
      title="Hints"
      aside={`${shown.length} of ${total}`}
      open={shown.length > 0}
    >
      <ol class="hints">
        {shown.map((hint, index) => (
          <li key={index} class="rich" ref={index === shown.length - 1 ? last : undefined}>
            <Blocks blocks={hint} />
          </li>
        ))}
      </ol>
      {shown.length < total && (
        <button type="button" class="button" onClick={() => post({ type: "action", action: "hint" })}>
          Show hint {shown.length + 1}
        </button>
      )}
    </Disclosure>
  );
}
