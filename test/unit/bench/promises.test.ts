import assert from "node:assert/strict";
import { keptOrNot, notMeasured, orWhy, promises } from "../../bench/promises";

describe("a promise of the runner", () => {
  it("has these names, which others look up", () => {
    assert.deepEqual(
      Object.keys(promises).sort(),
      `embedded.boot embedded.boot_snapshot embedded.lru10 flood.100mb host.blocked_per_save hostile.overrun idle.cpu idle.memory verdict.after_kill
       verdict.ahead verdict.big_host verdict.cold verdict.lru10 verdict.lru10.p95 verdict.one verdict.vs_pytest
       verdict.vs_spawn_per_case verdict.vs_unittest`.split(/\s+/u),
    );
  });

  it("is kept when its value and what goes with it are within bounds", () => {
    const row = keptOrNot("flood.100mb", 10, "why");
    assert.deepEqual(row, { id: "flood.100mb", value: 10, unit: "B", goal: "<= 10", ok: true, detail: "why" });
    assert.equal(keptOrNot("flood.100mb", 10, "", false).ok, false);
    assert.equal(keptOrNot("flood.100mb", 10.01, "").ok, false);
    assert.equal(keptOrNot("flood.100mb", Number.NaN, "").ok, false);
  });

  it("never goes missing: what could not be measured is not kept, and says why", async () => {
    const rows = await orWhy(["idle.cpu", "idle.memory"], () => Promise.reject(new Error("no clock")));
    assert.deepEqual(
      rows.map(({ id, value, ok, detail }) => [id, value, ok, detail]),
      [
        ["idle.cpu", null, false, "could not be measured: no clock"],
        ["idle.memory", null, false, "could not be measured: no clock"],
      ],
    );
    assert.equal(notMeasured("verdict.ahead", "why").goal, "<= 0.05");
  });
});
