import type { TestRow } from "../../protocol/questionMessages";
import { VerdictGlyph, verdictWords } from "./verdictGlyph";

/** One sign for each test, in order; spoken as a count. */
export function TestGlyphs({ rows }: { rows: readonly TestRow[] }) {
  return (
    <span class="glyphs" role="img" aria-label={countVerdicts(rows)}>
      {rows.map((row) => (
        <span
          key={row.name}
          class={row.group === "bonus" ? "bonus" : undefined}
          title={`${row.label}: ${verdictWords[row.verdict]}`}
        >
          <VerdictGlyph verdict={row.verdict} />
        </span>
      ))}
    </span>
  );
}

function countVerdicts(rows: readonly TestRow[]): string {
  const counts = new Map<string, number>();
  for (const { verdict } of rows) counts.set(verdictWords[verdict], (counts.get(verdictWords[verdict]) ?? 0) + 1);
  return [...counts].map(([words, count]) => `${count} ${words}`).join(", ");
}
