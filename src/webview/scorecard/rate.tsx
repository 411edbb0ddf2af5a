import type { Scorecard } from "../../core/scoring/scorecard";
import type { FromScorecard } from "../../protocol/scorecardMessages";
import { usePage } from "../page/pageContext";
import { CriterionRow } from "./criterionRow";

/** Step 2: every criterion beside what was measured of it. */
export function Rate({ scorecard }: { scorecard: Scorecard }) {
  const { post } = usePage<FromScorecard>();
  const suggests = scorecard.categories.some(({ criteria }) => criteria.some((one) => one.suggested !== undefined));
  return (
    <section class="step" aria-labelledby="step">
      <h2 id="step">Rate what you showed</h2>
      <p class="lead">
        From 1 to 5, by the words below each score. Leave out what did not come up; it does not count against you.
        {suggests && (
          <>
            {" "}
            A ring <span class="ring" aria-hidden="true" /> marks the score that the measured facts suggest. The rating
            is yours.
          </>
        )}
      </p>
      {scorecard.categories.map(({ slug, title, criteria }) => (
        <fieldset key={slug} class="category">
          <legend>
            <h3 dir="auto">{title}</h3>{" "}
            <span class="quiet">
              {criteria.filter(({ score }) => score !== undefined).length} of {criteria.length} rated
            </span>
          </legend>
          {criteria.map((criterion) => (
            <CriterionRow key={criterion.slug} criterion={criterion} />
          ))}
        </fieldset>
      ))}
      <div class="bar">
        <button type="button" class="button primary" onClick={() => post({ type: "step", step: "result" })}>
          See the result
        </button>
        <span class="quiet">
          {scorecard.rated} of {scorecard.of} rated
        </span>
      </div>
    </section>
  );
}
