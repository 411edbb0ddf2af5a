import type { FromQuestionPanel, PanelAction, PanelButton } from "../../protocol/questionMessages";
import { usePage } from "../page/pageContext";

/** Actions that leave the question or give it up; they look lighter, so that they are not pressed in passing. */
const light: readonly PanelAction[] = ["back", "skip", "swap", "start-over", "reveal"];

/** A button that asks the host to do something. */
export function ActionButton({ button }: { button: PanelButton }) {
  const { post } = usePage<FromQuestionPanel>();
  const look = button.primary ? "primary" : light.includes(button.action) ? "light" : "";
  return (
    <button type="button" class={`button ${look}`} onClick={() => post({ type: "action", action: button.action })}>
      {button.label}
    </button>
  );
}
