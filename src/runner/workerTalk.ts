import type { Readable, Writable } from "node:stream";
import { createFrameReader, encodeFrame } from "./frames";
import type { Preparation, WorkerListener } from "./launcher";

/** The host's end of a worker's channel. */
export interface WorkerTalk {
  /** Lays a suite ready, unless it is the one that lies there already. */
  prepare(preparation: Preparation): void;
  run(order: object, listener: WorkerListener): void;
}

/** Talks in frames over a pair of streams, or a socket. */
export function startTalk(incoming: Readable, outgoing: Writable, sitePaths: readonly string[]): WorkerTalk {
  const reader = createFrameReader();
  let listener: WorkerListener | undefined;
  let key: string | undefined;
  incoming.on("data", (chunk: Buffer) => {
    const { frames, broken } = reader.push(chunk);
    for (const frame of frames) listener?.onFrame(frame);
    if (broken) listener?.onGarbage();
  });
  // A dead worker is no concern of its streams: its end is told elsewhere.
  for (const stream of [incoming, outgoing]) stream.on("error", () => undefined);
  return {
    prepare(preparation) {
      if (preparation.key === key) return;
      key = preparation.key;
      outgoing.write(encodeFrame({ type: "prepare", sitePaths, ...preparation }));
    },
    run(order, heard) {
      listener = heard;
      outgoing.write(encodeFrame({ type: "run", ...order }));
    },
  };
}
