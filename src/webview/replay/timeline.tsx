import { momentText } from "../../core/interview/replay";
import type { MarkKind, ReplayMark } from "../../core/interview/replayMarks";
import type { ReplayView } from "../../protocol/replayMessages";
import { MarkGlyph, MarkSign, markWords } from "./markGlyph";

/** Rows of marks above the line: those that would cover each other stand one above the other. */
const rows = 3;
/** Marks closer than this (percent of the line) would cover each other. */
const tooClose = 2.4;
/** Pixels. */
const rowHeight = 18;
const strip = { top: rows * rowHeight + 4, height: 30 };
const height = strip.top + strip.height + 4;

/** How much was typed when, and what happened; a drawing beside the slider, its content is in the table too. */
export function Timeline({ replay, ms }: { replay: ReplayView; ms: number }) {
  const { lengthMs, marks, activity } = replay.question;
  const most = Math.max(1, ...activity);
  const part = 100 / activity.length;
  const at = (moment: number) => `${percent(moment, lengthMs)}%`;
  return (
    <div class="timeline">
      <svg class="timeline-plot" width="100%" height={height} role="img" aria-label={spoken(replay)}>
        {activity.map((characters, index) =>
          characters === 0 ? null : (
            <rect
              key={index}
              class="typed"
              x={`${index * part}%`}
              width={`${part * 0.8}%`}
              y={strip.top + strip.height - barHeight(characters, most)}
              height={barHeight(characters, most)}
            />
          ),
        )}
        <line class="ground" x1="0" x2="100%" y1={strip.top + strip.height} y2={strip.top + strip.height} />
        {marksInRows(marks, lengthMs).map(({ mark, row }, index) => (
          <svg key={index} x={at(mark.ms)} y={(rows - row) * rowHeight - 8} overflow="visible">
            <title>{`${momentText(mark.ms)} ${mark.text}`}</title>
            <MarkGlyph kind={mark.kind} />
          </svg>
        ))}
        {(["a", "b"] as const).map((name) => {
          const moment = replay[name];
          return moment === undefined ? null : (
            <svg key={name} x={at(moment)} y="0" overflow="visible" aria-hidden="true">
              <line class="kept" x1="0" x2="0" y1="0" y2={height} />
              <text class="kept-name" x="3" y={strip.top + 10}>
                {name.toUpperCase()}
              </text>
            </svg>
          );
        })}
        <line class="now" x1={at(ms)} x2={at(ms)} y1="0" y2={height} />
      </svg>
    </div>
  );
}

/** What the shapes mean, of those that occur. */
export function Legend({ marks }: { marks: readonly ReplayMark[] }) {
  const kinds = (Object.keys(markWords) as MarkKind[]).filter((one) => marks.some(({ kind }) => kind === one));
  if (kinds.length === 0) return null;
  return (
    <ul class="mark-legend quiet" aria-label="Marks">
      {kinds.map((kind) => (
        <li key={kind}>
          <MarkSign kind={kind} /> {markWords[kind]}
        </li>
      ))}
    </ul>
  );
}

/** Each mark in the lowest row where there is room for it. */
function marksInRows(marks: readonly ReplayMark[], lengthMs: number): { mark: ReplayMark; row: number }[] {
  const last = new Array<number>(rows).fill(Number.NEGATIVE_INFINITY);
  return marks.map((mark) => {
    const place = percent(mark.ms, lengthMs);
    const free = last.findIndex((before) => place - before >= tooClose);
    const row = free < 0 ? rows - 1 : free;
    last[row] = place;
    return { mark, row };
  });
}

/** By the root: a single pasted page would flatten all that was typed. */
function barHeight(characters: number, most: number): number {
  return Math.max(2, Math.round(strip.height * Math.sqrt(characters / most)));
}

function percent(ms: number, lengthMs: number): number {
  return Math.round((ms / Math.max(1, lengthMs)) * 10_000) / 100;
}

function spoken({ question: { lengthMs, marks } }: ReplayView): string {
  const events = marks.length === 1 ? "1 event" : `${marks.length} events`;
  return `${momentText(lengthMs)} of work with ${events}; the table below lists them.`;
}
