import type { CategoryScore } from "../../core/scoring/scorecard";
import { Disclosure } from "../page/disclosure";

/** Prediction and result of each category as two marks on one line from 0 to 100, and the same as a table. */
export function Predictions({ categories }: { categories: readonly CategoryScore[] }) {
  const predicted = categories.some((category) => category.predicted !== undefined);
  return (
    <section aria-labelledby="predictions">
      <h2 id="predictions">{predicted ? "Prediction and result" : "Result by category"}</h2>
      {predicted && <Summary categories={categories} />}
      <div class="lines">
        {categories.map((category) => (
          <Line key={category.slug} category={category} />
        ))}
      </div>
      <p class="legend quiet">
        {predicted && (
          <span>
            <svg viewBox="-8 -8 16 16" width="16" height="16" aria-hidden="true" focusable="false">
              <PredictionMark />
            </svg>{" "}
            predicted
          </span>
        )}
        <span>
          <svg viewBox="-8 -8 16 16" width="16" height="16" aria-hidden="true" focusable="false">
            <ResultMark />
          </svg>{" "}
          result
        </span>
      </p>
      <Disclosure id="table" title="Show as table">
        <Table categories={categories} />
      </Disclosure>
    </section>
  );
}

/** A prediction of 1 to 5 on the scale of the result. */
function predictedPercent({ predicted }: CategoryScore): number | undefined {
  return predicted === undefined ? undefined : predicted * 20;
}

/** Points between prediction and result that are worth a word. */
const noteworthy = 15;

function Summary({ categories }: { categories: readonly CategoryScore[] }) {
  const gaps = categories.flatMap((category) => {
    const predicted = predictedPercent(category);
    if (predicted === undefined || category.percent === undefined) return [];
    return [{ title: category.title, gap: predicted - category.percent }];
  });
  if (gaps.length === 0) return null;
  const titles = (wanted: (gap: number) => boolean) => gaps.filter(({ gap }) => wanted(gap)).map(({ title }) => title);
  const high = titles((gap) => gap >= noteworthy);
  const low = titles((gap) => gap <= -noteworthy);
  const words = [
    high.length > 0 && `You predicted more than you showed: ${high.join(", ")}.`,
    low.length > 0 && `You showed more than you predicted: ${low.join(", ")}.`,
  ].filter(Boolean);
  return <p class="lead">{words.length > 0 ? words.join(" ") : "Your predictions were close."}</p>;
}

function Line({ category }: { category: CategoryScore }) {
  const predicted = predictedPercent(category);
  const { percent, title } = category;
  return (
    <div class="line">
      <span class="line-title" dir="auto">
        {title}
      </span>
      <svg class="scale" width="100%" height="22" role="img" aria-label={lineWords(category)}>
        <line class="axis" x1="0" x2="100%" y1="11" y2="11" />
        {[0, 25, 50, 75, 100].map((at) => (
          <line key={at} class="axis" x1={`${at}%`} x2={`${at}%`} y1="7" y2="15" />
        ))}
        {predicted !== undefined && (
          <svg x={`${predicted}%`} y="11" overflow="visible" aria-hidden="true">
            <PredictionMark />
          </svg>
        )}
        {percent !== undefined && (
          <svg x={`${percent}%`} y="11" overflow="visible" aria-hidden="true">
            <ResultMark />
          </svg>
        )}
      </svg>
      <span class="line-number">{percent === undefined ? "not rated" : Math.round(percent)}</span>
    </div>
  );
}

function PredictionMark() {
  return <circle class="predicted-mark" r="6.5" />;
}

function ResultMark() {
  return <path class="result-mark" d="M0 -5 5 0 0 5 -5 0Z" />;
}

function lineWords(category: CategoryScore): string {
  const predicted = predictedPercent(category);
  return [
    category.title,
    predicted === undefined ? "no prediction" : `predicted ${predicted}`,
    category.percent === undefined ? "not rated" : `result ${Math.round(category.percent)}`,
  ].join(", ");
}

function Table({ categories }: { categories: readonly CategoryScore[] }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Category</th>
          <th scope="col">Predicted</th>
          <th scope="col">Result</th>
          <th scope="col">Rated</th>
        </tr>
      </thead>
      <tbody>
        {categories.map((category) => (
          <tr key={category.slug}>
            <th scope="row" dir="auto">
              {category.title}
            </th>
            <td>{predictedPercent(category) ?? "none"}</td>
            <td>{category.percent === undefined ? "not rated" : Math.round(category.percent)}</td>
            <td>
              {category.criteria.filter(({ score }) => score !== undefined).length} of {category.criteria.length}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
