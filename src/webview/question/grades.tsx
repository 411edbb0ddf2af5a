import type { FromQuestionPanel, QuestionView } from "../../protocol/questionMessages";
import { usePage } from "../page/pageContext";

/** How it went, by the candidate's own word; decides when the question comes back. */
export function Grades({ grades }: { grades: NonNullable<QuestionView["grades"]> }) {
  const { post } = usePage<FromQuestionPanel>();
  const chosen = grades.find((grade) => grade.chosen);
  return (
    <section class="grades" aria-labelledby="grades">
      <h2 id="grades">How did it go?</h2>
      <p class="quiet">
        {chosen
          ? `You will see this question again ${inDays(chosen.days)}.`
          : "Your answer decides when it comes back."}
      </p>
      <div class="grade-row">
        {grades.map(({ grade, label, days, chosen }) => (
          <button
            key={grade}
            type="button"
            class="button grade"
            aria-pressed={chosen}
            onClick={() => post({ type: "grade", grade })}
          >
            <span>{label}</span>
            <span class="when">{inDays(days)}</span>
          </button>
        ))}
      </div>
    </section>
  );
}

function inDays(days: number): string {
  if (days <= 0) return "today";
  return days === 1 ? "tomorrow" : `in ${days} days`;
}
