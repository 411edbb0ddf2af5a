/** A fence that a Markdown preview may draw as a diagram. */
const fence = /^[ \t]*(`{3,}|~{3,})[ \t]*mermaid\b[^\n]*\n[\s\S]*?^[ \t]*\1[^\n]*$/mu;

/** Whether a text holds a Mermaid diagram. */
export function holdsDiagram(markdown: string): boolean {
  return fence.test(markdown);
}

/** A text without its diagrams: what one would say aloud of it. */
export function withoutDiagrams(markdown: string): string {
  return markdown.replace(new RegExp(fence, "gmu"), "");
}

/** The last line, counted from 1, with anything on it under Components of an `answer.md`; without that part, of the whole text. A diagram goes behind it. */
export function diagramLine(markdown: string): number {
  const lines = markdown.split(/\r?\n/u);
  const from = lines.findIndex((line) => /^##\s+components\s*$/iu.test(line));
  const next = lines.findIndex((line, index) => from >= 0 && index > from && /^##\s/u.test(line));
  const last = lines.slice(0, next < 0 ? lines.length : next).findLastIndex((line) => line.trim() !== "");
  return Math.max(last, 0) + 1;
}

/** A diagram of three boxes to begin with, as a snippet of VS Code; `behind` a line of text it begins after an empty one. */
export function diagramSnippet(behind: boolean): string {
  return `${behind ? "\n\n" : ""}\`\`\`mermaid
flowchart LR
  client["\${1:Client}"] --> api["\${2:API}"]
  api --> store["\${3:Database}"]
$0
\`\`\``;
}
