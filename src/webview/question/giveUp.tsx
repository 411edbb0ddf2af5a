import { useState } from "preact/hooks";
import type { FromQuestionPanel } from "../../protocol/questionMessages";
import { usePage } from "../page/pageContext";

/** Shows the answer before one's own is in: says what that means and asks once, where it is pressed. Esc goes back. */
export function GiveUp({ label }: { label: string }) {
  const { post } = usePage<FromQuestionPanel>();
  const [asking, setAsking] = useState(false);
  const press = ({ detail }: MouseEvent) => {
    // The second click of a double click is no answer to what has not been read.
    if (asking && detail > 1) return;
    if (asking) post({ type: "action", action: "reveal" });
    setAsking(!asking);
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === "Escape") setAsking(false);
    // Nor is a key that is still held.
    if (event.repeat && (event.key === "Enter" || event.key === " ")) event.preventDefault();
  };
  return (
    <>
      <button
        type="button"
        class={`button light give-up ${asking ? "asking" : ""}`}
        aria-describedby={asking ? "give-up-means" : undefined}
        onClick={press}
        onKeyDown={key}
        onBlur={() => setAsking(false)}
      >
        {/* One upon the other, so that nothing moves under the pointer. */}
        <span class={asking ? "other" : ""}>{label}</span>
        <span class={asking ? "" : "other"}>Yes, give up</span>
      </button>
      {asking && (
        <p id="give-up-means" class="give-up-means" role="alert">
          Give up and show the answer? It counts as given up and cannot be taken back. Esc goes back.
        </p>
      )}
    </>
  );
}
