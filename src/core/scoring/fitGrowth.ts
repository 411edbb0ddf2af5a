import { type Curve, curves, type SizeTime } from "../question/growth";

/** What measured times say about growth. */
export interface GrowthFit {
  /** The curves the times agree with, neighbors from flat to steep; empty when they tell nothing. */
  curves: Curve[];
  /** The curve that comes closest of these, as a formula for times in milliseconds; undefined when none comes near. */
  model?: GrowthModel;
}

/** `fixed` + `scale` x the curve at n, x n to the power of `drift`. */
export interface GrowthModel {
  curve: Curve;
  fixed: number;
  scale: number;
  drift: number;
  /** Scale of the next lower power of n beside it, of quadratic and cubic growth. */
  lower: number;
  /** Of exponential growth: what the logarithm of the time gains for each step of n; else 0. */
  rate: number;
}

/** Fewer sizes than this tell no curve from another. */
export const fewestSizes = 5;

/** Sizes below this measure the call itself more than the work, so they are left out where there are others enough. */
const smallSize = 16;
const enoughSizes = 7;

/**
 * How much steeper than its curve a function may look, as a power of n: more data fits the caches of the processor worse,
 * so that real programs never look flatter than they are, but often a little steeper.
 */
const drifts = [0, 0.03, 0.06, 0.09, 0.12];

/** Error of a fit, relative to the times: below the first it is noise; above the last the curve is none of ours. */
const noise = 0.05;
const misfit = 0.3;
/** Powers of n are tried up to this one, in small steps. */
const steepestPower = 6;
/** A curve stays possible while its error is at most this many times that of the best. */
const tolerance = 1.5;

/** Exponential growth is told from a power only by a great rise. */
const leastRise = 20;

/** Below this power of n growth is flat. */
const flatPower = 0.25;
const flatCurves: readonly Curve[] = ["constant", "logarithmic"];

/** Loops in loops do some work once in each outer round, which shows at small sizes. */
const lowerPowers: Partial<Record<Curve, number>> = { quadratic: 1, cubic: 2 };

/** What a curve must make up of the time of the largest size; logarithms grow too slowly for more. */
const leastShare: Record<Exclude<Curve, "constant">, number> = {
  logarithmic: 0.2,
  linear: 0.5,
  linearithmic: 0.5,
  quadratic: 0.7,
  cubic: 0.7,
  exponential: 0.5,
};

/** Finds the curves that measured times agree with. Honest rather than sharp: neighbors that cannot be told apart are all named. */
export function fitGrowth(times: readonly SizeTime[]): GrowthFit {
  const points = choosePoints(times);
  if (points.length < fewestSizes) return { curves: [] };
  const flat = isFlat(points);
  const fits = (flat ? flatCurves : curves).map((curve) => bestOf(candidates(curve, points), points));
  const power = bestPower(points);
  const best = Math.min(...fits.map(({ error }) => error), flat ? Number.POSITIVE_INFINITY : power.error);
  if (best > misfit) return { curves: [] };
  const limit = Math.max(noise, best * tolerance);
  const possible = fits.filter(({ error }) => error <= limit).map(({ model }) => model.curve);
  const named = possible.length > 0 ? fill(possible) : neighbors(power.power);
  const nearest = fits
    .filter(({ model, error }) => named.includes(model.curve) && error < Number.POSITIVE_INFINITY)
    .reduce((one, other) => (other.error < one.error ? other : one), nothing);
  return { curves: named, model: nearest === nothing ? undefined : nearest.model };
}

/** The time a model gives for a size, in milliseconds. */
export function timeAt(model: GrowthModel, n: number): number {
  const power = lowerPowers[model.curve] ?? 0;
  return model.fixed + model.lower * n ** power + model.scale * shapeOf(model, n);
}

/** A curve with the same fixed cost that meets `model` at the first size where growth begins to show. */
export function targetModel(model: GrowthModel, curve: Curve, times: readonly SizeTime[]): GrowthModel {
  const sizes = times.map(({ n }) => n);
  const grows = model.curve !== "constant";
  const start = (grows && sizes.find((n) => timeAt(model, n) >= 2 * model.fixed)) || sizes[0] || 1;
  const fixed = curve === "constant" ? 0 : model.fixed;
  const shape = { curve, drift: 0, rate: model.rate || Math.LN2 };
  return { ...shape, fixed, lower: 0, scale: Math.max(0, timeAt(model, start) - fixed) / shapeOf(shape, start) };
}

type Shape = Pick<GrowthModel, "curve" | "drift" | "rate">;

interface Fitted {
  model: GrowthModel;
  /** Root of the mean square of the relative differences. */
  error: number;
}

const nothing: Fitted = {
  model: { curve: "constant", fixed: 0, scale: 0, lower: 0, drift: 0, rate: 0 },
  error: Number.POSITIVE_INFINITY,
};

function choosePoints(times: readonly SizeTime[]): SizeTime[] {
  const sorted = times.filter(({ n, ms }) => n > 0 && ms > 0).sort((a, b) => a.n - b.n);
  const big = sorted.filter(({ n }) => n >= smallSize);
  return big.length >= enoughSizes ? big : sorted;
}

