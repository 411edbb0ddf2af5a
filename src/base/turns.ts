/** Lets asynchronous work happen one after the other, in the order it was asked for. */
export class Turns {
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  /** Whether some work has not ended yet. */
  get isBusy(): boolean {
    return this.waiting > 0;
  }

  /** Does the work when all before it has ended, however it ended; passes on its result or its failure. */
  take<T>(work: () => Promise<T>): Promise<T> {
    this.waiting += 1;
    const turn = this.last.then(work).finally(() => {
      this.waiting -= 1;
    });
    this.last = turn.catch(() => undefined);
    return turn;
  }
}
