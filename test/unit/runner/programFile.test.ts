import { strict as assert } from "node:assert";
import { chmod, mkdir, mkdtemp, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type FileFacts, fileStamp, judgeFile, lookAtProgram } from "../../../src/runner/programFile";

describe("lookAtProgram", () => {
  let folder = "";
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "programs, größer "));
  });
  after(() => rm(folder, { recursive: true }));

  async function file(name: string, mode: number): Promise<string> {
    const path = join(folder, name);
    await writeFile(path, "#!/bin/sh\n");
    await chmod(path, mode);
    return path;
  }

  it("says what lies at a path that cannot be run", async () => {
    await mkdir(join(folder, "folder"));
    await symlink(join(folder, "gone"), join(folder, "dangling"));
    const problems = new Map<string, string>([
      ["python3", "This is not a whole path. Write it from the root on, such as /usr/bin/python3."],
      [join(folder, "nowhere"), "There is no program at this path."],
      [join(folder, "folder"), "This is a folder, not a program."],
      [join(folder, "dangling"), "This link leads nowhere."],
      [await file("text", 0o644), "This file is not a program: nobody may run it."],
    ]);
    for (const [path, problem] of problems) {
      const seen = await lookAtProgram(path);
      assert.equal("problem" in seen && seen.problem, problem);
    }
  });

  it("marks a program by its time of change and its size", async () => {
    const path = await file("program", 0o755);
    const marks = [await fileStamp(path)];
    await utimes(path, 1, 1);
    marks.push(await fileStamp(path));
    await writeFile(path, "#!/bin/sh\n# longer\n");
    await utimes(path, 1, 1);
    marks.push(await fileStamp(path));
    await rm(path);
    marks.push(await fileStamp(path));
    assert.equal(new Set(marks).size, 4, String(marks));
    assert.equal(marks[3], "none");
  });
});

// Links of the Store exist on Windows only: the facts are as Node reports them there, not read from a disk here.
describe("judgeFile on Windows", () => {
  const place = "C:\\Users\\me\\AppData\\Local\\Microsoft\\WindowsApps\\python3.exe";
  const alias: FileFacts = { kind: "link", mayRun: true, changed: 5, size: 0 };
  const apps = "C:\\Program Files\\WindowsApps\\";
  const store = "This is Windows' link to the Store, not a Python.";

  for (const [what, path, facts, expected] of [
    [
      "the link to the Store",
      place,
      { ...alias, target: `${apps}Microsoft.DesktopAppInstaller_1\\AppInstallerPythonRedirector.exe` },
      store,
    ],
    [
      "a Python from the Store",
      place,
      { ...alias, target: `${apps}PythonSoftwareFoundation.Python.3.12\\python3.12.exe` },
      "5/0",
    ],
    ["a link there whose end Node does not tell", place, alias, "5/0"],
    [
      "a link to nowhere elsewhere",
      "C:\\tools\\python3.exe",
      { ...alias, target: "D:\\gone\\python.exe" },
      "This link leads nowhere.",
    ],
    ["an ordinary program", "C:\\Python\\python.exe", { ...alias, kind: "file", size: 9 }, "5/9"],
  ] as [string, string, FileFacts, string][]) {
    it(`knows ${what}`, () => {
      const seen = judgeFile(path, facts);
      assert.equal("problem" in seen ? seen.problem : seen.stamp, expected);
    });
  }
});
