import { type Progress, ProgressLocation, window } from "vscode";

/** Work shorter than this (ms) shows its result and nothing else. */
const quietMs = 1000;

export interface SlowWork {
  signal: AbortSignal;
  onProgress: (done: number, of: number) => void;
}

/** Does work; once it takes over a second, a notification says how far it is and can cancel it. */
export async function withSlowProgress<T>(title: string, work: (how: SlowWork) => Promise<T>): Promise<T> {
  const abort = new AbortController();
  let shown: Progress<{ increment: number }> | undefined;
  let percent = 0;
  let toShow = 0;
  const show = () => {
    shown?.report({ increment: toShow });
    if (shown) toShow = 0;
  };
  const onProgress = (done: number, of: number) => {
    toShow += (100 * done) / of - percent;
    percent = (100 * done) / of;
    show();
  };
  const working = work({ signal: abort.signal, onProgress });
  const timer = setTimeout(() => {
    const options = { location: ProgressLocation.Notification, title, cancellable: true };
    void window.withProgress(options, async (progress, token) => {
      token.onCancellationRequested(() => abort.abort());
      shown = progress;
      show();
      await working.catch(() => undefined);
    });
  }, quietMs);
  return await working.finally(() => clearTimeout(timer));
}
