/** One line of Markdown as plain text, for places that show no formatting: without marks of code and strong emphasis. */
export function withoutMarks(markdown: string): string {
  return markdown
    .split(/(`[^`]+`)/u)
    .map((part, index) => (index % 2 === 1 ? part.slice(1, -1) : part.replace(/\*\*(?=\S)(.*?\S)\*\*/gu, "$1")))
    .join("");
}
