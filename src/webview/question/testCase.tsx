import type { FromQuestionPanel, TestRow } from "../../protocol/questionMessages";
import { usePage } from "../page/pageContext";
import { ScrollBox } from "../page/scrollBox";
import { type Difference, splitDifference } from "./splitDifference";
import { VerdictGlyph, verdictWords } from "./verdictGlyph";

/** A test that did not pass: why, and a way to the line in the candidate's file. */
export function TestCase({ row }: { row: TestRow }) {
  const compared = row.expected !== undefined && row.actual !== undefined;
  const message = compared ? beyondSides(row) : row.message;
  return (
    <li class="case">
      <CaseTitle row={row} />
      {message && (
        <p class="case-message" dir="auto">
          {message}
        </p>
      )}
      {compared && <Comparison label={row.label} expected={row.expected!} actual={row.actual!} />}
    </li>
  );
}

/** The message without its first line where that only repeats both sides. */
function beyondSides({ message = "", expected = "", actual = "" }: TestRow): string {
  const [first = "", ...rest] = message.split("\n");
  return first.includes(expected) && first.includes(actual) ? rest.join("\n") : message;
}

function CaseTitle({ row }: { row: TestRow }) {
  const { post } = usePage<FromQuestionPanel>();
  const place = row.line && `line ${row.line}${row.file === "solution.py" ? " of solution.py" : ""}`;
  const facts = [verdictWords[row.verdict], row.group === "bonus" && "bonus", place];
  const content = (
    <>
      <VerdictGlyph verdict={row.verdict} />
      <span class="case-label" dir="auto">
        {row.label}
      </span>
      <span class="quiet">{facts.filter(Boolean).join(" · ")}</span>
    </>
  );
  const { line, file } = row;
  if (row.hidden || line === undefined) return <div class="case-title">{content}</div>;
  return (
    <button
      type="button"
      class="case-title"
      title="Go to the line in your file"
      onClick={() => post(file ? { type: "show-line", file, line } : { type: "show-case", name: row.name })}
    >
      {content}
    </button>
  );
}

/** Both sides under each other, so that the eye finds where they part. */
function Comparison({ label, expected, actual }: { label: string; expected: string; actual: string }) {
  const [wanted, got] = splitDifference(expected, actual);
  return (
    <ScrollBox class="comparison" label={`Expected and got: ${label}`}>
      <dl>
        <dt>expected</dt>
        <dd>
          <Side difference={wanted} />
        </dd>
        <dt>got</dt>
        <dd>
          <Side difference={got} />
        </dd>
      </dl>
    </ScrollBox>
  );
}

function Side({ difference: { before, differs, after } }: { difference: Difference }) {
  return (
    <pre>
      {before}
      {differs && <mark>{differs}</mark>}
      {after}
    </pre>
  );
}
