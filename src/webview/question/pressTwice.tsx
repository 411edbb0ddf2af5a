import { useState } from "preact/hooks";
import type { FromQuestionPanel, PanelButton } from "../../protocol/questionMessages";
import { usePage } from "../page/pageContext";

/**
 * A button for what cannot be taken back: the first press says what that means and asks, where it is pressed; the second one, on a
 * button that says `yes`, does it. Esc goes back.
 */
export function PressTwice({ button, yes, means }: { button: PanelButton; yes: string; means: string }) {
  const { post } = usePage<FromQuestionPanel>();
  const [asking, setAsking] = useState(false);
  const { action, label, primary } = button;
  const press = ({ detail }: MouseEvent) => {
    // The second click of a double click is no answer to what has not been read.
    if (asking && detail > 1) return;
    if (asking) post({ type: "action", action });
    setAsking(!asking);
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === "Escape") setAsking(false);
    // Nor is a key that is still held.
    if (event.repeat && (event.key === "Enter" || event.key === " ")) event.preventDefault();
  };
  const id = `${action}-means`;
  return (
    <>
      <button
        type="button"
        class={`button press-twice ${primary ? "primary" : "light"} ${asking ? "asks" : ""}`}
        aria-describedby={asking ? id : undefined}
        onClick={press}
        onKeyDown={key}
        onBlur={() => setAsking(false)}
      >
        {/* One upon the other, so that nothing moves under the pointer. */}
        <span class={asking ? "other" : ""}>{label}</span>
        <span class={asking ? "" : "other"}>{yes}</span>
      </button>
      {asking && (
        <p id={id} class="press-twice-means" role="alert">
          {means}
        </p>
      )}
    </>
  );
}
