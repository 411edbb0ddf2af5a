import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { commands, languages, type TextDocument, Uri, window, workspace } from "vscode";
import type { RunResult } from "../../../src/core/question/runResult";
import type { Services } from "../../../src/services";
import { questionView } from "../../../src/session/questionView";
import { activated, mainDocument, once, replace, writeAndSave } from "./extension";

describe("3 own tests", () => {
  let services: Services;
  let solution: string;
  const open = () => services.desk.open!;
  const own = () => questionView(services.desk.live!.state, open(), "", false).tests!.own!;
  const document = (): Thenable<TextDocument> => workspace.openTextDocument(Uri.file(open().own.path));
  const suite = (body: string) =>
    `import unittest\n\nfrom solution import LRUCache\n\n\nclass MyTests(unittest.TestCase):\n${body}`;
  const missing = suite(`    def test_missing(self):
        """A missing key"""
        self.assertEqual(LRUCache(1).get("a"), -1)
`);
  const looking = suite(`    def test_looking(self):
        cache = LRUCache(2)
        cache.put("a", 1)
        cache.put("b", 2)
        "a" in cache
        cache.put("c", 3)
        self.assertNotIn("a", cache)
`);

  /** Saves own tests as a person would; gives the result of the question's suite and theirs. */
  async function writeOwn(text: string): Promise<{ suite: RunResult; own: RunResult }> {
    await replace(await document(), text);
    const ended = once(open().onDidEndRun);
    const ownEnded = once(open().own.onDidEndRun);
    await (await document()).save();
    return { suite: (await ended).result, own: (await ownEnded)! };
  }

  before(async () => {
    services = await activated();
    await commands.executeCommand("mockInterview.openQuestion", "python-backend/lru-cache");
    solution = open().question.solution!.code.code;
    await open().startOver();
    await writeAndSave(open(), solution);
  });
  after(() => services.desk.leave());

  it("are offered, then begun with a skeleton that is opened at its one check", async () => {
    assert.deepEqual(
      own().buttons.map(({ label }) => label),
      ["Write my own tests"],
    );
    await commands.executeCommand("mockInterview.writeTests");
    const { activeTextEditor: editor } = window;
    assert.equal(editor?.document.uri.fsPath, (await document()).uri.fsPath);
    assert.match(editor!.document.getText(editor!.selection), /^self\.assertTrue\(callable\(LRUCache\)\)/u);
    assert.deepEqual(
      own().rows.map(({ name, verdict }) => [name, verdict]),
      [["test_example", "waiting"]],
    );
  });

  it("run on a save of either file, as a group that does not count", async () => {
    const before = open().progress.runs;
    const { suite: whole, own: mine } = await writeOwn(missing);
    assert.equal(whole.outcome, "passed");
    assert.deepEqual([mine.outcome, mine.cases[0]?.testLine], ["failed", 9]);
    const view = questionView(services.desk.live!.state, open(), "", false).tests!;
    assert.match(view.summary, /^(\d+) of \1 tests pass/u);
    assert.ok(view.rows.every(({ group }) => group !== "mine"));
    const [row] = own().rows;
    assert.deepEqual([own().summary, row?.line, row?.file, row?.expected], ["0 of 1 pass", 9, "test_mine.py", "-1"]);
    // The same code was run again for the tests' sake; that is no further try.
    assert.equal(open().progress.runs, before);
    const ended = once(open().own.onDidEndRun);
    await writeAndSave(open(), `${solution}\n# saved\n`);
    assert.equal((await ended)?.outcome, "failed");
    assert.equal(open().progress.lastRun?.outcome, "passed");
    assert.equal(open().progress.runs, before + 1);
  });

  it("are left as they are when they are asked for again", async () => {
    await commands.executeCommand("mockInterview.writeTests");
    assert.equal((await document()).getText(), missing);
  });

  it("mark a syntax error in their own file, and the question's suite still counts", async () => {
    const { suite: whole, own: mine } = await writeOwn(missing.replace("(self):", "(self)"));
    assert.deepEqual([whole.outcome, mine.outcome], ["passed", "load-error"]);
    const ours = (uri: Uri) => languages.getDiagnostics(uri).filter(({ source }) => source === "Mock Interview");
    assert.deepEqual(
      ours((await document()).uri).map(({ range }) => range.start.line),
      [6],
    );
    assert.deepEqual(ours((await mainDocument(open())).uri), []);
    assert.match(own().summary, /^Your tests could not be loaded, line 7\. SyntaxError/u);
  });

  it("say what a test is when there is none", async () => {
    await writeOwn("import unittest\n");
    assert.equal(own().summary, "No tests yet: methods of a unittest.TestCase whose names start with test.");
  });

  it("are checked: what the reference does not do, then which mistakes they catch", async () => {
    await writeOwn(missing);
    await commands.executeCommand("mockInterview.checkTests");
    assert.match(own().check!.summary, /expects something the reference solution does not do/u);
    assert.deepEqual(
      own().check!.rows.map(({ label, expected, actual }) => [label, expected, actual]),
      [["A missing key", "-1", "None"]],
    );
    assert.equal(open().progress.ownTests, undefined);
    await writeOwn(looking);
    await commands.executeCommand("mockInterview.checkTests");
    const { summary, caught, missed } = own().check!;
    const total = open().question.wrongSolutions.length;
    assert.equal(summary, `Your tests caught ${caught.length} of ${total} mistakes.`);
    assert.equal(missed, `${total - caught.length} mistakes slipped through.`);
    assert.ok(caught.length > 0 && caught.length < total);
    assert.deepEqual(open().progress.ownTests, { caught: caught.length, total });
  });

  it("go along when one starts over", async () => {
    const before = open().own.path;
    await open().startOver();
    assert.notEqual(dirname(open().own.path), dirname(before));
    assert.equal(await readFile(open().own.path, "utf8"), looking);
    assert.equal(await readFile(before, "utf8"), looking);
    assert.equal(own().state, "idle");
  });
});
