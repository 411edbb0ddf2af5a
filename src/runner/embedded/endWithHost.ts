import { Worker } from "node:worker_threads";

/** A pipe that the host holds open and never writes to: its end is the end of the host. */
const lifeline = 3;

/** Ends the process, whatever it is at, once the host is gone. Plain text, because a module would take longer to load. */
const watchHost = `
const { Socket } = require("node:net");
const socket = new Socket({ fd: ${lifeline}, readable: true, writable: false });
const end = () => process.kill(process.pid, "SIGKILL");
socket.on("error", end).on("close", end).resume();
`;

/** Python may keep the process busy for ever, so a thread of its own looks after the host. */
export function endWithHost(): void {
  const watcher = new Worker(watchHost, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 16 }, stderr: true });
  // Without it a candidate's code still ends by the limits of the host.
  watcher.on("error", () => undefined);
  watcher.unref();
}
