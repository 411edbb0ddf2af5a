/** Markdown as a small tree that a page can be built from node by node, without a string of HTML anywhere. */
export type Block =
  | { type: "paragraph"; children: Inline[] }
  | { type: "heading"; depth: number; children: Inline[] }
  | { type: "code"; language: string; text: string }
  | { type: "list"; ordered: boolean; start: number; items: ListItem[] }
  | { type: "quote"; children: Block[] }
  | { type: "callout"; kind: "tip" | "note"; children: Block[] }
  | { type: "table"; header: Inline[][]; rows: Inline[][][] }
  | { type: "rule" };

export interface ListItem {
  /** Of a task list item; absent otherwise. */
  checked?: boolean;
  children: Block[];
}

/** `href` is an https address or a path relative to the file, never anything else. */
export type Inline =
  | { type: "text"; text: string }
  | { type: "emphasis"; children: Inline[] }
  | { type: "strong"; children: Inline[] }
  | { type: "code"; text: string }
  | { type: "link"; href: string; children: Inline[] }
  | { type: "break" };
