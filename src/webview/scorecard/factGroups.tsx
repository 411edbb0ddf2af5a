import type { FactGroup } from "../../core/scoring/factGroups";

/** Everything measured about a question: a line for each group. */
export function FactGroups({ groups }: { groups: readonly FactGroup[] }) {
  if (groups.length === 0) return null;
  return (
    <dl class="fact-groups">
      {groups.map(({ title, facts }) => (
        <div key={title}>
          <dt class="quiet">{title}</dt>
          <dd dir="auto">{facts.join(" · ")}</dd>
        </div>
      ))}
    </dl>
  );
}
