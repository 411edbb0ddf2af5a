import type { Nodes, Root, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTaskListItemFromMarkdown } from "mdast-util-gfm-task-list-item";
import { gfmTable } from "micromark-extension-gfm-table";
import { gfmTaskListItem } from "micromark-extension-gfm-task-list-item";

/** Containers inside containers beyond this make the Markdown parser slow, and nobody writes them. */
const maxContainers = 12;

/** Parses CommonMark with tables and task lists. Undefined when a line nests too deep to be parsed safely. */
export function parseMarkdown(text: string): Root | undefined {
  if (findDeepLine(text) >= 0) return undefined;
  try {
    return fromMarkdown(text, {
      extensions: [gfmTable(), gfmTaskListItem()],
      mdastExtensions: [gfmTableFromMarkdown(), gfmTaskListItemFromMarkdown()],
    });
  } catch {
    return undefined;
  }
}

/** Offset of the first line that opens too many quotes or lists at once, or holds a hostile run of brackets; -1 if none. */
export function findDeepLine(text: string): number {
  let offset = 0;
  for (const line of text.split("\n")) {
    const containers = /^(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)])(?=[ \t>]|$))*/u.exec(line)![0];
    if (containers.length > maxContainers * 2 && countMarkers(containers) > maxContainers) return offset;
    if (line.length > 5000 && (line.match(/[[\]*_<>`&\\]/gu)?.length ?? 0) > 2500) return offset;
    offset += line.length + 1;
  }
  return -1;
}

function countMarkers(containers: string): number {
  return containers.match(/[>*+-]|\d+[.)]/gu)?.length ?? 0;
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
