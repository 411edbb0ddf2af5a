import type { AskingView, FromQuestionPanel } from "../../protocol/questionMessages";
import { usePage } from "../page/pageContext";
import { useLatest } from "../page/useLatest";

/** The candidate's questions to the interviewer, ticked as they are put. */
export function Asking({ asking: { questions } }: { asking: AskingView }) {
  const posed = questions.filter((question) => question.posed).length;
  return (
    <fieldset class="asking">
      <legend>
        <h2>Questions you asked</h2>{" "}
        <span class="quiet">
          {posed} of {questions.length}
        </span>
      </legend>
      {questions.map((question) => (
        <Question key={question.id} question={question} only={questions.length === 1} />
      ))}
      <p class="quiet">Tick each one you put to them. Note their answer and a question of your own in answer.md.</p>
    </fieldset>
  );
}

interface QuestionProps {
  question: AskingView["questions"][number];
  /** Its words stand above already. */
  only: boolean;
}

function Question({ question: { id, text, posed, current }, only }: QuestionProps) {
  const { post } = usePage<FromQuestionPanel>();
  const [ticked, setTicked] = useLatest(posed);
  return (
    <div class="key-point">
      <label>
        <input
          type="checkbox"
          checked={ticked}
          onChange={(event) => {
            setTicked(event.currentTarget.checked);
            post({ type: "pose", id, posed: event.currentTarget.checked });
          }}
        />
        <span dir="auto">
          {only ? "I put this one to an interviewer" : text} {current && !only && <span class="quiet">(this one)</span>}
        </span>
      </label>
    </div>
  );
}
