import { durationText } from "../../core/interview/countdown";
import { phases as allPhases, type Phase } from "../../core/interview/phases";
import type { PhasesView } from "../../protocol/phasesView";
import { Disclosure } from "../page/disclosure";

/** The way through a coding question: where one is while working, how long each part took afterwards. No list of duties. */
export function Phases({ phases }: { phases: PhasesView }) {
  const current = "current" in phases ? phases.current : undefined;
  const times = new Map("times" in phases ? phases.times.map(({ phase, ms }) => [phase, durationText(ms)]) : []);
  return (
    <Disclosure id="phases" title={current ? "Phases" : "Your time"} open lasting>
      <ol class="phases">
        {allPhases.map((phase) => (
          <li key={phase} aria-current={phase === current ? "step" : undefined}>
            {phaseTitles[phase]}
            {!current && <span class="quiet"> {times.get(phase) ?? "no time"}</span>}
          </li>
        ))}
      </ol>
    </Disclosure>
  );
}

const phaseTitles: Record<Phase, string> = {
  clarify: "Clarify",
  plan: "Plan",
  code: "Code",
  test: "Test",
  analyze: "Analyze",
};
