import { momentText } from "../../core/interview/replay";
import type { ReplayView } from "../../protocol/replayMessages";
import { Disclosure } from "../page/disclosure";
import { MarkSign } from "./markGlyph";

/** What the time line draws, as words in order of time. */
export function EventTable({
  question: { marks },
  onSeek,
}: {
  question: ReplayView["question"];
  onSeek(ms: number): void;
}) {
  return (
    <Disclosure id="table" title="Show as table" aside={marks.length === 1 ? "1 event" : `${marks.length} events`}>
      {marks.length === 0 ? (
        <p class="quiet">Nothing was run, asked or handed in.</p>
      ) : (
        <table class="event-table">
          <thead>
            <tr>
              <th scope="col">Time</th>
              <th scope="col">Event</th>
            </tr>
          </thead>
          <tbody>
            {marks.map(({ ms, kind, text }, index) => (
              <tr key={index}>
                <td>
                  <button
                    type="button"
                    class="link"
                    aria-label={`Go to ${momentText(ms)}, ${text}`}
                    onClick={() => onSeek(ms)}
                  >
                    {momentText(ms)}
                  </button>
                </td>
                <td>
                  <MarkSign kind={kind} /> {text}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Disclosure>
  );
}
