import type { Improvement } from "../../core/scoring/scorecard";
import type { FromScorecard } from "../../protocol/scorecardMessages";
import { usePage } from "../page/pageContext";

/** What to work on next: at most three rows, each with something to read and something to do. */
export function Improvements({ improvements }: { improvements: readonly Improvement[] }) {
  const { post } = usePage<FromScorecard>();
  return (
    <section aria-labelledby="improvements">
      <h2 id="improvements">Work on next</h2>
      {improvements.length === 0 && <p class="quiet">Nothing was rated 3 or less.</p>}
      <ol class="plain">
        {improvements.map(({ criterion, score, aim, study, exercise }) => (
          <li key={criterion}>
            <p dir="auto">
              <strong>{criterion}</strong> <span class="quiet">{score} of 5</span>
            </p>
            <p dir="auto">Aim for: {aim}</p>
            <div class="todo">
              <button type="button" class="link" onClick={() => post({ type: "study", id: study.id })}>
                Read: {study.title}
              </button>
              <button type="button" class="link" onClick={() => post({ type: "practice", id: exercise.id })}>
                Practice: {exercise.title}, {exercise.minutes} min
              </button>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
