import { strict as assert } from "node:assert";
import { chmod, mkdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Emitter } from "../../../src/base/emitter";
import { embeddedPython } from "../../../src/runner/embeddedLauncher";
import { createPython, type Python } from "../../../src/session/python";
import { testPython } from "../../support/runner";
import { useTempFolder } from "../../support/tempFolder";

describe("Python", function () {
  this.timeout(20_000);
  const folder = useTempFolder();
  const formerPath = process.env["PATH"];
  const settings = new Emitter<void>();
  const extensions = new Emitter<void>();
  const ordinary = { packages: [], python: "3.8" };
  let real = "";
  let setting = "";
  let given: string | undefined;
  let asked = 0;
  let mayRun = true;
  let python: Python;
  let changes = 0;

  before(async () => {
    real = (await testPython()).executable;
  });
  beforeEach(async () => {
    [setting, given, asked, mayRun, changes] = ["", undefined, 0, true, 0];
    await program("path/python3", real);
    process.env["PATH"] = join(folder(), "path");
    python = createPython(
      { pythonPath: () => setting, onDidChange: settings.event },
      {
        activeInterpreter: async () => {
          asked += 1;
          return given;
        },
        onDidChange: extensions.event,
        dispose: () => undefined,
      },
      () => mayRun,
    );
    python.onDidChange(() => {
      changes += 1;
    });
  });
  afterEach(() => {
    python.dispose();
    process.env["PATH"] = formerPath;
  });

  /** A program that starts another, and counts in a file beside it how often. */
  async function program(name: string, starts: string): Promise<string> {
    const path = join(folder(), name);
    await mkdir(join(path, ".."), { recursive: true });
    await rm(`${path}.starts`, { force: true });
    await writeFile(path, `#!/bin/sh\necho start >> '${path}.starts'\nexec '${starts}' "$@"\n`);
    await chmod(path, 0o755);
    return path;
  }
  const starts = async (path: string) => (await readFile(`${path}.starts`, "utf8")).split("\n").length - 1;

  /** A program that says of itself that it is a Python of some version. */
  async function pretender(name: string, version: string): Promise<string> {
    const path = await program(name, real);
    const facts = JSON.stringify({ version, executable: real, sitePaths: [] });
    await writeFile(path, `#!/bin/sh\necho 'mock-interview-probe ${facts}'\n`);
    return path;
  }

  const used = async () => {
    const choice = await python.find();
    return [choice.python?.source, choice.python?.path];
  };

  it("takes the setting without asking the Python extension, then the extension's, then PATH", async () => {
    const [mine, theirs] = [await program("mine", real), await program("theirs", real)];
    [setting, given] = [mine, theirs];
    settings.fire();
    assert.deepEqual([await used(), asked], [["setting", mine], 0]);
    setting = "";
    settings.fire();
    assert.deepEqual([await used(), asked], [["extension", theirs], 1]);
    given = undefined;
    extensions.fire();
    assert.deepEqual(await used(), ["path", join(folder(), "path/python3")]);
    // The first change of the setting, then one of each.
    assert.ok(changes >= 3);
  });

  it("asks each program once, however many runs follow", async () => {
    given = await program("theirs", real);
    for (const _ of [1, 2, 3]) await python.forQuestion(ordinary);
    assert.deepEqual([await starts(given), asked], [1, 1]);
    await utimes(given, 1, 1);
    await python.forQuestion(ordinary);
    assert.equal(await starts(given), 2);
  });

  it("looks again when the Python in use is gone, says what runs instead, and returns to it when it is back", async () => {
    given = await program("environment/python", real);
    assert.deepEqual(await python.forQuestion(ordinary).then(({ note }) => note), undefined);
    await rm(given);
    const without = await python.forQuestion(ordinary);
    assert.equal(without.python?.source, "path");
    assert.equal(
      without.note,
      `${given} of the Python extension cannot be used. There is no program at this path. Your code runs on Python ${without.python?.version} at ${join(folder(), "path/python3")}.`,
    );
    assert.equal(changes, 1);
    await program("environment/python", real);
    assert.deepEqual(await used(), ["extension", given]);
    assert.equal(changes, 2);
  });

  it("gives the new answer also to whoever asked before the wish changed", async () => {
    await writeFile(join(folder(), "path/python3"), `#!/bin/sh\n/bin/sleep 0.5\nexec '${real}' "$@"\n`);
    const before = used();
    await new Promise((resolve) => setTimeout(resolve, 100));
    setting = await program("mine", real);
    settings.fire();
    assert.deepEqual(
      [await used(), await before],
      [
        ["setting", setting],
        ["setting", setting],
      ],
    );
  });

  it("notices that the only Python is gone, and that one has come", async () => {
    const only = join(folder(), "path/python3");
    assert.deepEqual(await used(), ["path", only]);
    await rm(only);
    const without = await python.forQuestion(ordinary);
    assert.deepEqual([without.python, without.embedded, without.problem], [embeddedPython, true, undefined]);
    assert.equal(
      without.note,
      "No Python was found on this machine, so your code runs on the built-in Python 3.14. An installed Python is faster and can start threads.",
    );
    await program("path/python3", real);
    assert.deepEqual(await used(), ["path", only]);
  });

  it("runs a question that needs a newer Python on one that is new enough, and says so", async () => {
    setting = await pretender("old", "3.9.1");
    const newer = await pretender("path/python3", "3.13.2");
    settings.fire();
    const choice = await python.forQuestion({ packages: [], python: "3.12" });
    assert.equal(choice.python?.path, newer);
    assert.equal(
      choice.note,
      `This question needs Python 3.12 or newer, so it runs on Python 3.13.2 at ${newer} and not on your Python 3.9.1.`,
    );
    const ours = await python.forQuestion({ packages: [], python: "3.14" });
    assert.deepEqual([ours.python, ours.embedded], [embeddedPython, true]);
    assert.equal(
      ours.note,
      "This question needs Python 3.14 or newer, so it runs on the built-in Python 3.14 and not on your Python 3.9.1.",
    );
    const none = await python.forQuestion({ packages: [], python: "3.99" });
    assert.equal(none.python, undefined);
    assert.equal(
      none.problem,
      `This question needs Python 3.99 or newer, which was not found; ${setting} is 3.9.1. Install it, or choose another Python.`,
    );
  });

  it("runs what it can on the built-in Python when a wish cannot be met and there is no other", async () => {
    await rm(join(folder(), "path/python3"));
    setting = join(folder(), "gone");
    settings.fire();
    const choice = await python.forQuestion(ordinary);
    assert.equal(choice.python, embeddedPython);
    assert.equal(
      choice.note,
      `${setting} of your settings cannot be used. There is no program at this path. Your code runs on the built-in Python 3.14. An installed Python is faster and can start threads.`,
    );
    const { python: none, problem } = await python.forQuestion({ packages: ["rare_package"], python: "3.8" });
    assert.equal(none, undefined);
    assert.equal(
      problem,
      "This question needs rare_package, which the built-in Python does not have. Choose a Python that has it, or install Python and then: python3 -m pip install rare_package",
    );
  });

  it("runs on the built-in Python when the setting says so, without a word, and where that will not do on another", async () => {
    setting = "embedded";
    settings.fire();
    const choice = await python.forQuestion(ordinary);
    assert.deepEqual([choice.python, choice.embedded, choice.note, asked], [embeddedPython, true, undefined, 0]);
    assert.deepEqual(await used(), ["built-in", embeddedPython.path]);
    const packages = ["json"];
    const other = await python.forQuestion({ packages, python: "3.8" });
    assert.equal(other.python?.path, join(folder(), "path/python3"));
    assert.match(
      other.note ?? "",
      /^This question needs json, so it runs on .* and not on the built-in Python 3\.14\.$/u,
    );
    setting = "";
    settings.fire();
    assert.deepEqual(await used(), ["path", join(folder(), "path/python3")]);
  });

  it("says which package is missing, and finds it once it is installed", async () => {
    const packages = ["rare_package"];
    const before = await python.forQuestion({ packages, python: "3.8" });
    assert.match(
      before.problem ?? "",
      /needs rare_package, which no Python on this machine has.* -m pip install rare_package$/u,
    );
    const path = join(folder(), "packages");
    await mkdir(path);
    await writeFile(join(path, "rare_package.py"), "");
    const facts = JSON.stringify({ version: "3.11.0", executable: real, sitePaths: [path] });
    given = join(folder(), "other");
    await writeFile(given, `#!/bin/sh\necho 'mock-interview-probe ${facts}'\n`);
    await chmod(given, 0o755);
    extensions.fire();
    assert.equal((await python.forQuestion({ packages, python: "3.8" })).python?.path, given);
  });

  it("lists every Python with its source, and tells why a path will not do", async () => {
    setting = await program("mine", real);
    settings.fire();
    const other = await pretender("path/python", "3.12.0");
    const rows = (await python.all()).map(({ path, source }) => [source, path]);
    // The one on PATH is the same program as that of the settings.
    assert.deepEqual(rows[0], ["setting", setting]);
    assert.ok(!rows.some(([, path]) => path === join(folder(), "path/python3")));
    await rm(other);
    assert.equal(await python.problemOf(setting), undefined);
    assert.equal(await python.problemOf(folder()), "This is a folder, not a program.");
  });

  it("neither looks nor asks while the folder is not trusted", async () => {
    mayRun = false;
    given = await program("theirs", real);
    assert.deepEqual([await python.find(), await python.all(), asked], [{ tried: [] }, [], 0]);
    assert.deepEqual(await python.forQuestion(ordinary), { tried: [] });
    await assert.rejects(starts(given), { code: "ENOENT" });
  });
});
