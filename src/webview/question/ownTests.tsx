import type { OwnCheckView, OwnTestsView } from "../../protocol/questionMessages";
import { Disclosure } from "../page/disclosure";
import { ScrollBox } from "../page/scrollBox";
import { ActionButton } from "./actionButton";
import { TestCase } from "./testCase";
import { TestGlyphs } from "./testGlyphs";
import { useScrollWhenNew } from "./useScrollWhenNew";
import { VerdictGlyph } from "./verdictGlyph";

/** The candidate's own tests: how they went, and which mistakes they catch. */
export function OwnTests({ own }: { own: OwnTestsView }) {
  useScrollWhenNew(() => document.querySelector(".own-actions"), own.check && !own.check.stale ? 1 : 0, "nearest");
  const troubled = own.rows.filter(({ verdict }) => !["passed", "skipped", "waiting"].includes(verdict));
  return (
    <section class="own-tests" aria-labelledby="own-tests">
      <h3 id="own-tests">Your tests</h3>
      <div class="glance">
        {own.rows.length > 0 && <TestGlyphs rows={own.rows} />}
        <span class={own.state === "done" ? "verdict" : "quiet"} dir="auto">
          {own.summary}
        </span>
      </div>
      {own.stale && <p class="quiet">Your tests have changed since this run. Save them to run them again.</p>}
      {troubled.length > 0 && (
        <ul class="cases">
          {troubled.map((row) => (
            <TestCase key={row.name} row={row} />
          ))}
        </ul>
      )}
      {own.output && (
        <Disclosure id="own-output" title="Output of your tests">
          <ScrollBox class="output" label="What was printed while your tests ran">
            <pre>{own.output}</pre>
          </ScrollBox>
        </Disclosure>
      )}
      {own.check && <Check check={own.check} />}
      <div class="own-actions">
        {own.buttons.map((button) => (
          <ActionButton key={button.action} button={button} />
        ))}
      </div>
    </section>
  );
}

function Check({ check }: { check: OwnCheckView }) {
  return (
    <div class="check">
      <p class="verdict" dir="auto">
        {check.summary}
      </p>
      {check.rows.length > 0 && (
        <ul class="cases">
          {check.rows.map((row, index) => (
            <TestCase key={index} row={row} />
          ))}
        </ul>
      )}
      {check.caught.length > 0 && (
        <ul class="caught">
          {check.caught.map((title) => (
            <li key={title}>
              <VerdictGlyph verdict="passed" />
              <span dir="auto">{title}</span>
            </li>
          ))}
        </ul>
      )}
      {check.missed && <p class="missed">{check.missed}</p>}
      {check.stale && <p class="quiet">Your tests have changed since this check.</p>}
    </div>
  );
}
