import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import {
  commands,
  type DebugSession,
  DebugStackFrame,
  debug,
  extensions,
  Location,
  Position,
  SourceBreakpoint,
  Uri,
} from "vscode";
import type { Services } from "../../../src/services";
import { packFixture } from "../../support/fixtureExtension";
import { livingProcesses } from "../../support/runner";
import { activated, mainDocument, replace, writeAndSave } from "./extension";

const debuggerId = "mock-interview-tests.python-debugger";

/** Line 9 is the one that is wrong; a test that fails is told at the head of `get`, line 8. */
const wrong = `class LRUCache:
    def __init__(self, capacity):
        if capacity < 1:
            raise ValueError(capacity)
        self.capacity = capacity
        self.items = {}

    def get(self, key, default=None):
        value = default
        return value

    def put(self, key, value):
        self.items[key] = value

    def __len__(self):
        return len(self.items)

    def __contains__(self, key):
        return key in self.items
`;

describe("debugging a failing test", function () {
  this.timeout(20_000);
  let services: Services;
  let scratch: string;
  let vsix: string;
  const folders: string[] = [];
  const open = () => services.desk.open!;
  const path = () => open().pathOf("solution.py");

  before(async () => {
    scratch = await mkdtemp(join(tmpdir(), "debugger-"));
    services = await activated();
    await commands.executeCommand("mockInterview.openQuestion", "python-backend/lru-cache");
    await writeAndSave(open(), wrong);
    vsix = await packFixture("debugger", services.context.extensionPath, scratch);
  });
  after(async () => {
    await debug.stopDebugging();
    await services.desk.leave();
    await rm(scratch, { recursive: true, force: true });
  });
  afterEach(async () => {
    if (debug.activeDebugSession) await debug.stopDebugging();
    for (const folder of folders.splice(0)) {
      await until(() => !existsSync(folder), "the private folder is gone");
      await until(async () => (await livingProcesses(folder)).length === 0, "no process is left");
    }
    assert.deepEqual(debug.breakpoints, []);
  });

  /** Does something and waits until the debugger has stopped in our program. */
  async function stopped(work: () => unknown): Promise<Frame> {
    const seen = new Promise<DebugStackFrame>((resolve) => {
      const listening = debug.onDidChangeActiveStackItem((item) => {
        if (!(item instanceof DebugStackFrame)) return;
        listening.dispose();
        resolve(item);
      });
    });
    const done = Promise.resolve(work());
    const { session, threadId } = await seen;
    folders.push(session.configuration.cwd);
    const { stackFrames } = await session.customRequest("stackTrace", { threadId, levels: 20 });
    const [{ source, line }] = stackFrames;
    // Where the extension host runs beside the window, the editor gives paths of a file as addresses.
    return { session, threadId, path: source.path.replace(/^vscode-remote:\/\/[^/]+/u, ""), line, done };
  }

  it("is not offered without an extension that debugs Python", assertNotOffered);

  it("is offered once one is installed, and does not activate it", async () => {
    await commands.executeCommand("workbench.extensions.installExtension", Uri.file(vsix));
    await until(() => extensions.getExtension(debuggerId) !== undefined, "the extension is known");
    assert.equal(extensions.getExtension(debuggerId)?.isActive, false);
  });

  it("is gone when the extension goes", async () => {
    await commands.executeCommand("workbench.extensions.uninstallExtension", debuggerId);
    await until(() => extensions.getExtension(debuggerId) === undefined, "the extension is gone");
    await assertNotOffered();
    await commands.executeCommand("workbench.extensions.installExtension", Uri.file(vsix));
    await until(() => extensions.getExtension(debuggerId) !== undefined, "the extension is back");
  });

  it("stops in the candidate's file where the test failed, and ends with the program", async () => {
    const frame = await stopped(() => commands.executeCommand("testing.debugAll"));
    assert.deepEqual([frame.path, frame.line], [path(), 9]);
    assert.equal(debug.breakpoints.length, 1);
    await goOn(frame);
  });

  it("saves the file first and runs no tests for it", async () => {
    let runs = 0;
    const listening = open().onDidStartRun(() => runs++);
    await replace(await mainDocument(open()), `# one line more\n${wrong}`);
    // What is known of the failure is about another text, so it stops where the code under test begins.
    const frame = await stopped(() => commands.executeCommand("mockInterview.debugTest"));
    assert.equal((await mainDocument(open())).isDirty, false);
    assert.deepEqual([frame.path, frame.line], [path(), 14]);
    await debug.stopDebugging(frame.session);
    await frame.done;
    listening.dispose();
    assert.equal(runs, 0);
    await writeAndSave(open(), wrong);
  });

  it("sets no breakpoint when the candidate has one, and leaves that one", async () => {
    const own = new SourceBreakpoint(new Location(Uri.file(path()), new Position(12, 0)));
    debug.addBreakpoints([own]);
    const frame = await stopped(() => commands.executeCommand("mockInterview.debugTest"));
    assert.deepEqual([frame.path, frame.line], [path(), 13]);
    await debug.stopDebugging(frame.session);
    await frame.done;
    assert.deepEqual(
      debug.breakpoints.map(({ id }) => id),
      [own.id],
    );
    debug.removeBreakpoints([own]);
    await until(() => debug.breakpoints.length === 0, "the breakpoint is gone");
  });

  it("starts again when the candidate restarts it", async () => {
    const first = await stopped(() => commands.executeCommand("mockInterview.debugTest"));
    const second = await stopped(() => commands.executeCommand("workbench.action.debug.restart"));
    assert.deepEqual([second.path, second.line], [path(), 9]);
    await goOn({ ...second, done: first.done });
  });

  it("stops the first when a second one is asked for", async () => {
    const first = await stopped(() => commands.executeCommand("mockInterview.debugTest"));
    const second = await stopped(() => commands.executeCommand("mockInterview.debugTest"));
    await first.done;
    assert.notEqual(second.session.id, first.session.id);
    assert.equal(existsSync(first.session.configuration.cwd), false);
    await goOn(second);
  });

  it("ends when the question is left", async () => {
    const frame = await stopped(() => commands.executeCommand("mockInterview.debugTest"));
    await services.desk.leave();
    await frame.done;
    await commands.executeCommand("mockInterview.openQuestion", "python-backend/lru-cache");
    await writeAndSave(open(), wrong);
  });

  it("ends what the code started and left behind", async () => {
    const child =
      "import subprocess, sys\nsubprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'], start_new_session=True)\n";
    await writeAndSave(open(), wrong);
    await replace(await mainDocument(open()), child + wrong);
    const frame = await stopped(() => commands.executeCommand("mockInterview.debugTest"));
    assert.equal((await livingProcesses(frame.session.configuration.cwd)).length >= 2, true);
    await debug.stopDebugging(frame.session);
    await frame.done;
  });
});

interface Frame {
  session: DebugSession;
  threadId: number;
  path: string;
  line: number;
  /** What made it stop here has come to its end. */
  done: Promise<unknown>;
}

async function goOn({ session, threadId, done }: Frame): Promise<void> {
  await session.customRequest("continue", { threadId });
  await done;
}

async function assertNotOffered(): Promise<void> {
  let started = 0;
  const listening = debug.onDidStartDebugSession(() => started++);
  await commands.executeCommand("testing.debugAll");
  await delay(500);
  listening.dispose();
  assert.equal(started, 0);
}

async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`Waited in vain until ${what}.`);
    await delay(20);
  }
}
