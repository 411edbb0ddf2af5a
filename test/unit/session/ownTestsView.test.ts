import assert from "node:assert/strict";
import type { OwnTests } from "../../../src/session/ownTests";
import { ownTestsView } from "../../../src/session/ownTestsView";

const text = "import unittest\n";
const known = { run: { kind: "idle" }, text, checking: false, isStale: false, isTooLate: false } as const;
const checked = { result: { kind: "checked" as const, caught: ["One"], total: 3 }, text };

/** The view of what is known of own tests; none of its methods is called. */
function viewOf(given: Partial<Omit<OwnTests, "text">> & { text?: string | undefined }, teaching = true) {
  return ownTestsView({ ...known, ...given } as unknown as OwnTests, teaching);
}
const labels = (view: ReturnType<typeof viewOf>) => view?.buttons.map(({ label }) => label);

describe("own tests in the panel", () => {
  it("can be checked in practice and after an interview, not during it", () => {
    assert.deepEqual(labels(viewOf({ checked })), ["Open my tests", "Check my tests"]);
    assert.equal(viewOf({ checked })?.check?.summary, "Your tests caught 1 of 3 mistakes.");
    const during = viewOf({ checked }, false);
    assert.deepEqual([labels(during), during?.check], [["Open my tests"], undefined]);
  });

  it("are offered where there are none, unless the session has ended", () => {
    assert.deepEqual(labels(viewOf({ text: undefined })), ["Write my own tests"]);
    assert.equal(viewOf({ text: undefined, isTooLate: true }), undefined);
  });

  it("are not checked twice at once, and tell when they changed since", () => {
    assert.deepEqual(labels(viewOf({ checking: true })), ["Open my tests"]);
    assert.equal(viewOf({ checked: { ...checked, text: "" } })?.check?.stale, true);
  });
});
