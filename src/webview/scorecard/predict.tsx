import type { CategoryScore } from "../../core/scoring/scorecard";
import type { FromScorecard } from "../../protocol/scorecardMessages";
import { usePage } from "../page/pageContext";
import { ScoreRadios } from "./scoreRadios";

const anchors = ["Badly", "Below what the job asks", "About what the job asks", "Well", "Very well"];

/** Step 1: a quick guess for each category that came up, before anything measured is seen. */
export function Predict({ categories: all }: { categories: readonly CategoryScore[] }) {
  const { post } = usePage<FromScorecard>();
  const asked = all.filter(({ criteria }) => criteria.some(({ notAsked }) => !notAsked));
  // Of an interview that was ended before anything was worked on, one may still guess.
  const categories = asked.length > 0 ? asked : all;
  const predicted = categories.some((category) => category.predicted !== undefined);
  return (
    <section class="step" aria-labelledby="step">
      <h2 id="step">How do you think it went?</h2>
      <p class="lead">
        Guess before you see what was measured: 1 is badly, 5 is very well. It takes 20 seconds, and later shows how
        well you judge yourself.
      </p>
      {categories.map(({ slug, title, predicted }) => (
        <div key={slug} class="prediction">
          <h3 id={`predict-${slug}`} dir="auto">
            {title}
          </h3>
          <ScoreRadios
            name={`predict-${slug}`}
            labelledBy={`predict-${slug}`}
            score={predicted}
            anchors={anchors}
            onScore={(score) => post({ type: "predict", category: slug, score })}
          />
        </div>
      ))}
      <div class="bar">
        <button
          type="button"
          class={predicted ? "button primary" : "button"}
          onClick={() => post({ type: "step", step: "rate" })}
        >
          {predicted ? "Continue to rating" : "Skip the prediction"}
        </button>
      </div>
    </section>
  );
}
