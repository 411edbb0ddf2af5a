import { strict as assert } from "node:assert";
import { open, readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Launcher } from "../../../src/runner/launcher";
import { embeddedLauncher, runEmbedded, smallJob, useEmbedded } from "../../support/embedded";
import { assertNothingLeft, useScratch } from "../../support/runner";

describe("the launcher of the embedded Python", function () {
  this.timeout(60_000);
  const embedded = useEmbedded();
  const scratch = useScratch();
  afterEach(async () => {
    await embedded.launcher.retire();
    await assertNothingLeft(scratch);
  });
  const snapshots = async () => (await readdir(embedded.cache)).filter((name) => name.endsWith(".snapshot"));
  const damage = async (at: number) => {
    const file = await open(join(embedded.cache, (await snapshots())[0]!), "r+");
    await file.write(Buffer.from("damage"), 0, 6, at);
    await file.close();
  };
  const passes = async (launcher: Launcher) => {
    const result = await runEmbedded(smallJob, launcher);
    await launcher.retire();
    assert.equal(result.outcome, "passed", `${result.message} ${result.output}`);
    return result.ms;
  };

  it("keeps a snapshot of the booted Python, from which it starts much faster", async () => {
    assert.equal((await snapshots()).length, 1);
    const slow = await passes(embeddedLauncher(""));
    const fast = await passes(embedded.launcher);
    assert.ok(fast < slow / 2, `${fast} ms from the snapshot, ${slow} ms without`);
  });

  for (const [part, at] of [
    ["its digest", 0],
    ["the memory", 20_000_000],
  ] as const) {
    it(`boots without a snapshot damaged in ${part}, and makes a new one`, async () => {
      const [name] = await snapshots();
      await damage(at);
      await passes(embedded.launcher);
      assert.deepEqual(await snapshots(), [name]);
      await passes(embedded.launcher);
    });
  }

  it("survives a snapshot that was cut off, and takes earlier ones away", async () => {
    const [name] = await snapshots();
    await writeFile(join(embedded.cache, name!), "short");
    await writeFile(join(embedded.cache, "python-1-node-1.snapshot"), "old");
    await passes(embedded.launcher);
    assert.deepEqual(await readdir(embedded.cache), [name]);
    assert.ok((await stat(join(embedded.cache, name!))).size > 1 << 20);
  });

  it("runs without a folder for the snapshot", async () => {
    await passes(embeddedLauncher(join(process.execPath, "not a folder")));
  });

  it("says that Python ended when parts of it are missing", async () => {
    const launcher = embeddedLauncher("", "/not/there");
    const { outcome, output } = await runEmbedded(smallJob, launcher);
    await launcher.retire();
    assert.equal(outcome, "crashed");
    assert.match(output ?? "", /Cannot find module/);
  });
});
