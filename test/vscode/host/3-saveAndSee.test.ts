import assert from "node:assert/strict";
import { commands, languages } from "vscode";
import type { Services } from "../../../src/services";
import { questionView } from "../../../src/session/questionView";
import { activated, mainDocument, once, replace, writeAndSave } from "./extension";

describe("3 saving runs the tests", () => {
  let services: Services;
  let solution: string;
  const open = () => services.desk.open!;

  before(async () => {
    services = await activated();
    await commands.executeCommand("mockInterview.openQuestion", "python-backend/lru-cache");
    solution = open().question.solution!.code.code;
  });
  after(() => services.desk.leave());

  it("passes the reference solution", async () => {
    const result = await writeAndSave(open(), solution);
    assert.equal(result.outcome, "passed", JSON.stringify(result));
    assert.equal(services.progress.progress.get("python-backend/lru-cache")?.passed, true);
  });

  it("shows expected and actual of a wrong solution at a line of the candidate's file", async () => {
    const wrong = open().question.wrongSolutions[0]!;
    const result = await writeAndSave(open(), wrong.code.code);
    assert.equal(result.outcome, "failed");
    const failed = result.cases.filter(({ verdict }) => verdict === "failed");
    assert.ok(failed.some(({ expected, actual }) => expected !== undefined && actual !== undefined));
    const lines = wrong.code.code.split("\n").length;
    for (const { name, place } of failed) assert.ok(place && place.line >= 1 && place.line <= lines, name);
  });

  it("marks a syntax error as one diagnostic at its line, and takes it away when the text changes", async () => {
    const result = await writeAndSave(open(), `x = 1\ndef broken(:\n    pass\n`);
    assert.equal(result.outcome, "load-error");
    const { uri } = await mainDocument(open());
    const ours = () => languages.getDiagnostics(uri).filter(({ source }) => source === "Mock Interview");
    assert.deepEqual(
      ours().map(({ range }) => range.start.line),
      [1],
    );
    await replace(await mainDocument(open()), solution);
    assert.deepEqual(ours(), []);
  });

  const body = (statement: string) =>
    `import os, sys\n\nclass LRUCache:\n    def __init__(self, capacity):\n        self.capacity = capacity\n\n    def get(self, key, default=None):\n        ${statement}\n\n    def put(self, key, value):\n        pass\n\n    def __len__(self):\n        return 0\n\n    def __contains__(self, key):\n        return False\n`;

  for (const [what, statement, outcomes, words] of [
    ["an endless loop", "while True: pass", ["timed-out", "failed"], /Stopped after|did not finish/u],
    ["os._exit(0)", "os._exit(0)", ["crashed"], /ended before the tests did \(exit code 0\)/u],
    [
      "a gigabyte of output",
      "[os.write(1, b'x' * 2**20) for _ in range(1024)]",
      ["too-much-output"],
      /output|printed/iu,
    ],
    ["a wait for input", "return input()", ["failed"], /waited for input/u],
  ] as const) {
    it(`has a verdict of its own for ${what}`, async () => {
      const result = await writeAndSave(open(), body(statement));
      assert.ok((outcomes as readonly string[]).includes(result.outcome), `${result.outcome}: ${result.message}`);
      const said = [result.message, ...result.cases.map(({ message }) => message)].join("\n");
      assert.match(said, words);
    }).timeout(40_000);
  }

  it("stops a run when a newer save arrives", async () => {
    await replace(await mainDocument(open()), body("while True: pass"));
    const started = once(open().onDidStartRun);
    const ends: string[] = [];
    const listening = open().onDidEndRun(({ result }) => ends.push(result.outcome));
    const first = open().saveAndRun();
    await started;
    await replace(await mainDocument(open()), solution);
    const second = await open().saveAndRun();
    assert.equal((await first)?.outcome, "superseded");
    assert.equal(second?.outcome, "passed");
    listening.dispose();
    // The end of the older run must not be taken for the end of the newer one, whose marks would be lost.
    assert.deepEqual(ends, ["passed"]);
  });

  it("runs one case alone and keeps what is known of the others", async () => {
    const name = open().progress.lastRun!.cases[0]!.name;
    const total = open().progress.lastRun!.total;
    const result = await open().saveAndRun([name]);
    assert.equal(result?.total, total);
    assert.equal(result?.outcome, "passed");
  });

  it("shows the tests in the panel", async () => {
    const view = questionView(services.desk.live!.state, open(), "", false);
    assert.equal(view.tests?.state, "done");
    assert.match(view.tests!.summary, /^\d+ of \d+ tests pass/u);
    assert.ok(view.tests!.rows.every(({ label }) => label.length > 0));
  });

  it("says what was tried when there is no Python, and offers to choose one", async () => {
    const path = "/nowhere/python3";
    const before = process.env.PATH;
    process.env.PATH = "/nowhere";
    await services.config.setPythonPath(path);
    try {
      const { python, tried } = await services.python.find();
      if (!python) assert.ok(tried.some((one) => one.path === path));
      else assert.notEqual(python.path, path);
    } finally {
      process.env.PATH = before;
      await services.config.setPythonPath("");
    }
  });
});
