import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Emitter } from "../../../src/base/emitter";
import type { Stop } from "../../../src/core/interview/route";
import type { Documents } from "../../../src/host/documents";
import { OpenQuestion } from "../../../src/session/openQuestion";
import { acrossWindows, followLeader, isBehind } from "../../../src/session/otherWindow";
import type { Runs } from "../../../src/session/runs";
import { readSession } from "../../../src/storage/sessionFiles";
import { MemoryDisk } from "../../support/memoryDisk";
import { questionViews } from "../../support/questionViews";
import { sampleQuestion } from "../../support/sampleQuestion";
import { useTempFolder } from "../../support/tempFolder";
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

describe("a window that reads along when the leader moves on", () => {
  const folder = useTempFolder();
  const answer = (text: string) => [{ name: "answer.md", text }];

  /** The first window has question a open with `typed` in its editor; the second takes over. `saved` stands on the disk. */
  async function sit({ typed, isUnsaved, saved }: { typed: string; isUnsaved: boolean; saved: string }) {
    const first = await openWindow(folder(), id, "1-first");
    const path = join(folder(), "a", "attempt-1", "answer.md");
    await mkdir(join(folder(), "a", "attempt-1"), { recursive: true });
    await writeFile(path, saved);
    await first.live.record({ type: "moved", section: 0, question: "a" });
    await first.live.record({ type: "attempted", question: "a", folder: "a/attempt-1" });
    const second = await openWindow(folder(), id, "2-second", { pid: process.ppid });
    const editor = {
      saving: Promise.resolve(),
      onDidSave: new Emitter<never>().event,
      onDidChange: new Emitter<never>().event,
      textOf: (one: string) => (one === path ? typed : undefined),
      isUnsaved: (one: string) => one === path && isUnsaved,
      save: async (one: string) => {
        await editor.saving;
        if (one === path && isUnsaved) await writeFile(path, typed);
        return true;
      },
    };
    const open = new OpenQuestion(sampleQuestion({ id: "a" }), {
      live: first.live,
      documents: editor as unknown as Documents,
      runs: { onDidChange: new Emitter<void>().event } as unknown as Runs,
      root: folder(),
      starter: async () => ({ text: "" }),
      runOnAutoSave: () => false,
      mayRunAhead: async () => false,
      report: (error) => assert.fail(error),
    });
    await second.live.takeOver();
    const stops: [Stop, readonly string[]][] = [];
    const follow = async () => {
      // All that the other window did is learned at once.
      await first.live.look();
      await followLeader({ live: first.live, open }, editor, async (_, stop, left) => void stops.push([stop, left]));
    };
    const leave = async () => {
      open.dispose();
      await first.live.close();
      await second.live.close();
    };
    return { first: first.live, second: second.live, open, editor, path, stops, follow, leave };
  }
  const submit = (text: string) =>
    ({ type: "submitted", question: "a", files: answer(text), keyPoints: [] as number[], over: 0 }) as const;

  it("keeps what was typed only here beside the answer the leader handed in, and tells both", async () => {
    const { first, second, open, path, stops, follow, leave } = await sit({
      typed: "typed here",
      isUnsaved: true,
      saved: "of the leader",
    });
    await second.record(submit("of the leader"));
    await second.record({ type: "moved", section: 0, question: "b" });
    await follow();
    const notice = acrossWindows({ ...questionViews.failing, buttons: [] }, second, undefined).notice;
    assert.equal(notice, undefined);
    await second.look();
    for (const { state } of [first, second, { state: (await readSession(folder(), id)).session! }]) {
      const { submitted, otherSubmitted, status } = state.questions.a!;
      assert.deepEqual([submitted, otherSubmitted], [answer("of the leader"), answer("typed here")]);
      assert.equal(status, "answered");
    }
    // What counts stays in the file, and the editor that holds the other text is not closed over it.
    assert.equal(await readFile(path, "utf8"), "of the leader");
    assert.deepEqual(stops[0]?.[0], { section: 0, question: "b" });
    assert.equal(stops[0]?.[1].includes(path), false);
    const told = acrossWindows({ ...questionViews.failing, buttons: [] }, second, {
      ...open,
      progress: open.progress,
    } as OpenQuestion);
    assert.match(told.notice?.text ?? "", /^Two windows have different answers\. Both are kept;/u);
    await leave();
  });

  it("keeps it, too, when the leader left the question unanswered", async () => {
    const { second, follow, leave } = await sit({ typed: "typed here", isUnsaved: true, saved: "" });
    await second.record({ type: "skipped", question: "a" });
    await second.record({ type: "moved", section: 0, question: "b" });
    await follow();
    await second.look();
    const { status, submitted, otherSubmitted } = second.state.questions.a!;
    assert.deepEqual([status, submitted, otherSubmitted], ["skipped", undefined, answer("typed here")]);
    await leave();
  });

  it("makes no version of a saved file whose editor has not noticed yet what the leader saved", async () => {
    const { first, second, path, stops, follow, leave } = await sit({ typed: "old", isUnsaved: false, saved: "new" });
    await second.record(submit("new"));
    await second.record({ type: "moved", section: 0, question: "b" });
    await follow();
    const { submitted, otherSubmitted } = first.state.questions.a!;
    assert.deepEqual([submitted, otherSubmitted], [answer("new"), undefined]);
    assert.equal(stops[0]?.[1].includes(path), true);
    await leave();
  });

  it("makes no version of the very text the leader handed in", async () => {
    const { first, second, follow, leave } = await sit({ typed: "same", isUnsaved: true, saved: "same" });
    await second.record(submit("same"));
    await second.record({ type: "moved", section: 0, question: "b" });
    await follow();
    assert.equal(first.state.questions.a?.otherSubmitted, undefined);
    await leave();
  });

  it("hands in over the answer it knew when it was asked to, not over one that came while files were saved", async () => {
    const { first, second, open, editor, leave } = await sit({ typed: "typed here", isUnsaved: true, saved: "" });
    let saved = () => {};
    editor.saving = new Promise((resolve) => {
      saved = resolve;
    });
    const submitting = open.submit();
    await second.record(submit("of the leader"));
    await first.look();
    saved();
    await submitting;
    const { submitted, otherSubmitted } = first.state.questions.a!;
    assert.deepEqual([submitted, otherSubmitted].map((files) => files?.[0]?.text).sort(), [
      "of the leader",
      "typed here",
    ]);
    await leave();
  });
});
