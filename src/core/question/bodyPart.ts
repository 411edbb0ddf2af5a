import type { Code, List, ListItem, Nodes, RootContent } from "mdast";
import { endOf, sourceOf, startOf } from "./markdownTree";
import type { CodeBlock } from "./question";
import { type Section, splitSections } from "./sections";

/** What readers of sections share: the text, and where to report to. Offsets are those of the text. */
export interface BodyContext {
  text: string;
  /** Depth of the sections: 2, in a stage 3. */
  depth: number;
  report(offset: number, message: string): void;
  /** Reports at the beginning of a line of the file. */
  reportLine(line: number, message: string): void;
}

/** The Markdown of a section. */
export function sectionText({ nodes }: Section, { text }: BodyContext): string {
  return sourceOf(nodes, text);
}

export function toCodeBlock(node: Code): CodeBlock {
  return { code: `${node.value}\n`, language: node.lang ?? "", line: node.position!.start.line + 1 };
}

/** The one fence that `nodes` must be; `what` names the place in the message. */
export function readFence(
  nodes: readonly RootContent[],
  language: string,
  what: { title: string; offset: number },
  context: BodyContext,
): CodeBlock | undefined {
  const [node, ...more] = nodes;
  if (node?.type !== "code" || more.length > 0) {
    const odd = node?.type === "code" ? more[0]! : node;
    const sort = language === "" ? "" : `\`${language}\` `;
    context.report(odd ? startOf(odd) : what.offset, `\`${what.title}\` holds one ${sort}fence and nothing else.`);
    return undefined;
  }
  if (language !== "" && node.lang !== language) {
    context.report(startOf(node), `The fence of \`${what.title}\` is marked \`${language}\`.`);
    return undefined;
  }
  return toCodeBlock(node);
}

/** The one list that a section must be. */
export function readList(section: Section, ordered: boolean, context: BodyContext): List | undefined {
  const [node, ...more] = section.nodes;
  if (node?.type === "list" && Boolean(node.ordered) === ordered && more.length === 0) return node;
  const right = node?.type === "list" && Boolean(node.ordered) === ordered;
  const odd = right ? more[0]! : node;
  const sort = ordered ? "numbered list" : "list";
  context.report(odd ? startOf(odd) : section.offset, `\`${section.title}\` is one ${sort} and nothing else.`);
  return undefined;
}

/** The Markdown of a list item's own content. */
export function itemText(nodes: readonly ListItem["children"][number][], { text }: Pick<BodyContext, "text">): string {
  return sourceOf(nodes as Nodes[], text).trim();
}

/** The parts of a section under its next deeper headings; text before the first is reported. */
export function readParts(section: Section, context: BodyContext): Section[] {
  const { lead, sections } = splitSections(section.nodes, context.depth + 1);
  if (lead.length > 0) {
    const heading = "#".repeat(context.depth + 1);
    context.report(startOf(lead[0]!), `Everything in \`${section.title}\` stands under a \`${heading}\` heading.`);
  }
  for (const { offset, title, nodes } of sections) {
    if (nodes.length === 0) context.report(offset, `\`${title}\` is empty. Fill it or take it out.`);
  }
  return sections;
}

/** Text of a node exactly as written. */
export function rawText(node: Nodes, { text }: BodyContext): string {
  return text.slice(startOf(node), endOf(node));
}
