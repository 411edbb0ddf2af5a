import { debug, Location, type Memento, Position, SourceBreakpoint, Uri } from "vscode";
import { type Disposable, toDisposable } from "../../base/lifecycle";
import { removeDebugFolder } from "../../runner/debugRun";

/** What a debugged case leaves behind when its window goes away in the middle. */
interface Traces {
  folder: string;
  breakpoint?: string;
}

const key = "mockInterview.debuggedCase";

/**
 * The breakpoint we set for the time of one debugged case, when the person has none of their own in the file. The editor
 * keeps breakpoints from one window to the next, so what we set is written down before it is set.
 */
export class StopMark {
  private breakpoint: SourceBreakpoint | undefined;

  constructor(private readonly memory: Memento) {}

  /** `line` is counted from 1. `folder` goes at the next start if it could not go now. */
  async set(path: string, line: number | undefined, folder: string): Promise<void> {
    if (line !== undefined && !hasBreakpoint(path)) {
      this.breakpoint = new SourceBreakpoint(new Location(Uri.file(path), new Position(line - 1, 0)));
    }
    await this.memory.update(key, { folder, breakpoint: this.breakpoint?.id } satisfies Traces);
    if (this.breakpoint) debug.addBreakpoints([this.breakpoint]);
  }

  /** Takes the breakpoint away at once; wherever it has moved to, it is the same one. */
  remove(): void {
    if (this.breakpoint) debug.removeBreakpoints([this.breakpoint]);
    this.breakpoint = undefined;
  }

  /** To be called when the folder is gone too. */
  async forget(): Promise<void> {
    this.remove();
    await this.memory.update(key, undefined);
  }
}

/** Takes away what a window left behind that closed in the middle of a debugged case. */
export function sweepTraces(memory: Memento): Disposable {
  const traces = memory.get<Traces>(key);
  if (!traces) return toDisposable(() => undefined);
  const forget = () => memory.update(key, undefined);
  void removeDebugFolder(traces.folder).then(() => {
    if (traces.breakpoint === undefined) return forget();
  });
  const remove = () => {
    const left = debug.breakpoints.filter(({ id }) => id === traces.breakpoint);
    if (left.length === 0) return;
    debug.removeBreakpoints(left);
    void forget();
  };
  // The editor tells its breakpoints some time after the window has opened.
  const listening = debug.onDidChangeBreakpoints(remove);
  remove();
  return listening;
}

function hasBreakpoint(path: string): boolean {
  return debug.breakpoints.some(
    (one) => one.enabled && one instanceof SourceBreakpoint && one.location.uri.fsPath === Uri.file(path).fsPath,
  );
}
