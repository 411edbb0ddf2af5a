export interface Disposable {
  dispose(): void;
}

export function toDisposable(dispose: () => void): Disposable {
  return { dispose };
}

/** Owns disposables; disposes them in reverse order, and late arrivals at once. */
export class DisposableStore implements Disposable {
  private readonly items = new Set<Disposable>();
  private disposed = false;

  /** Takes ownership of `item` and gives it back, so that a field is made and owned in one line. */
  add<T extends Disposable>(item: T): T {
    if (this.disposed) item.dispose();
    else this.items.add(item);
    return item;
  }

  clear(): void {
    const items = [...this.items].reverse();
    this.items.clear();
    for (const item of items) item.dispose();
  }

  dispose(): void {
    this.disposed = true;
    this.clear();
  }
}

/** Holds whichever disposable is current; setting another disposes the former. */
export class MutableDisposable<T extends Disposable> implements Disposable {
  private held: T | undefined;
  private disposed = false;

  get value(): T | undefined {
    return this.held;
  }

  set value(next: T | undefined) {
    const former = this.held;
    if (next === former) return;
    // Let go first: disposing the former may well set this again.
    this.held = this.disposed ? undefined : next;
    former?.dispose();
    if (this.disposed) next?.dispose();
  }

  dispose(): void {
    this.value = undefined;
    this.disposed = true;
  }
}
