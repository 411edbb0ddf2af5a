import type { Block } from "../../core/question/richBlocks";
import { Blocks } from "../rich/blocks";

/** The written task: what comes before its first heading on one side, what stands under headings on the other. */
export function Details({ blocks, title }: { blocks: readonly Block[]; title: string }) {
  const split = blocks.findIndex(({ type }) => type === "heading");
  const rules = split < 0 ? blocks : blocks.slice(0, split);
  const rest = split < 0 ? [] : blocks.slice(split);
  return (
    <div class={rules.length > 0 && rest.length > 0 ? "details two" : "details"}>
      {rules.length > 0 && (
        <section class="rich">
          <h2>{title}</h2>
          <Blocks blocks={rules} />
        </section>
      )}
      {rest.length > 0 && (
        <section class="rich">
          <Blocks blocks={rest} level={2} />
        </section>
      )}
    </div>
  );
}
