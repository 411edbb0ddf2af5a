import type { Interpreter } from "./interpreter";
import type { Launcher, Preparation, Report } from "./launcher";
import { refillMs } from "./limits";
import { createPrivateFolder, removePrivateFolder } from "./privateFolder";
import { startWorker, type WaitingWorker } from "./workerProcess";

/** After so many spares in a row that ended before their run, none is started ahead any more. */
const patience = 3;

/**
 * Starts a worker ahead, on every system: one booted interpreter waits, does one run and exits, and the next boots.
 * Where that fails, each run starts its own. `start` starts one in a private folder.
 */
export function createSpareLauncher(
  python: Interpreter,
  harness: string,
  report: Report,
  start = startWorker,
): Launcher {
  let spare: Promise<WaitingWorker> | undefined;
  let ready: Preparation | undefined;
  let failures = 0;
  const alive = new Map<WaitingWorker, Promise<unknown>>();

  const launch = async (preparation: Preparation): Promise<WaitingWorker> => {
    const folder = await createPrivateFolder();
    const worker = start(python, harness, folder);
    const ended = worker.ended.finally(() => removePrivateFolder(folder));
    const known = { ...worker, ended };
    alive.set(
      known,
      ended.finally(() => alive.delete(known)),
    );
    await worker.started;
    worker.prepare(preparation);
    return known;
  };

  const refill = () => {
    if (spare || !ready || failures >= patience) return;
    const starting = launch(ready);
    spare = starting;
    const lost = () => {
      if (spare !== starting) return;
      spare = undefined;
      failures++;
      if (failures === patience) report("Python ends before it gets to run. Each run starts its own from now on.");
      else refill();
    };
    starting.then((worker) => worker.ended.then(lost), lost);
  };

  const take = async (preparation: Preparation): Promise<WaitingWorker> => {
    const waiting = spare;
    spare = undefined;
    const worker = await (waiting ?? launch(preparation)).catch(() => launch(preparation));
    worker.prepare(preparation);
    return worker;
  };

  const retire = async () => {
    ready = undefined;
    const waiting = spare;
    spare = undefined;
    await waiting?.then((worker) => worker.kill()).catch(() => undefined);
    await Promise.all(alive.values());
  };

  return {
    prepare(preparation) {
      ready = preparation;
      if (spare) void spare.then((worker) => worker.prepare(preparation)).catch(() => undefined);
      refill();
    },
    async acquire(preparation) {
      ready = preparation;
      const waiting = spare && (await spare.catch(() => undefined));
      await Promise.all([...alive].filter(([worker]) => worker !== waiting).map(([, gone]) => gone));
      const worker = await take(preparation);
      let timer: NodeJS.Timeout | undefined;
      // Two that boot at a time would both be late.
      const refillSoon = () => {
        timer = setTimeout(refill, refillMs);
      };
      if (worker.isReady()) refillSoon();
      void worker.ended.then(() => {
        clearTimeout(timer);
        refill();
      });
      return {
        ...worker,
        run(order, listener) {
          failures = 0;
          const onReady = () => {
            refillSoon();
            listener.onReady();
          };
          worker.run(order, { ...listener, onReady });
        },
      };
    },
    retire,
    dispose: () => void retire(),
  };
}
