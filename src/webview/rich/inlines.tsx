import type { Inline } from "../../core/question/richBlocks";
import type { FromQuestionPanel } from "../../protocol/questionMessages";
import { usePage } from "../page/pageContext";

export interface InlinesProps {
  inlines: readonly Inline[];
  /** Inside a button there can be no other button, so links are only their words. */
  linkless?: boolean;
}

/** Running text as elements. */
export function Inlines({ inlines, linkless = false }: InlinesProps) {
  return (
    <>
      {inlines.map((inline, index) => (
        <OneInline key={index} inline={inline} linkless={linkless} />
      ))}
    </>
  );
}

function OneInline({ inline, linkless }: { inline: Inline; linkless: boolean }) {
  switch (inline.type) {
    case "text":
      return <>{inline.text}</>;
    case "emphasis":
      return (
        <em>
          <Inlines inlines={inline.children} linkless={linkless} />
        </em>
      );
    case "strong":
      return (
        <strong>
          <Inlines inlines={inline.children} linkless={linkless} />
        </strong>
      );
    case "code":
      return <code>{inline.text}</code>;
    case "link":
      return linkless ? <Inlines inlines={inline.children} linkless /> : <Link inline={inline} />;
    case "break":
      return <br />;
  }
}

/** Follows through the host, never by itself: the page cannot navigate. */
function Link({ inline }: { inline: Extract<Inline, { type: "link" }> }) {
  const { post } = usePage<FromQuestionPanel>();
  return (
    <button type="button" class="link" title={inline.href} onClick={() => post({ type: "link", href: inline.href })}>
      <Inlines inlines={inline.children} linkless />
    </button>
  );
}
