import { useEffect, useRef } from "preact/hooks";
import type { FromScorecard } from "../../protocol/scorecardMessages";
import { Disclosure } from "../page/disclosure";
import { usePage } from "../page/pageContext";

/** Pause in typing after which a note is sent, in milliseconds. */
const pauseMs = 300;
/** The host reads no longer ones. */
const longest = 4000;

/** A note on a criterion, sent as it is typed; opened when there is one. */
export function NoteField({ criterion, title, note }: { criterion: string; title: string; note: string }) {
  const { post } = usePage<FromScorecard>();
  const sent = useRef(note);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const send = (text: string) => {
    clearTimeout(timer.current);
    if (text === sent.current) return;
    sent.current = text;
    post({ type: "note", criterion, note: text });
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <Disclosure id={`note ${criterion}`} title={note ? "Note" : "Add a note"} open={note !== ""}>
      {/* Holds its own text: what the host sends back is older than what is being typed. */}
      <textarea
        class="note"
        rows={2}
        maxLength={longest}
        defaultValue={note}
        aria-label={`Note on ${title}`}
        dir="auto"
        onInput={(event) => {
          const field = event.currentTarget;
          clearTimeout(timer.current);
          timer.current = setTimeout(() => send(field.value), pauseMs);
        }}
        onBlur={(event) => send(event.currentTarget.value)}
      />
    </Disclosure>
  );
}
