import type { FromQuestionPanel, PanelAction, PanelButton } from "../../protocol/questionMessages";
import { usePage } from "../page/pageContext";

const awayActions: readonly PanelAction[] = ["back", "skip", "swap", "start-over", "reveal"];

/** Whether an action leaves the question or gives it up; such buttons look lighter, so that none is pressed in passing. */
export function leadsAway(action: PanelAction): boolean {
  return awayActions.includes(action);
}

/** A button that asks the host to do something. */
export function ActionButton({ button }: { button: PanelButton }) {
  const { post } = usePage<FromQuestionPanel>();
  const look = button.primary ? "primary" : leadsAway(button.action) ? "light" : "";
  return (
    <button type="button" class={`button ${look}`} onClick={() => post({ type: "action", action: button.action })}>
      {button.label}
    </button>
  );
}
