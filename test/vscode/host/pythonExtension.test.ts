import assert from "node:assert/strict";
import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commands, extensions, Uri } from "vscode";
import type { Services } from "../../../src/services";
import { packFixture } from "../../support/fixtureExtension";
import { testPython } from "../../support/runner";
import { activated, once, writeAndSave } from "./extension";

const extensionId = "ms-python.python";

interface Answers {
  path: string;
  executable?: string;
  wait?: Promise<void>;
}

// An extension of ours under the name of the Python extension; the real one was not run.
describe("the Python extension's interpreter", () => {
  let services: Services;
  let folder: string;
  const paths: string[] = [];
  const fixture = () =>
    extensions.getExtension<{ state: { asked: number }; pretend(answers: Answers): void }>(extensionId)!;
  const used = async () => {
    const { python, tried } = await services.python.find();
    return { source: python?.source, path: python?.path, tried };
  };

  before(async function () {
    this.timeout(60_000);
    services = await activated();
    folder = await mkdtemp(join(tmpdir(), "interpreters, größer "));
    const { executable } = await testPython();
    for (const name of ["first", "second"]) {
      const path = join(folder, name, "python3");
      await mkdir(join(folder, name));
      await writeFile(path, `#!/bin/sh\nexec '${executable}' "$@"\n`);
      await chmod(path, 0o755);
      paths.push(path);
    }
    assert.notEqual((await used()).source, "extension");
    const changed = once(services.python.onDidChange);
    const file = await packFixture("pythonExtension", services.context.extensionPath, folder);
    await commands.executeCommand("workbench.extensions.installExtension", Uri.file(file));
    await changed;
  });
  after(async () => {
    await services.desk.leave();
    // It stays awake in this window, for the tests that follow without an answer.
    fixture().exports.pretend({ path: "" });
    await commands.executeCommand("workbench.extensions.uninstallExtension", extensionId);
    await rm(folder, { recursive: true });
  });

  it("is not asked when the extension is installed, only when a Python is needed", async () => {
    assert.equal(fixture().isActive, false);
    await used();
    assert.equal(fixture().isActive, true);
  });

  it("runs the code, and another one does as soon as it is chosen there", async () => {
    await commands.executeCommand("mockInterview.openQuestion", "python-backend/lru-cache");
    const open = services.desk.open!;
    for (const path of paths) {
      const changed = once(services.python.onDidChange);
      fixture().exports.pretend({ path });
      await changed;
      const { source, path: taken } = await used();
      assert.deepEqual([source, taken], ["extension", path]);
      const result = await writeAndSave(open, open.question.solution!.code.code);
      assert.equal(result.outcome, "passed", JSON.stringify(result));
    }
  });

  it("is the program that the extension found, where the choice names a folder", async () => {
    fixture().exports.pretend({ path: folder, executable: paths[0] });
    assert.equal((await used()).path, paths[0]);
  });

  it("is not asked for again at every run", async () => {
    await used();
    const { asked } = fixture().exports.state;
    await used();
    await services.python.forQuestion({ packages: [], python: "3.8" });
    assert.equal(fixture().exports.state.asked, asked);
  });

  it("gives way to the setting", async () => {
    fixture().exports.pretend({ path: paths[0]! });
    await services.config.setPythonPath(paths[1]!);
    try {
      const { source, path } = await used();
      assert.deepEqual([source, path], ["setting", paths[1]]);
    } finally {
      await services.config.setPythonPath("");
    }
  });

  it("is passed over with a word when it is not there or has no answer", async () => {
    const gone = join(folder, "gone", "python3");
    fixture().exports.pretend({ path: gone });
    const without = await services.python.forQuestion({ packages: [], python: "3.8" });
    assert.equal(without.python?.source, "path");
    assert.match(without.note ?? "", /gone.python3 of the Python extension cannot be used\. There is no program/u);
    fixture().exports.pretend({ path: paths[0]!, wait: Promise.reject(new Error("broken")) });
    assert.equal((await used()).source, "path");
  });

  it("is waited for only so long, and taken when it comes late", async () => {
    let answer = () => {};
    fixture().exports.pretend({
      path: paths[0]!,
      wait: new Promise<void>((resolve) => {
        answer = resolve;
      }),
    });
    const began = Date.now();
    assert.equal((await used()).source, "path");
    const waited = Date.now() - began;
    assert.ok(waited > 2_000 && waited < 10_000, `${waited} ms`);
    const changed = once(services.python.onDidChange);
    answer();
    await changed;
    assert.equal((await used()).path, paths[0]);
  });
});