/** Time that hardly grows while n grows a thousandfold is that of a flat curve, however the caches bend it. */
function isFlat(points: readonly SizeTime[]): boolean {
  const [first, last] = [points[0]!, points.at(-1)!];
  return last.ms / first.ms < (last.n / first.n) ** flatPower;
}

function shapeOf({ curve, drift, rate }: Shape, n: number): number {
  return plainShape(curve, n, rate) * n ** drift;
}

function plainShape(curve: Curve, n: number, rate: number): number {
  switch (curve) {
    case "constant":
      return 1;
    case "logarithmic":
      return Math.log(n + 1);
    case "linear":
      return n;
    case "linearithmic":
      return n * Math.log(n + 1);
    case "quadratic":
      return n ** 2;
    case "cubic":
      return n ** 3;
    case "exponential":
      return Math.exp(rate * n);
  }
}

function candidates(curve: Curve, points: readonly SizeTime[]): Shape[] {
  if (curve !== "exponential") return drifts.map((drift) => ({ curve, drift, rate: 0 }));
  const rise = points.at(-1)!.ms / points[0]!.ms;
  if (rise < leastRise) return [];
  const largest = points.at(-1)!.n;
  return Array.from({ length: 60 }, (_, index) => ({ curve, drift: 0, rate: (3 * 1.08 ** index) / largest }));
}

function bestOf(shapes: readonly Shape[], points: readonly SizeTime[]): Fitted {
  const fits = shapes.map((shape): Fitted => {
    const power = lowerPowers[shape.curve];
    const terms = [() => 1, (n: number) => shapeOf(shape, n), ...(power ? [(n: number) => n ** power] : [])];
    const { scales, error } = fitSum(points, terms);
    const model = { ...shape, fixed: scales[0]!, scale: scales[1]!, lower: scales[2] ?? 0 };
    return { model, error: leads(model, points.at(-1)!.n) ? error : Number.POSITIVE_INFINITY };
  });
  return fits.reduce((best, one) => (one.error < best.error ? one : best), nothing);
}

/** Whether the curve makes up enough of the time of the largest size to be told from what stays the same. */
function leads(model: GrowthModel, largest: number): boolean {
  if (model.curve === "constant") return true;
  return model.scale * shapeOf(model, largest) >= leastShare[model.curve] * timeAt(model, largest);
}

function bestPower(points: readonly SizeTime[]): { power: number; error: number } {
  let best = { power: 0, error: Number.POSITIVE_INFINITY };
  for (let power = 0; power <= steepestPower; power += 0.05) {
    const { error } = fitSum(points, [() => 1, (n) => n ** power]);
    if (error < best.error) best = { power, error };
  }
  return best;
}

/** Least squares of the relative differences for a sum of terms, none of which may be negative: the best of all selections. */
function fitSum(points: readonly SizeTime[], terms: readonly ((n: number) => number)[]) {
  let best = { scales: terms.map(() => 0), error: Number.POSITIVE_INFINITY };
  for (let selection = 1; selection < 1 << terms.length; selection++) {
    const chosen = terms.filter((_, index) => selection & (1 << index));
    const solved = solve(points.map(({ n, ms }) => chosen.map((term) => term(n) / ms)));
    if (!solved || solved.some((scale) => !(scale >= 0))) continue;
    const error = errorOf(points, (n) => chosen.reduce((sum, term, index) => sum + solved[index]! * term(n), 0));
    const rest = [...solved];
    if (error < best.error) best = { scales: terms.map((term) => (chosen.includes(term) ? rest.shift()! : 0)), error };
  }
  return best;
}

/** The weights of columns that bring each row as near to 1 as can be; undefined when the columns say the same. */
function solve(rows: readonly number[][]): number[] | undefined {
  const size = rows[0]!.length;
  const matrix = Array.from({ length: size }, (_, i) => [
    ...Array.from({ length: size }, (_, j) => rows.reduce((sum, row) => sum + row[i]! * row[j]!, 0)),
    rows.reduce((sum, row) => sum + row[i]!, 0),
  ]);
  for (let i = 0; i < size; i++) {
    const pivot = matrix[i]!;
    if (!(pivot[i]! > 1e-9 * rows.reduce((sum, row) => sum + row[i]! ** 2, 0))) return undefined;
    for (const other of matrix) {
      if (other === pivot) continue;
      const factor = other[i]! / pivot[i]!;
      for (let j = i; j <= size; j++) other[j]! -= factor * pivot[j]!;
    }
  }
  return matrix.map((row, i) => row[size]! / row[i]!);
}

function errorOf(points: readonly SizeTime[], time: (n: number) => number): number {
  const squares = points.map(({ n, ms }) => (time(n) / ms - 1) ** 2);
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / points.length);
}

/** All curves from the flattest to the steepest that are possible. */
function fill(possible: readonly Curve[]): Curve[] {
  return curves.slice(curves.indexOf(possible[0]!), curves.indexOf(possible.at(-1)!) + 1);
}

/** The curves on both sides of a power of n. */
function neighbors(power: number): Curve[] {
  if (power > 3.1) return ["cubic", "exponential"];
  if (power > 2) return ["quadratic", "cubic"];
  if (power > 1) return ["linearithmic", "quadratic"];
  return ["logarithmic", "linear"];
}
