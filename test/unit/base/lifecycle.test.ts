import assert from "node:assert/strict";
import { DisposableStore, MutableDisposable, toDisposable } from "../../../src/base/lifecycle";

function counted() {
  return {
    count: 0,
    dispose() {
      this.count += 1;
    },
  };
}

describe("DisposableStore", () => {
  it("disposes in reverse order, once", () => {
    const gone: number[] = [];
    const store = new DisposableStore();
    for (const number of [1, 2, 3]) store.add(toDisposable(() => gone.push(number)));
    store.dispose();
    store.dispose();
    assert.deepEqual(gone, [3, 2, 1]);
  });

  it("disposes what comes too late at once", () => {
    const late = counted();
    const store = new DisposableStore();
    store.dispose();
    store.add(late);
    assert.equal(late.count, 1);
  });

  it("can be cleared and used again", () => {
    let gone = 0;
    const store = new DisposableStore();
    store.add(toDisposable(() => gone++));
    store.clear();
    store.add(toDisposable(() => gone++));
    assert.equal(gone, 1);
    store.dispose();
    assert.equal(gone, 2);
  });
});

describe("MutableDisposable", () => {
  it("disposes the former when another takes its place, not when set to the same", () => {
    const holder = new MutableDisposable();
    const [first, second] = [counted(), counted()];
    holder.value = first;
    holder.value = first;
    assert.equal(first.count, 0);
    holder.value = second;
    assert.deepEqual([first.count, second.count], [1, 0]);
    holder.dispose();
    assert.deepEqual([second.count, holder.value], [1, undefined]);
  });

  it("disposes what comes too late and holds nothing", () => {
    const holder = new MutableDisposable();
    holder.dispose();
    const late = counted();
    holder.value = late;
    assert.deepEqual([late.count, holder.value], [1, undefined]);
  });

  it("disposes the former once also when that empties the holder, and keeps the new one", () => {
    const holder = new MutableDisposable();
    const next = counted();
    let count = 0;
    const former = {
      dispose: () => {
        count += 1;
        if (holder.value === former) holder.value = undefined;
      },
    };
    holder.value = former;
    holder.value = next;
    assert.deepEqual([count, holder.value], [1, next]);
  });
});
