import assert from "node:assert/strict";
import type { OpenQuestion } from "../../../src/session/openQuestion";
import { acrossWindows, isBehind } from "../../../src/session/otherWindow";
import { MemoryDisk } from "../../support/memoryDisk";
import { questionViews } from "../../support/questionViews";
import { openWindow } from "../../support/windows";

const id = "2025-01-01T10-00-00-abcdef";

describe("the panel of a session in two windows", () => {
  async function twoWindows() {
    const disk = new MemoryDisk();
    const first = await openWindow("/practice", id, "1-first", { disk });
    await first.live.look();
    const second = await openWindow("/practice", id, "2-second", { disk, pid: process.ppid });
    return { first: first.live, second: second.live };
  }
  const view = {
    ...questionViews.failing,
    buttons: [
      { action: "run", label: "Run tests" },
      { action: "hint", label: "Hint" },
      { action: "next", label: "Done", primary: true },
      { action: "skip", label: "Skip" },
    ] as const satisfies (typeof questionViews.failing)["buttons"],
  };
  const open = (otherSubmitted?: { name: string; text: string }[]) =>
    ({ question: { id: "a" }, mainFile: "answer.md", progress: { otherSubmitted } }) as unknown as OpenQuestion;

  it("is as ever in the window that leads", async () => {
    const { first } = await twoWindows();
    assert.deepEqual(acrossWindows({ ...view, buttons: [...view.buttons] }, first, open()), {
      ...view,
      notice: view.notice,
    });
    assert.equal(isBehind({ live: first, open: open() }), false);
  });

  it("says in the other that the interview runs elsewhere, without the way on", async () => {
    const { first, second } = await twoWindows();
    const shown = acrossWindows({ ...view, buttons: [...view.buttons] }, second, open());
    assert.match(shown.notice?.text ?? "", /^This interview runs in another window\./u);
    assert.deepEqual(shown.notice?.button, { action: "take-over", label: "Take Over" });
    assert.deepEqual(
      shown.buttons.map(({ action }) => action),
      ["run", "hint", "open-file"],
    );
    await first.record({ type: "moved", section: 0, question: "b" });
    await second.look();
    assert.equal(isBehind({ live: second, open: open() }), true);
    await first.close();
    await second.look();
    assert.deepEqual(acrossWindows({ ...view, buttons: [] }, second, open()).notice, {
      text: "The window this interview ran in is gone. Its clock stands still.",
      button: { action: "take-over", label: "Go On Here" },
    });
  });

  it("says that two answers were handed in", async () => {
    const { first } = await twoWindows();
    const { notice } = acrossWindows({ ...view, buttons: [] }, first, open([{ name: "answer.md", text: "x" }]));
    assert.deepEqual(notice?.button, { action: "compare-versions", label: "Compare them" });
  });
});
