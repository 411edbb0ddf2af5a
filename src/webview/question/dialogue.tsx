import { useRef, useState } from "preact/hooks";
import type { Block } from "../../core/question/richBlocks";
import { Blocks } from "../rich/blocks";
import { useScrollWhenNew } from "./useScrollWhenNew";

/** A talk one can take part in: each turn is shown when asked for, so that there is time to answer first. */
export function Dialogue({ turns }: { turns: readonly Block[] }) {
  const [shown, setShown] = useState(1);
  const last = useRef<HTMLDivElement>(null);
  useScrollWhenNew(() => last.current, shown, "nearest");
  const more = shown < turns.length;
  return (
    <>
      <div class="rich" role="log" aria-label="Dialogue">
        {turns.slice(0, shown).map((turn, index) => (
          <div key={index} ref={index === shown - 1 ? last : undefined}>
            <Blocks blocks={[turn]} />
          </div>
        ))}
      </div>
      {/* Stays at the end, so that the keyboard keeps its place. */}
      <button type="button" class="button" aria-disabled={!more} onClick={() => more && setShown(shown + 1)}>
        {more ? "What comes next" : "That was all"}
      </button>
    </>
  );
}
