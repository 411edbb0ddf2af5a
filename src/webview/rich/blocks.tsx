import type { Block, ListItem } from "../../core/question/richBlocks";
import { ScrollBox } from "../page/scrollBox";
import { Code } from "./code";
import { Inlines } from "./inlines";

export interface BlocksProps {
  blocks: readonly Block[];
  /** Level that the highest heading among the blocks gets, so that the page's outline has no gaps. */
  level?: number;
}

/** Blocks of text as elements, node by node. */
export function Blocks({ blocks, level = 3 }: BlocksProps) {
  const depths = blocks.flatMap((block) => (block.type === "heading" ? [block.depth] : []));
  const shift = level - Math.min(...depths, 6);
  return (
    <>
      {blocks.map((block, index) => (
        <OneBlock key={index} block={block} shift={shift} />
      ))}
    </>
  );
}

function OneBlock({ block, shift }: { block: Block; shift: number }) {
  switch (block.type) {
    case "paragraph":
      return (
        <p dir="auto">
          <Inlines inlines={block.children} />
        </p>
      );
    case "heading": {
      const Heading = `h${Math.min(6, Math.max(2, block.depth + shift))}` as "h2";
      return (
        <Heading dir="auto">
          <Inlines inlines={block.children} />
        </Heading>
      );
    }
    case "code":
      return <Code text={block.text} language={block.language} />;
    case "list":
      return <List block={block} />;
    case "quote":
      return (
        <blockquote>
          <Blocks blocks={block.children} />
        </blockquote>
      );
    case "callout":
      return (
        <div class="callout" role="note">
          <p class="callout-kind">{block.kind === "tip" ? "Tip" : "Note"}</p>
          <Blocks blocks={block.children} />
        </div>
      );
    case "table":
      return <Table block={block} />;
    case "rule":
      return <hr />;
  }
}

function List({ block }: { block: Extract<Block, { type: "list" }> }) {
  const items = block.items.map((item, index) => <Item key={index} item={item} />);
  return block.ordered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>;
}

function Item({ item }: { item: ListItem }) {
  return (
    <li class={item.checked === undefined ? undefined : "task"} dir="auto">
      {item.checked !== undefined && <span class="mark">{item.checked ? "☑ " : "☐ "}</span>}
      <Blocks blocks={item.children} />
    </li>
  );
}

function Table({ block }: { block: Extract<Block, { type: "table" }> }) {
  return (
    <ScrollBox class="table" label="Table">
      <table>
        <thead>
          <tr>
            {block.header.map((cell, index) => (
              <th key={index} scope="col">
                <Inlines inlines={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row, rowIndex) => (
            <tr key={rowIndex}>
              {row.map((cell, index) => (
                <td key={index}>
                  <Inlines inlines={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
