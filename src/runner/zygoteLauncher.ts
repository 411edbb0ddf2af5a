import type { Interpreter } from "./interpreter";
import type { Launcher, Preparation, Worker } from "./launcher";
import { refillMs } from "./limits";
import type { WaitingWorker } from "./workerProcess";
import { startZygote, type Zygote } from "./zygote";

/** Forks workers ahead from a resident Python that has everything loaded; Linux only. */
export function createZygoteLauncher(python: Interpreter, harness: string): Launcher {
  let zygote: Promise<Zygote> | undefined;
  let spare: Promise<WaitingWorker> | undefined;
  let ready: Preparation | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const resident = (): Promise<Zygote> => {
    if (zygote) return zygote;
    const starting = startZygote(python, harness);
    zygote = starting;
    const forget = () => {
      if (zygote !== starting) return;
      zygote = undefined;
      spare = undefined;
    };
    starting.then(({ ended }) => ended.then(forget), forget);
    return starting;
  };

  const fork = async (preparation: Preparation): Promise<WaitingWorker> => {
    const worker = await (await resident()).fork(preparation.preload);
    worker.prepare(preparation);
    return worker;
  };

  const refill = () => {
    if (spare || !ready) return;
    const forking = fork(ready);
    spare = forking;
    const forget = () => {
      if (spare === forking) spare = undefined;
    };
    forking.then((worker) => worker.ended.then(forget), forget);
  };

  const acquire = async (preparation: Preparation): Promise<Worker> => {
    ready = preparation;
    await last;
    const waiting = spare;
    spare = undefined;
    // A spare that was lost while it waited is nobody's fault.
    const worker = await (waiting?.catch(() => fork(preparation)) ?? fork(preparation));
    worker.prepare(preparation);
    last = worker.ended;
    const timer = setTimeout(refill, refillMs);
    void worker.ended.then(() => {
      clearTimeout(timer);
      refill();
    });
    return worker;
  };

  const retire = async () => {
    ready = undefined;
    spare = undefined;
    const leaving = zygote;
    zygote = undefined;
    await leaving?.then((one) => one.end()).catch(() => undefined);
  };

  return {
    prepare(preparation) {
      ready = preparation;
      if (spare) void spare.then((worker) => worker.prepare(preparation)).catch(() => undefined);
      refill();
    },
    acquire,
    retire,
    dispose: () => void retire(),
  };
}
