import type { RevealView } from "../../protocol/questionMessages";
import { Disclosure } from "../page/disclosure";
import { Blocks } from "../rich/blocks";
import { Code } from "../rich/code";
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
      {reveal.parts.map(({ title, blocks }, index) => (
        <Disclosure key={title} id={`part ${title}`} level={3} title={title} open={index === 0}>
          <div class="rich">
            <Blocks blocks={blocks} level={4} />
          </div>
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
