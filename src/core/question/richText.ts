import type { List, Nodes, Paragraph, PhrasingContent, RootContent, Table } from "mdast";
import { isSafeLink } from "./markdownGuard";
import { parseMarkdown, plainText } from "./markdownTree";
import type { Block, Inline, ListItem } from "./richBlocks";

const maxText = 200_000;
const maxNodes = 20_000;
const maxDepth = 24;

/** Counts down what may still be made, so that no text becomes a tree too large to show. */
interface Budget {
  nodes: number;
}

/**
 * Markdown as a tree of blocks for a page to build. Only https and relative links stay links, HTML and pictures become
 * text. Text beyond 200,000 characters or 20,000 nodes is left out.
 */
export function richText(markdown: string): Block[] {
  const text = markdown.slice(0, maxText);
  const tree = parseMarkdown(text);
  if (!tree) return [{ type: "paragraph", children: [{ type: "text", text }] }];
  return blocksOf(tree.children, { nodes: maxNodes }, 0);
}

function blocksOf(nodes: readonly RootContent[], budget: Budget, depth: number): Block[] {
  if (depth > maxDepth) return [];
  const blocks: Block[] = [];
  for (const node of nodes) {
    if (budget.nodes-- <= 0) break;
    const block = blockOf(node, budget, depth);
    if (block) blocks.push(block);
  }
  return blocks;
}

function blockOf(node: RootContent, budget: Budget, depth: number): Block | undefined {
  switch (node.type) {
    case "paragraph":
      return { type: "paragraph", children: inlinesOf(node.children, budget, depth) };
    case "heading":
      return { type: "heading", depth: node.depth, children: inlinesOf(node.children, budget, depth) };
    case "code":
      return { type: "code", language: node.lang ?? "", text: node.value };
    case "list":
      return listOf(node, budget, depth);
    case "blockquote":
      return quoteOf(node.children, budget, depth);
    case "table":
      return tableOf(node, budget, depth);
    case "thematicBreak":
      return { type: "rule" };
    case "html":
      return { type: "paragraph", children: [{ type: "text", text: node.value }] };
    default:
      return undefined;
  }
}

function listOf(node: List, budget: Budget, depth: number): Block {
  const items = node.children.map(
    (item): ListItem => ({
      ...(typeof item.checked === "boolean" ? { checked: item.checked } : {}),
      children: blocksOf(item.children, budget, depth + 1),
    }),
  );
  return { type: "list", ordered: node.ordered === true, start: node.start ?? 1, items };
}

const calloutMark = /^\[!(TIP|NOTE)\]\s*/u;

/** A quote whose first words are `[!TIP]` or `[!NOTE]` is a call-out. */
function quoteOf(nodes: readonly RootContent[], budget: Budget, depth: number): Block {
  const [first, ...rest] = nodes;
  const words = first?.type === "paragraph" ? first.children[0] : undefined;
  const kind = words?.type === "text" ? calloutMark.exec(words.value)?.[1] : undefined;
  if (first?.type !== "paragraph" || words?.type !== "text" || !kind) {
    return { type: "quote", children: blocksOf(nodes, budget, depth + 1) };
  }
  const value = words.value.replace(calloutMark, "");
  const children = [...(value === "" ? [] : [{ ...words, value }]), ...first.children.slice(1)];
  const kept: RootContent[] = children.length > 0 ? [{ ...first, children } as Paragraph, ...rest] : rest;
  return { type: "callout", kind: kind === "TIP" ? "tip" : "note", children: blocksOf(kept, budget, depth + 1) };
}

function tableOf(node: Table, budget: Budget, depth: number): Block {
  const rows = node.children.map((row) => row.children.map((cell) => inlinesOf(cell.children, budget, depth + 1)));
  return { type: "table", header: rows[0] ?? [], rows: rows.slice(1) };
}

function inlinesOf(nodes: readonly PhrasingContent[], budget: Budget, depth: number): Inline[] {
  if (depth > maxDepth) return [];
  const inlines: Inline[] = [];
  for (const node of nodes) {
    if (budget.nodes-- <= 0) break;
    inlines.push(...inlineOf(node, budget, depth));
  }
  return inlines;
}

function inlineOf(node: PhrasingContent, budget: Budget, depth: number): Inline[] {
  switch (node.type) {
    case "text":
    case "html":
      return [{ type: "text", text: node.value.replace(/\s*\n\s*/gu, " ") }];
    case "emphasis":
    case "strong":
      return [{ type: node.type, children: inlinesOf(node.children, budget, depth + 1) }];
    case "inlineCode":
      return [{ type: "code", text: node.value }];
    case "break":
      return [{ type: "break" }];
    case "link": {
      const children = inlinesOf(node.children, budget, depth + 1);
      return isSafeLink(node.url) ? [{ type: "link", href: node.url, children }] : children;
    }
    case "image":
    case "imageReference":
      return node.alt ? [{ type: "text", text: node.alt }] : [];
    default:
      return [{ type: "text", text: plainText(node as Nodes) }];
  }
}
