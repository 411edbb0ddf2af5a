import type { CriterionScore } from "../../core/scoring/scorecard";
import type { FromScorecard } from "../../protocol/scorecardMessages";
import { usePage } from "../page/pageContext";
import { Facts } from "./facts";
import { NoteField } from "./noteField";
import { ScoreRadios } from "./scoreRadios";

/** One criterion to rate: score, measured facts, a note. */
export function CriterionRow({ criterion }: { criterion: CriterionScore }) {
  const { post } = usePage<FromScorecard>();
  const { slug, title, anchors, score, suggested, facts, note, notAsked } = criterion;
  const label = `rate-${slug}`;
  return (
    <div class="criterion">
      <div class="criterion-score">
        <h4 id={label} dir="auto">
          {title}
        </h4>
        <ScoreRadios
          name={label}
          labelledBy={label}
          score={score}
          anchors={anchors}
          suggested={suggested}
          clearable
          onScore={(value) => post({ type: "rate", criterion: slug, score: value })}
        />
      </div>
      <div class="criterion-side">
        <Facts facts={facts} />
        {notAsked && <p class="quiet">No question on this was worked on</p>}
        <NoteField criterion={slug} title={title} note={note ?? ""} />
      </div>
    </div>
  );
}
