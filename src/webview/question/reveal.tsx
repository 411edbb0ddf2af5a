import type { RevealPart, RevealView } from "../../protocol/questionMessages";
import { Disclosure } from "../page/disclosure";
import { Blocks } from "../rich/blocks";
import { Code } from "../rich/code";
import { Dialogue } from "./dialogue";
import { Replies } from "./followUp";
import { KeyPoints } from "./keyPoints";

/** What the author wrote for afterwards: key points first, then the answer, part by part. */
export function Reveal({ reveal, title }: { reveal: RevealView; title: string }) {
  if (reveal.keyPoints.length + reveal.parts.length === 0 && !reveal.solution) return null;
  return (
    <section class="reveal" aria-labelledby="reveal">
      <h2 id="reveal" data-landing>
        {title}
      </h2>
      {reveal.keyPoints.length > 0 && <KeyPoints points={reveal.keyPoints} />}
      {reveal.parts.map((part, index) => (
        <Disclosure key={part.title} id={`part ${part.title}`} level={3} title={part.title} open={index === 0}>
          <Part part={part} />
        </Disclosure>
      ))}
      {reveal.solution && (
        <Disclosure id="solution" level={3} title="Solution" open={reveal.parts.length === 0}>
          <Code text={reveal.solution} language="python" />
        </Disclosure>
      )}
    </section>
  );
}

function Part({ part }: { part: RevealPart }) {
  if ("turns" in part) return <Dialogue turns={part.turns} />;
  if ("replies" in part) return <Replies replies={part.replies} />;
  if ("columns" in part) return <Columns columns={part.columns} />;
  return (
    <div class="rich">
      <Blocks blocks={part.blocks} level={4} />
    </div>
  );
}

/** Texts to compare: side by side where there is room, else one below the other. */
function Columns({ columns }: { columns: Extract<RevealPart, { columns: unknown }>["columns"] }) {
  return (
    <div class="columns">
      {columns.map(({ title, blocks }) => (
        <div key={title} class="rich">
          <h4>{title}</h4>
          <Blocks blocks={blocks} level={5} />
        </div>
      ))}
    </div>
  );
}
