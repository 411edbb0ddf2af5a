import type { Nodes, Root, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTaskListItemFromMarkdown } from "mdast-util-gfm-task-list-item";
import { gfmTable } from "micromark-extension-gfm-table";
import { gfmTaskListItem } from "micromark-extension-gfm-task-list-item";

/** Bounds that honest files stay far below: the Markdown parser is slow with marks, lines and containers. */
const maxContainers = 12;
const maxIndent = 120;
const maxBlock = 10_000;
const maxMarks = 40_000;
const maxLines = 12_000;

/** Parses CommonMark with tables and task lists. Undefined when `findHostileLine` finds something. */
export function parseMarkdown(text: string): Root | undefined {
  if (findHostileLine(text)) return undefined;
  try {
    return fromMarkdown(text, {
      extensions: [gfmTable(), gfmTaskListItem()],
      mdastExtensions: [gfmTableFromMarkdown(), gfmTaskListItemFromMarkdown()],
    });
  } catch {
    return undefined;
  }
}

/** The first line that would make parsing slow, and how to mend it. */
export function findHostileLine(text: string): { offset: number; message: string } | undefined {
  let offset = 0;
  let block = 0;
  let marks = 0;
  for (const [index, line] of text.split("\n").entries()) {
    if (index >= maxLines) return { offset, message: "Over 12,000 lines. Split the file." };
    const blank = line.trim() === "";
    block = blank ? 0 : block + line.length + 1;
    marks += line.match(/[[\]!|*_<>&`\\]/gu)?.length ?? 0;
    if (marks > maxMarks) return { offset, message: "Too much markup in one file. Split it." };
    if (block > maxBlock) return { offset, message: "Over 10 KB without a blank line. Break it up." };
    if (!blank && /^[ \t]*/u.exec(line)![0].length > maxIndent) {
      return { offset, message: "Indented too deeply. Nest less." };
    }
    if (countContainers(line) > maxContainers) {
      return { offset, message: "Too many quotes and lists inside each other. Nest less." };
    }
    offset += line.length + 1;
  }
  return undefined;
}

/** Quotes and list items that a line opens or continues at its beginning. */
function countContainers(line: string): number {
  const marks = /^(?:[ \t]*(?:>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)))*/u.exec(line)![0];
  return marks === "" ? 0 : (marks.match(/[>*+-]|\d+[.)]/gu)?.length ?? 0);
}

/** Where a node begins and ends in the text it was parsed from. */
export function startOf(node: Nodes): number {
  return node.position!.start.offset!;
}

export function endOf(node: Nodes): number {
  return node.position!.end.offset!;
}

/** Calls `see` for a node and everything in it, in order of the text; `next` is the sibling after a node. */
export function walk(node: Nodes, see: (node: Nodes, next?: Nodes) => void, next?: Nodes): void {
  see(node, next);
  if (!("children" in node)) return;
  const children = node.children as Nodes[];
  for (const [index, child] of children.entries()) walk(child, see, children[index + 1]);
}

/** The plain text of a node, without marks. */
export function plainText(node: Nodes): string {
  if (node.type === "break") return " ";
  if ("value" in node) return node.value;
  return "children" in node ? (node.children as Nodes[]).map(plainText).join("") : "";
}

/** The Markdown of neighboring nodes as it stands in the file, without the indentation of a list item around them. */
export function sourceOf(nodes: readonly Nodes[], text: string): string {
  if (nodes.length === 0) return "";
  const indent = nodes[0]!.position!.start.column - 1;
  const source = text.slice(startOf(nodes[0]!), endOf(nodes.at(-1)!));
  if (indent === 0) return source;
  return source.replace(new RegExp(`\\n[ ]{1,${indent}}`, "gu"), "\n");
}

export type Block = RootContent;
