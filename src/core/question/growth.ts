/** Curves by which the time of a function may grow with the size n of its input, from flat to steep. */
export const curves = [
  "constant",
  "logarithmic",
  "linear",
  "linearithmic",
  "quadratic",
  "cubic",
  "exponential",
] as const;
export type Curve = (typeof curves)[number];

/** A curve in a sentence such as "between linear and n log n". */
export const curveTitles: Record<Curve, string> = {
  constant: "constant",
  logarithmic: "logarithmic",
  linear: "linear",
  linearithmic: "n log n",
  quadratic: "quadratic",
  cubic: "cubic",
  exponential: "exponential",
};

/** A curve as it is written on a whiteboard. */
export const curveOrders: Record<Curve, string> = {
  constant: "O(1)",
  logarithmic: "O(log n)",
  linear: "O(n)",
  linearithmic: "O(n log n)",
  quadratic: "O(n²)",
  cubic: "O(n³)",
  exponential: "O(2ⁿ)",
};

/** The quickest time of a call, in milliseconds, with input of size `n`. */
export interface SizeTime {
  n: number;
  ms: number;
}
