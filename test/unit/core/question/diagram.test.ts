import assert from "node:assert/strict";
import { diagramLine, diagramSnippet, holdsDiagram, withoutDiagrams } from "../../../../src/core/question/diagram";

describe("diagrams in an answer", () => {
  const table: [markdown: string, holds: boolean][] = [
    ["", false],
    ["A mermaid swims.", false],
    ["```mermaid\nflowchart LR\n  a --> b\n```\n", true],
    ["text\n\n~~~ mermaid\na\n~~~", true],
    ["```python\nmermaid = 1\n```", false],
    ["```mermaid\nflowchart LR\n", false],
    ["- item\n\n  ```mermaid\n  a --> b\n  ```\n", true],
  ];
  for (const [markdown, holds] of table)
    it(`${holds ? "are" : "are not"} in ${JSON.stringify(markdown)}`, () =>
      assert.equal(holdsDiagram(markdown), holds));

  it("begin as a fence that is one, after an empty line", () => {
    assert.ok(holdsDiagram(diagramSnippet(false)));
    assert.match(diagramSnippet(true), /^\n\n```mermaid\n/u);
    for (const hole of ["{1:Client}", "{2:API}", "{3:Database}", "\n$0\n"])
      assert.ok(diagramSnippet(true).includes(hole));
  });

  it("are nothing one says aloud", () => {
    const fence = "```mermaid\na --> b\n```";
    assert.equal(withoutDiagrams(`one\n\n${fence}\n\ntwo\n\n${fence}`), "one\n\n\n\ntwo\n\n");
    assert.equal(withoutDiagrams("```python\nx = 1\n```"), "```python\nx = 1\n```");
  });

  const lines: [why: string, markdown: string, line: number][] = [
    ["under the words of Components", "## Numbers\n\n5\n\n## Components\n\n> hint\n\nAn API.\n\n\n## API\n", 9],
    ["at the end where Components come last", "## Components\n\nAn API.\n", 3],
    ["at the end without Components", "## Answer\n\nAn API.\n\n", 3],
    ["at the beginning of nothing", "", 1],
  ];
  for (const [why, markdown, line] of lines) it(`go ${why}`, () => assert.equal(diagramLine(markdown), line));
});
