import { strict as assert } from "node:assert";
import { chmod, mkdir, mkdtemp, readFile, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compareVersions, findInterpreter, type ProbeCache, withPackages } from "../../../src/runner/interpreter";
import { testPython } from "../../support/runner";

describe("findInterpreter", function () {
  this.timeout(20_000);
  let folder = "";
  let real = "";

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "interpreters, größer "));
    real = (await testPython()).executable;
  });
  after(() => rm(folder, { recursive: true }));

  /** A program in a folder of its own that runs `script`. */
  async function program(name: string, script: string): Promise<string> {
    const path = join(folder, name, "python3");
    await mkdir(join(folder, name), { recursive: true });
    await writeFile(path, `#!/bin/sh\n${script}\n`);
    await chmod(path, 0o755);
    return path;
  }
  const pathOf = (...names: string[]) => ({ PATH: names.map((name) => join(folder, name)).join(":") });

  it("prefers the setting, then the path given, then PATH", async () => {
    const setting = await program("setting", `exec '${real}' "$@"`);
    const given = await program("given", `exec '${real}' "$@"`);
    await program("path", `exec '${real}' "$@"`);
    const environment = pathOf("path");
    assert.equal((await findInterpreter({ setting, given, environment })).python?.path, setting);
    assert.equal((await findInterpreter({ given, environment })).python?.path, given);
    assert.equal((await findInterpreter({ environment })).python?.path, join(folder, "path", "python3"));
  });

  it("resolves a shim to the real program and runs it once only", async () => {
    const log = join(folder, "log");
    const shim = await program("shim", `echo run >> '${log}'\necho "a word from the shim"\nexec '${real}' "$@"`);
    const cache: ProbeCache = new Map();
    for (const _ of [1, 2]) {
      const { python } = await findInterpreter({ setting: shim, cache });
      assert.equal(python?.executable, real);
      assert.match(python?.version ?? "", /^3\.\d+\.\d+$/);
    }
    assert.equal(await readFile(log, "utf8"), "run\n");
    await utimes(shim, 1, 1);
    await findInterpreter({ setting: shim, cache });
    assert.equal(await readFile(log, "utf8"), "run\nrun\n");
  });

  it("says of every path what is wrong with it and goes on to the next", async () => {
    const facts = '"executable": "/x", "sitePaths": []';
    const problems: [name: string, script: string, problem: string][] = [
      ["silent", "exit 0", "It does not run as Python."],
      ["broken", "echo 'no such library' >&2; exit 1", "It does not run as Python: no such library"],
      ["two", "echo 'Unknown option: -I' >&2; exit 2", "This Python is too old. Python 3.8 or newer is needed."],
      [
        "old",
        `echo 'mock-interview-probe {"version": "3.7.16", ${facts}}'`,
        "Python 3.7.16 is too old. Python 3.8 or newer is needed.",
      ],
      ["like", "echo 'Python 3.12.1'", 'This is not a Python: it answered "Python 3.12.1".'],
      ["echo", 'echo "$@"', 'This is not a Python: it answered "-I -S -c ".'],
      [
        "store",
        "echo 'Python was not found; run without arguments to install from the Microsoft Store' >&2; exit 9",
        "This is Windows' link to the Store, not a Python.",
      ],
      [
        ".pyenv/shims",
        "echo 'pyenv: python3: command not found' >&2; exit 127",
        "This is a link of pyenv, and pyenv has no Python for it: pyenv: python3: command not found",
      ],
      [
        ".asdf/shims",
        "echo 'No version is set for command python3' >&2; exit 126",
        "This is a link of asdf, and asdf has no Python for it: No version is set for command python3",
      ],
      ["share/mise/shims", "exit 1", "This is a link of mise, and mise has no Python for it."],
    ];
    for (const [name, script] of problems) await program(name, script);
    await program("good", `exec '${real}' "$@"`);
    const environment = pathOf(...problems.map(([name]) => name), "good");
    const { python, tried } = await findInterpreter({ setting: join(folder, "nowhere"), environment });
    assert.equal(python?.executable, real);
    assert.deepEqual(
      tried.map(({ problem }) => problem),
      ["There is no program at this path.", ...problems.map(([, , problem]) => problem), undefined],
    );
    assert.deepEqual([tried[0]?.source, tried[1]?.source], ["setting", "path"]);
  });

  it("gives up on a program that does not answer", async () => {
    const slow = await program("slow", "exec sleep 60");
    const { tried } = await findInterpreter({ setting: slow, environment: { PATH: "" } });
    assert.equal(tried[0]?.problem, "It did not answer within 5 s.");
  });

  it("kills what a shim that hangs has started, and what reads or prints without end", async () => {
    const mark = join(folder, "hanging.pid");
    const slow = await program("hanging shim", `sleep 61 & echo $! > '${mark}'; wait`);
    const endless = await program("endless", "exec yes");
    const reader = await program("reader", "exec cat");
    const options = { environment: pathOf("endless", "reader"), setting: slow };
    const { tried } = await findInterpreter(options);
    assert.deepEqual(
      tried.map(({ path }) => path),
      [slow, endless, reader],
    );
    assert.equal(await isAlive(Number(await readFile(mark, "utf8"))), false);
  });

  it("does not look into relative entries of PATH", async () => {
    const { tried } = await findInterpreter({ environment: { PATH: ".:bin:" }, atLeast: "99.0" });
    assert.ok(tried.every(({ path }) => path.startsWith("/")));
  });

  it("skips a Python older than a question needs", async () => {
    const { python, tried } = await findInterpreter({ setting: real, environment: { PATH: "" }, atLeast: "3.99" });
    assert.equal(python, undefined);
    assert.match(tried[0]?.problem ?? "", /is too old here\. Python 3\.99 or newer is needed\.$/);
  });

  it("finds the first Python that can import the packages, seen through a virtual environment", async () => {
    const environment = join(folder, "venv");
    const minor = (await testPython()).version.split(".").slice(0, 2).join(".");
    const packages = join(environment, "lib", `python${minor}`, "site-packages");
    await mkdir(join(environment, "bin"), { recursive: true });
    await mkdir(packages, { recursive: true });
    await writeFile(join(environment, "pyvenv.cfg"), `home = ${join(real, "..")}\n`);
    await writeFile(join(packages, "rare_package.py"), "");
    await symlink(real, join(environment, "bin", "python3"));
    const options = { setting: real, given: join(environment, "bin", "python3"), environment: { PATH: "" } };
    const { python, tried } = await withPackages(["rare_package"], options);
    assert.equal(python?.path, options.given);
    assert.ok(python?.sitePaths.includes(packages), JSON.stringify(python));
    assert.match(tried[0]?.problem ?? "", /cannot import rare_package\.$/);
  });
});

/** Whether a process runs; one that only waits to be buried does not. */
async function isAlive(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return !/\) [ZX]/.test(await readFile(`/proc/${pid}/stat`, "latin1").catch(() => ""));
}

describe("compareVersions", () => {
  for (const [a, b, sign] of [
    ["3.11.7", "3.11", 0],
    ["3.8.18", "3.11", -1],
    ["3.13.0", "3.11", 1],
    ["3.9", "3.10", -1],
    ["3.14.0rc1", "3.14", 0],
  ] as const) {
    it(`orders ${a} and ${b}`, () => assert.equal(Math.sign(compareVersions(a, b)), sign));
  }
});
