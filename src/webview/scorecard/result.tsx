import type { Scorecard } from "../../core/scoring/scorecard";
import type { FromScorecard } from "../../protocol/scorecardMessages";
import { usePage } from "../page/pageContext";
import { AskedQuestions } from "./askedQuestions";
import { dateWords } from "./dateWords";
import { Improvements } from "./improvements";
import { Predictions } from "./predictions";

export interface ResultProps {
  scorecard: Scorecard;
  saved: boolean;
  practiceNext?: string;
  recorded?: boolean;
}

/** Step 3: the total, how it compares with the prediction, and what to do next. */
export function Result({ scorecard, saved, practiceNext, recorded = false }: ResultProps) {
  if (scorecard.percent === undefined) return <NothingRated />;
  return (
    <section class="step result" aria-label="Result">
      <Total scorecard={scorecard} percent={scorecard.percent} />
      <Predictions categories={scorecard.categories} />
      <Strengths strengths={scorecard.strengths} />
      <Improvements improvements={scorecard.improvements} />
      <AskedQuestions questions={scorecard.questions} recorded={recorded} />
      <Next date={scorecard.nextDate} realDate={scorecard.realDate} />
      <ResultButtons saved={saved} first={practiceNext} practice={scorecard.improvements.length > 0} />
    </section>
  );
}

function NothingRated() {
  const { post } = usePage<FromScorecard>();
  return (
    <div class="calm">
      <h2 class="calm-title">Nothing is rated yet</h2>
      <p>A result needs at least one rating. Your answers and the measured facts are kept.</p>
      <button type="button" class="button primary" onClick={() => post({ type: "step", step: "rate" })}>
        Go back to rating
      </button>
    </div>
  );
}

function Total({
  scorecard: { band, rated, of, measured, circumstances },
  percent,
}: {
  scorecard: Scorecard;
  percent: number;
}) {
  return (
    <div class="total">
      <p class="number">
        {Math.round(percent)} <span class="out-of">of 100</span>
      </p>
      <div class="meaning">
        <h2>{band?.title}</h2>
        <p>{band?.advice}</p>
        <p class="quiet">
          {rated} of {of} rated, {measured} of them with measured evidence
        </p>
        {circumstances.length > 0 && <p class="quiet">{circumstances.join(" · ")}</p>}
      </div>
    </div>
  );
}

function Strengths({ strengths }: { strengths: Scorecard["strengths"] }) {
  return (
    <section aria-labelledby="strengths">
      <h2 id="strengths">Strengths</h2>
      {strengths.length === 0 && <p class="quiet">Nothing was rated 4 or 5 this time.</p>}
      <ul class="plain">
        {strengths.map(({ criterion, score, anchor }) => (
          <li key={criterion}>
            <p dir="auto">
              <strong>{criterion}</strong> <span class="quiet">{score} of 5</span>
            </p>
            <p dir="auto">{anchor}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Next({ date, realDate }: { date: string; realDate?: string }) {
  const { post } = usePage<FromScorecard>();
  return (
    <section aria-labelledby="next">
      <h2 id="next">Next interview</h2>
      <p class="next">
        <span>{dateWords(date, "full")}</span>
        <button type="button" class="button" onClick={() => post({ type: "action", action: "calendar" })}>
          Add to calendar
        </button>
      </p>
      {realDate && <p class="quiet">The real one is on {dateWords(realDate, "full")}.</p>}
    </section>
  );
}

function ResultButtons({ saved, first, practice }: { saved: boolean; first?: string; practice: boolean }) {
  const { post } = usePage<FromScorecard>();
  return (
    <div class="bar">
      {practice && (
        <button
          type="button"
          class="button primary"
          title={first}
          onClick={() => post({ type: "action", action: "practice-first" })}
        >
          Practice the first one now
        </button>
      )}
      <button
        type="button"
        class={practice ? "button" : "button primary"}
        onClick={() => post({ type: "action", action: "save" })}
      >
        Save
      </button>
      <button type="button" class="button" onClick={() => post({ type: "action", action: "export" })}>
        Export...
      </button>
      {saved && <span class="quiet">Saved in your practice folder</span>}
    </div>
  );
}
