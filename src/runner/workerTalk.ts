import type { Readable, Writable } from "node:stream";
import { createFrameReader, encodeFrame } from "./frames";
import type { Preparation, WorkerListener } from "./launcher";

/** The host's end of a worker's channel. */
export interface WorkerTalk {
  /** The suite that was prepared last lies ready. */
  isReady(): boolean;
  /** Lays a suite ready, unless it is the one that lies there already. */
  prepare(preparation: Preparation): void;
  run(order: object, listener: WorkerListener): void;
}

/** Talks in frames over a pair of streams, or a socket. */
export function startTalk(incoming: Readable, outgoing: Writable, sitePaths: readonly string[]): WorkerTalk {
  const reader = createFrameReader();
  let listener: WorkerListener | undefined;
  let key: string | undefined;
  /** How many suites it was told to prepare and has not yet. */
  let pending = 0;
  incoming.on("data", (chunk: Buffer) => {
    const { frames, broken } = reader.push(chunk);
    for (const frame of frames) {
      if (pending > 0) ready();
      else listener?.onFrame(frame);
    }
    if (broken) listener?.onGarbage();
  });
  // Until the last suite is prepared nothing of a candidate has run, so what comes is the worker's own word.
  const ready = () => {
    pending--;
    if (pending === 0) listener?.onReady();
  };
  // A dead worker is no concern of its streams: its end is told elsewhere.
  for (const stream of [incoming, outgoing]) stream.on("error", () => undefined);
  return {
    isReady: () => pending === 0,
    prepare({ key: wanted, ...order }) {
      if (wanted === key) return;
      key = wanted;
      pending++;
      outgoing.write(encodeFrame({ type: "prepare", sitePaths, ...order }));
    },
    run(order, heard) {
      listener = heard;
      outgoing.write(encodeFrame({ type: "run", ...order }));
    },
  };
}
