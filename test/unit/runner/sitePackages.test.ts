import { strict as assert } from "node:assert";
import { execFile } from "node:child_process";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { findInterpreter, type Interpreter } from "../../../src/runner/interpreter";
import { jobOf, run, settled, suiteOf, testPython } from "../../support/runner";
import { useTempFolder } from "../../support/tempFolder";

const start = promisify(execFile);

describe("a virtual environment with packages and start-up hooks", function () {
  this.timeout(30_000);
  const folder = useTempFolder();
  let environment = "";
  let packages = "";
  let program = "";

  beforeEach(async () => {
    environment = join(folder(), "environment, größer");
    await start((await testPython()).executable, ["-m", "venv", "--without-pip", environment]);
    program = join(environment, ...(process.platform === "win32" ? ["Scripts", "python.exe"] : ["bin", "python"]));
    packages = (await start(program, ["-c", "import site; print(site.getsitepackages()[0])"])).stdout.trim();
    await mkdir(join(folder(), "marks"));
    await mkdir(join(folder(), "linked"));
    const mark = (name: string) => `import os; open(${JSON.stringify(join(folder(), "marks", name))}, "w").close()\n`;
    const files: [path: string, text: string][] = [
      [join(packages, "rare_package.py"), "word = 'rare'\n"],
      [join(folder(), "linked", "linked_package.py"), "word = 'linked'\n"],
      [join(packages, "linked.pth"), `# a comment\n${join(folder(), "linked")}\n`],
      [join(packages, "code.pth"), mark("pth")],
      [join(packages, "sitecustomize.py"), mark("sitecustomize")],
      [join(packages, "usercustomize.py"), mark("usercustomize")],
      [join(folder(), "startup.py"), mark("startup")],
    ];
    for (const [path, text] of files) await writeFile(path, text);
  });

  afterEach(settled);

  const marks = async () => (await readdir(join(folder(), "marks"))).sort();
  const find = async (): Promise<Interpreter> => (await findInterpreter({ setting: program, environment: {} })).python!;

  it("gives a run its packages, also those a .pth file names, and runs none of its hooks, neither in the run nor before", async () => {
    process.env["PYTHONSTARTUP"] = join(folder(), "startup.py");
    try {
      const python = await find();
      assert.equal(python.path, program);
      const solution =
        "import linked_package, rare_package\ndef f():\n    return rare_package.word + linked_package.word\n";
      const tests = suiteOf({ test_words: 'self.assertEqual(f(), "rarelinked")' });
      const result = await run(jobOf(solution, tests), { python });
      assert.equal(result.outcome, "passed", JSON.stringify(result));
      assert.deepEqual(await marks(), []);
    } finally {
      delete process.env["PYTHONSTARTUP"];
    }
  });

  it("has hooks that an ordinary start does run", async () => {
    await start(program, ["-c", "pass"]);
    assert.deepEqual(await marks(), ["pth", "sitecustomize"]);
  });

  it("leaves out the user's own packages, which an ordinary Python has", async () => {
    const home = join(folder(), "home");
    const own = await start((await testPython()).executable, ["-c", "import site; print(site.getusersitepackages())"], {
      env: { ...process.env, HOME: home, USERPROFILE: home, APPDATA: home },
    });
    await mkdir(own.stdout.trim(), { recursive: true });
    const former = { ...process.env };
    Object.assign(process.env, { HOME: home, USERPROFILE: home, APPDATA: home });
    try {
      const setting = (await testPython()).executable;
      const ordinary = await findInterpreter({ setting, environment: {} });
      assert.ok(ordinary.python?.sitePaths.includes(own.stdout.trim()), JSON.stringify(ordinary));
      assert.ok(!(await find()).sitePaths.includes(own.stdout.trim()));
    } finally {
      for (const name of ["HOME", "USERPROFILE", "APPDATA"]) {
        if (former[name] === undefined) delete process.env[name];
        else process.env[name] = former[name];
      }
    }
  });
});
