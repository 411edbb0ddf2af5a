import type { AskedQuestion } from "../../core/scoring/scorecard";
import type { FromScorecard } from "../../protocol/scorecardMessages";
import { Disclosure } from "../page/disclosure";
import { usePage } from "../page/pageContext";
import { FactGroups } from "./factGroups";
import { PhaseTimes } from "./phaseTimes";

/** The questions of the interview, with what was measured and what was not said. */
export function AskedQuestions({ questions, recorded }: { questions: readonly AskedQuestion[]; recorded: boolean }) {
  return (
    <section aria-labelledby="asked">
      <h2 id="asked">Questions asked</h2>
      {questions.some(({ phases }) => phases) && (
        <p class="quiet">
          The phases of coding are told from what you did: questions, notes, code, runs, complexity. Testing begins with
          the first run.
        </p>
      )}
      <ol class="plain">
        {questions.map((question) => (
          <li key={question.id} class="asked">
            <p dir="auto">
              <strong>
                {question.number}. {question.title}
              </strong>{" "}
              <span class="quiet">{[question.section, statusWords[question.status]].filter(Boolean).join(" · ")}</span>
            </p>
            <FactGroups groups={question.facts} />
            {question.phases && <PhaseTimes times={question.phases} />}
            {recorded && wasOpen[question.status] && <ReplayLink question={question} />}
            {question.missed.length > 0 && (
              <Disclosure id={`missed ${question.id}`} title={missedWords(question.missed.length)}>
                <ul class="missed">
                  {question.missed.map((point) => (
                    <li key={point} dir="auto">
                      {point}
                    </li>
                  ))}
                </ul>
              </Disclosure>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function ReplayLink({ question: { id, title } }: { question: AskedQuestion }) {
  const { post } = usePage<FromScorecard>();
  return (
    <button type="button" class="link" aria-label={`Replay: ${title}`} onClick={() => post({ type: "replay", id })}>
      Replay
    </button>
  );
}

const wasOpen: Record<AskedQuestion["status"], boolean> = {
  waiting: false,
  open: true,
  answered: true,
  skipped: true,
  "not-picked": false,
};

const statusWords: Record<AskedQuestion["status"], string> = {
  waiting: "not reached",
  open: "not handed in",
  answered: "",
  skipped: "skipped",
  "not-picked": "not picked",
};

function missedWords(count: number): string {
  return count === 1 ? "1 key point not said" : `${count} key points not said`;
}
