import type { GrowthView, GrowthPlot as Plot } from "../../protocol/growthView";
import { Disclosure } from "../page/disclosure";
import { ScrollBox } from "../page/scrollBox";
import { ActionButton } from "./actionButton";
import { GrowthPlot, lineMark, msText, sizeText } from "./growthPlot";

/** How the time of the code grows: in a sentence, as a plot, and as a table. */
export function Growth({ growth }: { growth: GrowthView }) {
  const { state, summary, remarks, plot, stale, button } = growth;
  return (
    <section class="growth" aria-labelledby="growth">
      <h2 id="growth">Growth</h2>
      <p class={state === "done" ? "growth-found" : undefined} dir="auto">
        {summary}
      </p>
      {remarks.map((remark) => (
        <p key={remark} class="quiet">
          {remark}
        </p>
      ))}
      {stale && <p class="quiet">Your file has changed since this measurement.</p>}
      {plot && <Picture plot={plot} />}
      {button && (
        <p class="growth-action">
          <ActionButton button={{ action: "measure-growth", label: button }} />
        </p>
      )}
      {plot && (
        <Disclosure id="growth-table" title="Show as table">
          <ScrollBox class="table" label="Times as a table">
            <Table plot={plot} />
          </ScrollBox>
        </Disclosure>
      )}
    </section>
  );
}

function Picture({ plot }: { plot: Plot }) {
  return (
    <figure class="growth-figure">
      <GrowthPlot plot={plot} />
      <figcaption class="growth-legend quiet">
        <span>
          <svg viewBox="0 0 24 16" width="24" height="16" aria-hidden="true" focusable="false">
            <circle class="growth-point" cx="12" cy="8" r="4" />
          </svg>
          measured
        </span>
        {plot.lines.map(({ role, label }) => (
          <span key={role}>
            <svg viewBox="0 0 24 16" width="24" height="16" aria-hidden="true" focusable="false">
              <path class={lineMark[role]} d="M1 8H23" />
            </svg>
            {label}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

function Table({ plot: { measured, lines } }: { plot: Plot }) {
  return (
    <table class="growth-table">
      <thead>
        <tr>
          <th scope="col">n</th>
          <th scope="col">Measured</th>
          {lines.map(({ role, label }) => (
            <th key={role} scope="col">
              {label.replace(/^\w/u, (letter) => letter.toUpperCase())}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {measured.map(({ n, ms }, index) => (
          <tr key={n}>
            <th scope="row">{sizeText(n)}</th>
            <td>{msText(ms)}</td>
            {lines.map(({ role, points }) => (
              <td key={role}>{msText(points[index]?.ms ?? 0)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
