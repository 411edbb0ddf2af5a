import { frameBytes } from "./limits";

const headLength = 8;

/** A frame as it goes over the pipe: eight hexadecimal digits of length, then UTF-8 JSON. */
export function encodeFrame(value: unknown): Buffer {
  const body = Buffer.from(JSON.stringify(value), "utf8");
  return Buffer.concat([Buffer.from(body.length.toString(16).padStart(headLength, "0"), "ascii"), body]);
}

/** Frames that are whole; `broken` once something else than frames has come, after which nothing more is read. */
export interface FrameBatch {
  frames: unknown[];
  broken: boolean;
}

/** Cuts a stream of bytes into frames. */
export interface FrameReader {
  push(chunk: Buffer): FrameBatch;
}

export function createFrameReader(): FrameReader {
  let parts: Buffer[] = [];
  let held = 0;
  // Joining only when a frame is whole keeps the cost linear for frames that come in many pieces.
  let wanted = headLength;
  let broken = false;
  return {
    push(chunk) {
      if (broken) return { frames: [], broken };
      parts.push(chunk);
      held += chunk.length;
      if (held < wanted) return { frames: [], broken };
      const cut = cutFrames(parts.length === 1 ? chunk : Buffer.concat(parts));
      broken = cut.broken;
      parts = broken || cut.rest.length === 0 ? [] : [cut.rest];
      held = cut.rest.length;
      wanted = cut.need;
      return { frames: cut.frames, broken };
    },
  };
}

/** `need` is how many bytes `rest` must grow to before it is worth looking again. */
function cutFrames(bytes: Buffer): FrameBatch & { rest: Buffer; need: number } {
  const frames: unknown[] = [];
  let at = 0;
  for (;;) {
    const rest = bytes.subarray(at);
    if (rest.length < headLength) return { frames, broken: false, rest, need: headLength };
    const head = rest.toString("latin1", 0, headLength);
    const length = /^[0-9a-f]{8}$/.test(head) ? Number.parseInt(head, 16) : Number.POSITIVE_INFINITY;
    if (length > frameBytes) return { frames, broken: true, rest, need: 0 };
    const end = headLength + length;
    if (rest.length < end) return { frames, broken: false, rest, need: end };
    try {
      frames.push(JSON.parse(rest.toString("utf8", headLength, end)));
    } catch {
      return { frames, broken: true, rest, need: 0 };
    }
    at += end;
  }
}
