import type { FromScorecard, ScorecardStep } from "../../protocol/scorecardMessages";
import { usePage } from "../page/pageContext";

const steps: readonly { step: ScorecardStep; title: string }[] = [
  { step: "predict", title: "Predict" },
  { step: "rate", title: "Rate" },
  { step: "result", title: "Result" },
];

/** The three steps; each can be gone to at any time. */
export function Stepper({ step: current }: { step: ScorecardStep }) {
  const { post } = usePage<FromScorecard>();
  return (
    <nav class="stepper" aria-label="Steps">
      <ol>
        {steps.map(({ step, title }, index) => (
          <li key={step}>
            <button
              type="button"
              aria-current={step === current ? "step" : undefined}
              onClick={() => step !== current && post({ type: "step", step })}
            >
              <span class="step-number">{index + 1}</span> {title}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
