import { frameBytes } from "./limits";

const headLength = 8;

/** A frame as it goes over the pipe: eight hexadecimal digits of length, then UTF-8 JSON. */
export function encodeFrame(value: unknown): Buffer {
  const body = Buffer.from(JSON.stringify(value), "utf8");
  return Buffer.concat([Buffer.from(body.length.toString(16).padStart(headLength, "0"), "ascii"), body]);
}

/** Cuts a stream of bytes into frames. `push` gives the frames that are whole, or undefined once the stream is not ours. */
export interface FrameReader {
  push(chunk: Buffer): unknown[] | undefined;
}

export function createFrameReader(): FrameReader {
  let parts: Buffer[] = [];
  let held = 0;
  // Joining only when a frame is whole keeps the cost linear for frames that come in many pieces.
  let wanted = headLength;
  return {
    push(chunk) {
      parts.push(chunk);
      held += chunk.length;
      if (held < wanted) return [];
      const { frames, rest, need } = cutFrames(Buffer.concat(parts));
      parts = [rest];
      held = rest.length;
      wanted = need;
      return frames;
    },
  };
}

function cutFrames(bytes: Buffer): { frames: unknown[] | undefined; rest: Buffer; need: number } {
  const frames: unknown[] = [];
  let at = 0;
  for (;;) {
    if (bytes.length < at + headLength) return { frames, rest: bytes.subarray(at), need: headLength };
    const head = bytes.toString("latin1", at, at + headLength);
    const length = /^[0-9a-f]{8}$/.test(head) ? Number.parseInt(head, 16) : Number.POSITIVE_INFINITY;
    if (length > frameBytes) return { frames: undefined, rest: Buffer.alloc(0), need: Number.POSITIVE_INFINITY };
    const end = at + headLength + length;
    if (bytes.length < end) return { frames, rest: bytes.subarray(at), need: end - at };
    try {
      frames.push(JSON.parse(bytes.toString("utf8", at + headLength, end)));
    } catch {
      return { frames: undefined, rest: Buffer.alloc(0), need: Number.POSITIVE_INFINITY };
    }
    at = end;
  }
}
