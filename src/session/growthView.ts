import { type Curve, curveOrders, curves, curveTitles, type SizeTime } from "../core/question/growth";
import { fitGrowth, type GrowthFit, targetModel, timeAt } from "../core/scoring/fitGrowth";
import type { GrowthLine, GrowthPlot, GrowthView } from "../protocol/growthView";
import type { Growth } from "./growth";
import type { OpenQuestion } from "./openQuestion";

/** The growth of the open question as the panel shows it; undefined when nothing was or can be measured. */
export function growthView(open: OpenQuestion, growth: Growth): GrowthView | undefined {
  const { progress, question } = open;
  const target = question.growth;
  if (!target || progress.attempts.length === 0) return undefined;
  const state = growth.stateOf(open);
  const { measured } = progress;
  const button = measured ? "Measure again" : "Measure growth";
  const base = { remarks: [], stale: false };
  if (state.kind === "measuring") return { ...base, state: "measuring", summary: measuringText(state.n) };
  if (state.kind === "failed") return { ...base, state: "failed", summary: state.message, button };
  if (measured) {
    const found = foundView(measured.times, target, progress.claimedGrowth);
    return { ...found, state: "done", stale: growth.isStale(open), button };
  }
  // Code that passes nothing yet has other worries.
  const works = progress.lastRun?.cases.some(({ verdict }) => verdict === "passed");
  return works ? { ...base, state: "ready", summary: readyText, button } : undefined;
}

/** What a measurement shows, beside what was wanted and what the candidate said. */
export function foundView(
  times: SizeTime[],
  target: Curve,
  claimed: Curve | undefined,
): Required<Pick<GrowthView, "summary" | "remarks" | "plot">> {
  const fit = fitGrowth(times);
  return {
    summary: summaryOf(fit.curves),
    remarks: remarksOf(fit.curves, target, claimed),
    plot: plotOf(times, fit, target),
  };
}

const readyText = "See how the time of your code grows with the size n of its input.";

function measuringText(n: number | undefined): string {
  return n === undefined ? "Measuring..." : `Measuring... n = ${n.toLocaleString("en-US")}`;
}

/** What was found, in a sentence that claims no more than the times do. */
function summaryOf(found: readonly Curve[]): string {
  const [first, last] = [found[0], found.at(-1)];
  if (!first || !last) return "The times follow no curve we know. Other programs may have disturbed them.";
  if (first !== last) return `The time grows between ${curveTitles[first]} and ${curveTitles[last]}.`;
  return first === "constant"
    ? "The time hardly depends on n: it is constant."
    : `The time grows about ${adverbs[first]}.`;
}

const adverbs: Record<Exclude<Curve, "constant">, string> = {
  logarithmic: "logarithmically",
  linear: "linearly",
  linearithmic: "like n log n",
  quadratic: "quadratically",
  cubic: "cubically",
  exponential: "exponentially",
};

/** Target, then what the candidate said, then what the times cannot tell. */
function remarksOf(found: readonly Curve[], target: Curve, claimed: Curve | undefined): string[] {
  const remarks = [`Target: ${curveTitles[target]}, ${curveOrders[target]}. ${comparison(found, target)}`.trim()];
  if (claimed) remarks.push(`You said: ${curveTitles[claimed]}, ${curveOrders[claimed]}.`);
  if (found.length > 1) remarks.push("Times alone cannot tell these curves apart here.");
  return remarks;
}

function comparison(found: readonly Curve[], target: Curve): string {
  const [first, last] = [found[0], found.at(-1)];
  if (!first || !last) return "";
  if (found.includes(target)) return found.length === 1 ? "Your code meets it." : "Your code agrees with it.";
  return curves.indexOf(first) > curves.indexOf(target) ? "Your code is steeper." : "Your code is flatter.";
}

function plotOf(times: SizeTime[], fit: GrowthFit, target: Curve): GrowthPlot {
  const lines: GrowthLine[] = [];
  if (fit.model) {
    const { model } = fit;
    const along = (role: GrowthLine["role"], label: string, one: typeof model): GrowthLine => ({
      role,
      label,
      points: times.map(({ n }) => ({ n, ms: timeAt(one, n) })),
    });
    lines.push(along("found", `${fit.curves.length > 1 ? "closest: " : ""}${curveTitles[model.curve]}`, model));
    if (model.curve !== target)
      lines.push(along("target", `target: ${curveTitles[target]}`, targetModel(model, target, times)));
  }
  return { measured: times, lines };
}
