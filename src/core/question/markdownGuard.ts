import type { Code, Heading, Nodes, Root } from "mdast";
import type { Finding } from "./frontMatter";
import { endOf, plainText, startOf, walk } from "./markdownTree";

/** Whether an address may stand in a pack: https, or a path relative to the file, with an optional `#part`. */
export function isSafeLink(url: string): boolean {
  if (/^https:\/\/[^\s/]/iu.test(url)) return true;
  return /^(?![/\\])[\w.#~-][\w.#/~-]*$/u.test(url);
}

/** What the Markdown of a pack may not hold, wherever it stands. */
export function guardMarkdown(tree: Root, text: string): Finding[] {
  const findings: Finding[] = [];
  walk(tree, (node) => {
    const message = refuse(node, text);
    if (message) findings.push({ offset: startOf(node), message });
  });
  return findings;
}

function refuse(node: Nodes, text: string): string | undefined {
  switch (node.type) {
    case "html":
      return "HTML is refused. Write Markdown, or put code in backticks.";
    case "image":
    case "imageReference":
      return "Pictures are refused. Describe it in words, or draw it in a fence.";
    case "definition":
    case "linkReference":
      return "Write the address into the link itself: [text](https://...).";
    case "link":
      return isSafeLink(node.url) ? undefined : "A link goes to https or to a file of this pack.";
    case "heading":
      return refuseHeading(node, text);
    case "code":
      return refuseFence(node, text);
    case "blockquote":
      return refuseCallout(plainText(node));
  }
  return undefined;
}

function refuseHeading(node: Heading, text: string): string | undefined {
  if (text[startOf(node)] !== "#") return "A heading is written with `#` signs, not underlined.";
  return plainText(node).trim() === "" ? "This heading is empty. Name it or take it out." : undefined;
}

function refuseFence(node: Code, text: string): string | undefined {
  const lines = text.slice(startOf(node), endOf(node)).split("\n");
  const fence = /^(`{3,}|~{3,})/u.exec(lines[0]!)?.[1];
  if (!fence) return "Code indented by four spaces is easy to get by accident. Use a fence, or indent less.";
  const closing = /(`{3,}|~{3,})[ \t]*$/u.exec(lines.at(-1)!)?.[1] ?? "";
  const closed = lines.length > 1 && closing[0] === fence[0] && closing.length >= fence.length;
  if (!closed) return "This fence is never closed. Close it with as many signs as it was opened with.";
  const runs = node.value.match(fence[0] === "`" ? /`+/gu : /~+/gu) ?? [];
  const longest = Math.max(0, ...runs.map((run) => run.length));
  return longest >= fence.length ? `A fence is longer than any run inside it. Use ${longest + 1} signs.` : undefined;
}

function refuseCallout(text: string): string | undefined {
  const name = /^\s*\[!(\w*)\]/u.exec(text)?.[1];
  if (name === undefined || name === "TIP" || name === "NOTE") return undefined;
  return "Call-outs are `> [!TIP]` and `> [!NOTE]`.";
}
