/** A fence that a Markdown preview may draw as a diagram. */
const fence = /^[ \t]*(`{3,}|~{3,})[ \t]*mermaid\b[^\n]*\n([\s\S]*?)^[ \t]*\1/mu;

/** Whether a text holds a Mermaid diagram. */
export function holdsDiagram(markdown: string): boolean {
  return fence.test(markdown);
}

/** The part of an `answer.md` that the candidate's diagram goes into, and a line to put it on, counted from 1: the end of Components, else of the text. */
export function diagramLine(markdown: string): number {
  const lines = markdown.split(/\r?\n/u);
  const from = lines.findIndex((line) => /^##\s+components\s*$/iu.test(line));
  if (from < 0) return lines.length;
  const next = lines.findIndex((line, index) => index > from && /^##\s/u.test(line));
  let line = next < 0 ? lines.length : next;
  while (line > from + 1 && lines[line - 1]!.trim() === "") line--;
  return line + 1;
}

/** A diagram of three boxes to begin with, as a snippet of VS Code; `onOwnLine` when it goes to an empty line. */
export function diagramSnippet(onOwnLine: boolean): string {
  return `${onOwnLine ? "" : "\n\n"}\`\`\`mermaid
flowchart LR
  client["\${1:Client}"] --> api["\${2:API}"]
  api --> store["\${3:Database}"]
$0
\`\`\`
`;
}
