import type { TestRow, TestsView } from "../../protocol/questionMessages";
import { Disclosure } from "../page/disclosure";
import { ScrollBox } from "../page/scrollBox";
import { OwnTests } from "./ownTests";
import { TestCase } from "./testCase";
import { TestGlyphs } from "./testGlyphs";
import { VerdictGlyph, verdictWords } from "./verdictGlyph";

/** The tests: a glance at all of them, then those that did not pass, the rest on demand. */
export function Tests({ tests }: { tests: TestsView }) {
  const troubled = tests.rows.filter(({ verdict }) => !["passed", "skipped", "waiting"].includes(verdict));
  const facts = [
    tests.ms !== undefined && `last run ${duration(tests.ms)}`,
    tests.repeated && "same code as before",
    tests.python && `Python ${tests.python}`,
  ].filter(Boolean);
  return (
    <section class="tests" aria-labelledby="tests">
      <h2 id="tests">Tests</h2>
      <div class="glance">
        {tests.rows.length > 0 && <TestGlyphs rows={tests.rows} />}
        <span class="verdict">{tests.summary}</span>
        {facts.length > 0 && <span class="quiet">{facts.join(" · ")}</span>}
      </div>
      {tests.stale && <p class="quiet">Your file has changed since this run. Save it to run the tests again.</p>}
      {tests.message && (
        <p class="outcome" dir="auto">
          {tests.message}
        </p>
      )}
      {troubled.length > 0 && (
        <ul class="cases">
          {troubled.map((row) => (
            <TestCase key={row.name} row={row} />
          ))}
        </ul>
      )}
      {troubled.some(({ hidden }) => hidden) && (
        <p class="quiet">In an interview, a test that is not an example shows only what it checks.</p>
      )}
      {tests.output && (
        <Disclosure id="output" title="Output">
          <ScrollBox class="output" label="What your code printed">
            <pre>{tests.output}</pre>
          </ScrollBox>
        </Disclosure>
      )}
      {tests.rows.length > 0 && (
        <Disclosure id="all-tests" title="All tests" aside={String(tests.rows.length)}>
          <ol class="all-tests">
            {tests.rows.map((row) => (
              <li key={row.name}>
                <VerdictGlyph verdict={row.verdict} />
                <span dir="auto">{row.label}</span>
                <span class="quiet">
                  {[verdictWords[row.verdict], groupWords[row.group]].filter(Boolean).join(" · ")}
                </span>
              </li>
            ))}
          </ol>
        </Disclosure>
      )}
      {tests.own && <OwnTests own={tests.own} />}
    </section>
  );
}

const groupWords: Record<TestRow["group"], string> = { example: "example", test: "", bonus: "bonus", mine: "" };

function duration(ms: number): string {
  return ms < 1000 ? `${Math.max(1, Math.round(ms))} ms` : `${(ms / 1000).toFixed(1)} s`;
}
