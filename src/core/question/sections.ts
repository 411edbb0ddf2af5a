import type { Heading, RootContent } from "mdast";
import type { Finding } from "./frontMatter";
import { plainText, startOf } from "./markdownTree";

/** A heading and what stands under it, up to the next heading of the same depth. */
export interface Section {
  title: string;
  heading: Heading;
  /** Offset of the heading. */
  offset: number;
  nodes: RootContent[];
}

export interface Sections {
  /** What stands before the first heading of that depth. */
  lead: RootContent[];
  sections: Section[];
}

/** Splits neighboring nodes at their headings of one depth. */
export function splitSections(nodes: readonly RootContent[], depth: number): Sections {
  const lead: RootContent[] = [];
  const sections: Section[] = [];
  for (const node of nodes) {
    if (node.type === "heading" && node.depth === depth) {
      sections.push({ title: plainText(node).trim(), heading: node, offset: startOf(node), nodes: [] });
    } else (sections.at(-1)?.nodes ?? lead).push(node);
  }
  return { lead, sections };
}

/** Headings that are too high for where they stand: a `#`, or one above the depth that divides this part. */
export function findHighHeadings(nodes: readonly RootContent[], depth: number): Finding[] {
  return nodes
    .filter((node) => node.type === "heading" && node.depth < depth)
    .map((node) => ({
      offset: startOf(node),
      message: `A heading here has at least ${depth} \`#\` signs: ${"#".repeat(depth)} ${plainText(node)}.`,
    }));
}

/** Sections whose titles are unknown, repeated or out of order, and sections with nothing in them. */
export function checkOrder(sections: readonly Section[], known: readonly string[]): Finding[] {
  const findings: Finding[] = [];
  const seen = new Set<string>();
  let last = -1;
  for (const { title, offset, nodes } of sections) {
    const index = known.indexOf(title);
    const report = (message: string) => findings.push({ offset, message });
    if (index < 0) report(`Unknown section \`${title.slice(0, 60)}\`. Known here: ${known.join(", ")}.`);
    else if (seen.has(title)) report(`\`${title}\` stands twice. Join the two.`);
    else if (index < last) report(`\`${title}\` belongs before \`${known[last]}\`.`);
    else if (nodes.length === 0) report(`\`${title}\` is empty. Fill it or take it out.`);
    seen.add(title);
    last = Math.max(last, index);
  }
  return findings;
}
