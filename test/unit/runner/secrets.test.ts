import { strict as assert } from "node:assert";
import { assertNothingLeft, jobOf, run, suiteOf, useScratch } from "../../support/runner";

const secret = "canary-7f3a";
const names = `GITHUB_TOKEN GH_TOKEN GITLAB_TOKEN NPM_TOKEN NODE_AUTH_TOKEN PYPI_TOKEN TWINE_PASSWORD AWS_ACCESS_KEY_ID
  AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN AZURE_CLIENT_SECRET GOOGLE_APPLICATION_CREDENTIALS DATABASE_URL PGPASSWORD
  SLACK_TOKEN OPENAI_API_KEY ANTHROPIC_API_KEY HTTP_PROXY HTTPS_PROXY SSH_AUTH_SOCK SSH_AGENT_PID SSH_CONNECTION SSH_ASKPASS
  GPG_AGENT_INFO VSCODE_IPC_HOOK VSCODE_IPC_HOOK_CLI VSCODE_PID VSCODE_CWD VSCODE_NLS_CONFIG VSCODE_GIT_ASKPASS_NODE
  VSCODE_GIT_IPC_HANDLE ELECTRON_RUN_AS_NODE ELECTRON_NO_ASAR NODE_OPTIONS PYTHONPATH PYTHONSTARTUP PYTHONHOME VIRTUAL_ENV
  LD_PRELOAD DBUS_SESSION_BUS_ADDRESS DISPLAY`.split(/\s+/);

/** Tells how often the secret is seen in the environment, and in that of every process up to the one the tests run in. */
const solution = `import os
seen = dict(os.environ)
def f(host):
    found = [name for name, value in seen.items() if "${secret}" in name + value]
    process = "self"
    while process not in (str(host), "0", "1"):
        try:
            with open("/proc/%s/environ" % process, "rb") as environ: content = environ.read()
            with open("/proc/%s/cmdline" % process, "rb") as line: content += line.read()
            with open("/proc/%s/stat" % process) as stat: parent = stat.read().rpartition(")")[2].split()[1]
        except OSError as error:
            return str(error)
        if b"${secret}" in content: found.append(process)
        process = parent
    return found
`;

describe("the environment of a run", () => {
  const scratch = useScratch();
  const former = { ...process.env };
  before(() => {
    // ELECTRON_RUN_AS_NODE has to stay a number, and a library to preload has to be one: they are looked for by name.
    for (const name of names)
      process.env[name] = /ELECTRON|LD_PRELOAD|NODE_OPTIONS/.test(name) ? "" : `${secret}-${name}`;
  });
  after(() => {
    for (const name of names) {
      if (former[name] === undefined) delete process.env[name];
      else process.env[name] = former[name];
    }
  });

  it(`holds none of ${names.length} secrets, nor does that of a process above it`, async () => {
    const tests = suiteOf({ test_secrets: `self.assertEqual(f(${process.pid}), [])` });
    const result = await run(jobOf(solution, tests));
    assert.equal(result.outcome, "passed", JSON.stringify(result));
    await assertNothingLeft(scratch);
  });

  it("has none of their names", async () => {
    const code = `import os\ndef f(): return sorted(set(os.environ) & set(${JSON.stringify(names)}))\n`;
    const result = await run(jobOf(code, suiteOf({ test_names: "self.assertEqual(f(), [])" })));
    assert.equal(result.outcome, "passed", JSON.stringify(result));
  });
});
