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
  if (scorecard.percent === undefined) return <NothingRated scorecard={scorecard} recorded={recorded} />;
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

/** Without a rating there is no total, but all that was measured. */
function NothingRated({ scorecard, recorded }: { scorecard: Scorecard; recorded: boolean }) {
  const { post } = usePage<FromScorecard>();
  return (
    <section class="step result" aria-label="Result">
      <div class="unrated">
        <h2>Nothing is rated yet</h2>
        <p>A total needs at least one rating. What was measured is below, and your answers are kept.</p>
        <Sat scorecard={scorecard} />
        <button type="button" class="button primary" onClick={() => post({ type: "step", step: "rate" })}>
          Go back to rating
        </button>
      </div>
      <AskedQuestions questions={scorecard.questions} recorded={recorded} />
    </section>
  );
}

/** How far it came, and how it was sat. */
function Sat({ scorecard: { course, circumstances } }: { scorecard: Scorecard }) {
  return (
    <>
      <p class="quiet">{course.join(" · ")}</p>
      {circumstances.length > 0 && <p class="quiet">{circumstances.join(" · ")}</p>}
    </>
  );
}

function Total({ scorecard, percent }: { scorecard: Scorecard; percent: number }) {
  const { band, rated, of, measured } = scorecard;
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
        <Sat scorecard={scorecard} />
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
