import type { FromQuestionPanel, KeyPointView } from "../../protocol/questionMessages";
import { usePage } from "../page/pageContext";
import { useLatest } from "../page/useLatest";

/** What a good answer says, ticked where the candidate said it; they have the last word. */
export function KeyPoints({ points }: { points: readonly KeyPointView[] }) {
  const said = points.filter((point) => point.said).length;
  return (
    <fieldset class="key-points">
      <legend>
        <h3>Key points</h3>{" "}
        <span class="quiet">
          {said} of {points.length}
        </span>
      </legend>
      <p class="quiet">Tick what you said. What was found in your words is ticked already.</p>
      {points.map((point, index) => (
        <KeyPoint key={point.text} point={point} index={index} />
      ))}
    </fieldset>
  );
}

function KeyPoint({ point, index }: { point: KeyPointView; index: number }) {
  const { post } = usePage<FromQuestionPanel>();
  const [said, setSaid] = useLatest(point.said);
  const quote = `key-point-${index}`;
  return (
    <div class="key-point">
      <label>
        <input
          type="checkbox"
          checked={said}
          aria-describedby={point.quote || point.contradictedBy ? quote : undefined}
          onChange={(event) => {
            setSaid(event.currentTarget.checked);
            post({ type: "tick", keyPoint: index, said: event.currentTarget.checked });
          }}
        />
        <span dir="auto">{point.text}</span>
      </label>
      <div id={quote}>
        {point.contradictedBy && (
          <p class="said against" dir="auto">
            <strong>Contradicted by your sentence:</strong> <q>{point.contradictedBy}</q>
          </p>
        )}
        {point.quote && point.quote !== point.contradictedBy && (
          <p class="said" dir="auto">
            You wrote: <q>{point.quote}</q>
          </p>
        )}
      </div>
    </div>
  );
}
