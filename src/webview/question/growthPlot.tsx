import type { SizeTime } from "../../core/question/growth";
import type { GrowthLine, GrowthPlot as Plot } from "../../protocol/growthView";

/** In units of the picture, which are pixels at its natural width. */
const width = 460;
const height = 260;
const area = { left: 62, right: 448, top: 12, bottom: 218 };

export const lineMark: Record<GrowthLine["role"], string> = { found: "growth-line", target: "growth-line target" };

/** One axis: a range in powers of ten, and where it lies in the picture. */
interface Axis {
  from: number;
  to: number;
  start: number;
  end: number;
}

/** Points and curves over logarithmic axes, on which a power of n is a straight line. Its words stand beside it. */
export function GrowthPlot({ plot: { measured, lines } }: { plot: Plot }) {
  const x = axisOver(
    measured.map(({ n }) => n),
    area.left,
    area.right,
  );
  const y = axisOver(
    [...measured, ...(lines.find(({ role }) => role === "found")?.points ?? [])].map(({ ms }) => ms),
    area.bottom,
    area.top,
  );
  return (
    <svg class="growth-plot" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={spoken(measured)}>
      {ticksOf(x).map((power) => (
        <g key={power}>
          <path class="growth-grid" d={`M${placeOf(x, power)} ${area.top}V${area.bottom}`} />
          <text class="growth-label" x={placeOf(x, power)} y={area.bottom + 17} text-anchor="middle">
            {sizeText(10 ** power)}
          </text>
        </g>
      ))}
      {ticksOf(y).map((power) => (
        <g key={power}>
          <path class="growth-grid" d={`M${area.left} ${placeOf(y, power)}H${area.right}`} />
          <text class="growth-label" x={area.left - 7} y={placeOf(y, power)} dy="0.34em" text-anchor="end">
            {msText(10 ** power)}
          </text>
        </g>
      ))}
      <text class="growth-label" x={(area.left + area.right) / 2} y={height - 6} text-anchor="middle">
        size of the input, n
      </text>
      {[...lines].reverse().map(({ role, points }) => (
        <path key={role} class={lineMark[role]} d={pathOf(points, x, y)} />
      ))}
      {measured.map(({ n, ms }) => (
        <circle key={n} class="growth-point" cx={placeOf(x, Math.log10(n))} cy={placeOf(y, Math.log10(ms))} r="3.5" />
      ))}
    </svg>
  );
}

/** A little wider than the values, and never less than two powers of ten: noise should not look like growth. */
function axisOver(values: readonly number[], start: number, end: number): Axis {
  const powers = values.filter((value) => value > 0).map((value) => Math.log10(value));
  const [low, high] = [Math.min(...powers) - 0.1, Math.max(...powers) + 0.1];
  const missing = Math.max(0, 2 - (high - low)) / 2;
  return { from: low - missing, to: high + missing, start, end };
}

function placeOf({ from, to, start, end }: Axis, power: number): number {
  return Math.round((start + ((power - from) / (to - from)) * (end - start)) * 10) / 10;
}

function ticksOf({ from, to }: Axis): number[] {
  const first = Math.ceil(from);
  return Array.from({ length: Math.floor(to) - first + 1 }, (_, index) => first + index);
}

/** The part of a curve that lies within the picture. */
function pathOf(points: readonly SizeTime[], x: Axis, y: Axis): string {
  const places = points
    .filter(({ ms }) => ms > 0)
    .map(({ n, ms }) => [Math.log10(n), Math.log10(ms)] as const)
    .filter(([, power]) => power >= y.from && power <= y.to);
  return places.map(([n, ms], index) => `${index === 0 ? "M" : "L"}${placeOf(x, n)} ${placeOf(y, ms)}`).join("");
}

function spoken(measured: readonly SizeTime[]): string {
  const [first, last] = [measured[0], measured.at(-1)];
  if (!first || !last) return "No times";
  return `Time over the size of the input: from ${msText(first.ms)} with n = ${sizeText(first.n)} to ${msText(last.ms)} with n = ${sizeText(last.n)}`;
}

export function sizeText(n: number): string {
  return n.toLocaleString("en-US");
}

/** A time in the unit that suits it, with two digits that count. */
export function msText(ms: number): string {
  const [value, unit] =
    ms < 0.001 ? [ms * 1e6, "ns"] : ms < 1 ? [ms * 1000, "µs"] : ms < 1000 ? [ms, "ms"] : [ms / 1000, "s"];
  const digits = value >= 10 ? 0 : 1;
  return `${Number(value.toFixed(digits)).toLocaleString("en-US")} ${unit}`;
}
