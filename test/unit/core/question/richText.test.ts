import assert from "node:assert/strict";
import { richText } from "../../../../src/core/question/richText";

const text = (value: string) => ({ type: "text", text: value });
const paragraph = (value: string) => ({ type: "paragraph", children: [text(value)] });

describe("rich text", () => {
  const shown: [name: string, markdown: string, blocks: unknown[]][] = [
    ["a paragraph of two lines", "a\nb", [paragraph("a b")]],
    ["a heading", "### Hi", [{ type: "heading", depth: 3, children: [text("Hi")] }]],
    ["a fence", "```python run\nx = 1\n```", [{ type: "code", language: "python", text: "x = 1" }]],
    ["a rule", "---", [{ type: "rule" }]],
    ["a quote", "> a", [{ type: "quote", children: [paragraph("a")] }]],
    ["a tip", "> [!TIP]\n> a", [{ type: "callout", kind: "tip", children: [paragraph("a")] }]],
    ["a note in one line", "> [!NOTE] a", [{ type: "callout", kind: "note", children: [paragraph("a")] }]],
    [
      "a numbered list",
      "3. a\n4. b",
      [
        {
          type: "list",
          ordered: true,
          start: 3,
          items: [{ children: [paragraph("a")] }, { children: [paragraph("b")] }],
        },
      ],
    ],
    [
      "a task list",
      "- [x] a\n- [ ] b",
      [
        {
          type: "list",
          ordered: false,
          start: 1,
          items: [
            { checked: true, children: [paragraph("a")] },
            { checked: false, children: [paragraph("b")] },
          ],
        },
      ],
    ],
    [
      "a table",
      "|a|b|\n|-|-|\n|1|2|",
      [{ type: "table", header: [[text("a")], [text("b")]], rows: [[[text("1")], [text("2")]]] }],
    ],
    [
      "marks within a line",
      "*a* **b** `c`",
      [
        {
          type: "paragraph",
          children: [
            { type: "emphasis", children: [text("a")] },
            text(" "),
            { type: "strong", children: [text("b")] },
            text(" "),
            { type: "code", text: "c" },
          ],
        },
      ],
    ],
    ["a hard break", "a  \nb", [{ type: "paragraph", children: [text("a"), { type: "break" }, text("b")] }]],
    [
      "an https link",
      "[a](https://b.c/d)",
      [{ type: "paragraph", children: [{ type: "link", href: "https://b.c/d", children: [text("a")] }] }],
    ],
    [
      "a link into the pack",
      "[a](../x/y.question.md#z)",
      [{ type: "paragraph", children: [{ type: "link", href: "../x/y.question.md#z", children: [text("a")] }] }],
    ],
    ["HTML as text", "<b>", [paragraph("<b>")]],
    ["a picture as its words", "![a](https://b.c)", [paragraph("a")]],
  ];
  for (const [name, markdown, blocks] of shown) {
    it(`shows ${name}`, () => assert.deepEqual(richText(markdown), blocks));
  }

  for (const href of [
    "http://a.b",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,x",
    "command:workbench.action",
    "vscode://x",
    "file:///etc/passwd",
    "//a.b/c",
    "/etc/passwd",
    "\\\\server\\share",
    "mailto:a@b.c",
    "https:a",
    "x?y=z",
  ]) {
    it(`shows a link to ${href} as text`, () => assert.deepEqual(richText(`[a](${href})`), [paragraph("a")]));
  }

  it("stays bounded for hostile text", () => {
    for (const markdown of ["> ".repeat(50_000), "[".repeat(100_000), "- a\n".repeat(60_000), "*a ".repeat(30_000)]) {
      assert.ok(JSON.stringify(richText(markdown)).length < 1_000_000);
    }
  });
});
