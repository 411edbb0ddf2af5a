import type { SizeTime } from "../core/question/growth";

/** How the time of the candidate's code grows, as the panel shows it. */
export interface GrowthView {
  state: "ready" | "measuring" | "done" | "failed";
  /** One sentence: what to expect, what is under way, what was found or what went wrong. */
  summary: string;
  /** Sentences below it: target, what the candidate said, what stays uncertain. */
  remarks: string[];
  plot?: GrowthPlot;
  /** The text changed after the measurement. */
  stale: boolean;
  /** Label of the button that measures; absent while that goes on. */
  button?: string;
}

/** Times over sizes, both axes logarithmic. */
export interface GrowthPlot {
  measured: SizeTime[];
  /** At most two curves over the same sizes: what was found, and the target where it is another. */
  lines: GrowthLine[];
}

export interface GrowthLine {
  role: "found" | "target";
  label: string;
  points: SizeTime[];
}
