import type { ScorecardStep, ToScorecard } from "../../protocol/scorecardMessages";
import { Announcer } from "../page/announcer";
import { dateWords } from "./dateWords";
import { Predict } from "./predict";
import { Rate } from "./rate";
import { Result } from "./result";
import { Stepper } from "./stepper";

/** The scorecard in the step that the host says. */
export function ScorecardPage({ message }: { message: ToScorecard }) {
  if (message.type === "empty") {
    return (
      <main class="page">
        <div class="calm">
          <h1 class="calm-title">No scorecard yet</h1>
          <p>{message.text}</p>
        </div>
      </main>
    );
  }
  const { scorecard, step, saved } = message;
  const { date, role, level, company } = scorecard;
  const facts = [dateWords(date, "long"), role, level, company].filter(Boolean);
  return (
    <main class="page scorecard">
      <Announcer text={stepWords[step]} />
      <header class="card-head">
        <p class="kicker">Scorecard</p>
        <h1 class="title" dir="auto">
          {scorecard.title}
        </h1>
        <p class="quiet">
          {[...facts, `${scorecard.minutesUsed} of ${scorecard.minutesPlanned} min`].join(" · ")}
          {scorecard.endedEarly && " · ended early"}
        </p>
        <Stepper step={step} />
      </header>
      {step === "predict" && <Predict categories={scorecard.categories} />}
      {step === "rate" && <Rate scorecard={scorecard} />}
      {step === "result" && (
        <Result scorecard={scorecard} saved={saved} practiceNext={message.practiceNext} recorded={message.recorded} />
      )}
    </main>
  );
}

const stepWords: Record<ScorecardStep, string> = {
  predict: "Step 1 of 3: predict",
  rate: "Step 2 of 3: rate",
  result: "Step 3 of 3: result",
};
