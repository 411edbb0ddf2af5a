import { strict as assert } from "node:assert";
import { spawn } from "node:child_process";
import { chmod, chown, cp, mkdir, mkdtemp, readdir, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { endings } from "../../support/hostile/endings";
import { files } from "../../support/hostile/files";
import { forkBombs, processes } from "../../support/hostile/processes";
import type { HostileProgram } from "../../support/hostile/program";
import { livingProcesses } from "../../support/runner";

/** Nobody: to whom, unlike root, a locked folder is locked and a stranger's process is out of reach. */
const ordinary = 65_534;

/** Those for which it matters who one is. */
const programs: HostileProgram[] = [
  ...processes.filter(({ does }) => /daemon|tree|process above|group/.test(does)),
  ...forkBombs,
  ...endings.filter(({ does }) => /kills itself|os\._exit\(0\)$/.test(does)),
  ...files.filter(({ does }) => /locked|not text|gigabyte/.test(does)),
];

describe("as an ordinary user", function () {
  this.timeout(60_000);
  this.retries(1);
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(await realpath(tmpdir()), "ordinary-"));
    await mkdir(join(folder, "dist"));
    await mkdir(join(folder, "temp"));
    // The rest of the project may lie where only root may look.
    await cp(join("dist", "harness"), join(folder, "dist", "harness"), { recursive: true });
    await cp(join("out", "test", "support", "hostileRuns.js"), join(folder, "run.js"));
    await chmod(folder, 0o755);
    if (process.geteuid?.() === 0) await chown(join(folder, "temp"), ordinary, ordinary);
  });
  afterEach(() => rm(folder, { recursive: true }));

  it(`${programs.length} programs end as they do for root, and leave no process and no file`, async () => {
    const told = await runPrograms();
    assert.deepEqual(
      told.map(({ does, outcome }) => [does, outcome]),
      programs.map(({ does, outcome }) => [does, outcome]),
    );
    assert.deepEqual(await readdir(join(folder, "temp")), []);
    assert.deepEqual(await livingProcesses(folder), []);
  });

  async function runPrograms(): Promise<{ does: string; outcome: string }[]> {
    const user = process.geteuid?.() === 0 ? { uid: ordinary, gid: ordinary } : {};
    // A Python of root's own would be out of reach.
    const env = { PATH: "/usr/local/bin:/usr/bin:/bin", TMPDIR: join(folder, "temp"), HOME: folder };
    const child = spawn(process.execPath, [join(folder, "run.js"), JSON.stringify(programs)], {
      ...user,
      cwd: folder,
      env: process.geteuid?.() === 0 ? env : { ...process.env, ...env, PATH: process.env["PATH"] },
      stdio: ["ignore", "pipe", "inherit"],
    });
    let said = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
    await new Promise((resolve) => child.once("close", resolve));
    return said
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  }
});
