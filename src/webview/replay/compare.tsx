import { momentText } from "../../core/interview/replay";
import type { FromReplay, ReplayView } from "../../protocol/replayMessages";
import { usePage } from "../page/pageContext";

/** Two moments to hold against each other, in the editor's own diff. */
export function Compare({ replay, ms, onSeek }: { replay: ReplayView; ms: number; onSeek(ms: number): void }) {
  const { post } = usePage<FromReplay>();
  const { a, b } = replay;
  const ready = a !== undefined && b !== undefined;
  const place = (as: "a" | "b") => {
    const name = as.toUpperCase();
    const kept = replay[as];
    return (
      <div class="kept-moment">
        <button type="button" class="button" onClick={() => post({ type: "keep", as, ms })}>
          Set {name} here
        </button>
        {kept === undefined ? (
          <span class="quiet">{name} is not set</span>
        ) : (
          <button
            type="button"
            class="link"
            aria-label={`Go to ${name}, ${momentText(kept)}`}
            onClick={() => onSeek(kept)}
          >
            {name} {momentText(kept)}
          </button>
        )}
      </div>
    );
  };
  return (
    <section class="compare-moments" aria-labelledby="compare">
      <h2 id="compare">Compare two moments</h2>
      <div class="moment-row">
        {place("a")}
        {place("b")}
        <button type="button" class="button primary" disabled={!ready} onClick={() => post({ type: "compare" })}>
          Compare A with B
        </button>
      </div>
    </section>
  );
}
