import { parseMarkdown, plainText } from "./markdownTree";

const maxLength = 160;

/** First words of a prompt as plain text. */
export function teaserOf(prompt: string): string {
  const text = (readPlainParagraph(prompt) ?? readFirstBlock(prompt)).replace(/\s+/gu, " ").trim();
  return text.length <= maxLength ? text : `${text.slice(0, maxLength).replace(/\s+\S*$/u, "")}...`;
}

function readFirstBlock(prompt: string): string {
  const first = parseMarkdown(prompt)?.children[0];
  return first ? plainText(first) : "";
}

const maxPlain = 2000;
/** A line that begins so can only be text: no list, fence, heading, quote or table. */
const textLine = /^(?:[a-z("]|`[^`])/iu;
/** Nothing in it means something in Markdown, code between single backticks aside. */
const plainWords = /^(?:[^`*_[\]<>&\\\0]|(?<!`)`[^`\s](?:[^`\n]*[^`\s])?`(?!`))+$/u;

/** Most prompts begin with a paragraph that needs no parser; undefined when this one may. */
function readPlainParagraph(prompt: string): string | undefined {
  const paragraph = /^\n*([^\n]*(?:\n[^\n]*[^ \t\n][^\n]*)*)/u.exec(prompt)![1]!;
  if (paragraph.length > maxPlain || !plainWords.test(paragraph)) return undefined;
  return paragraph.split("\n").every((line) => textLine.test(line)) ? paragraph.replaceAll("`", "") : undefined;
}
