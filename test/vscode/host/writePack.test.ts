import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type CompletionList, commands, languages, Position, type TextDocument, Uri, window, workspace } from "vscode";
import { conceptPath, spoil } from "../../support/questionText";
import { samplePack } from "../../support/samplePack";
import { activated, replace } from "./extension";
import { isOurs, marks, until } from "./marks";

const concept = samplePack[conceptPath]!;

describe("writing a pack", () => {
  let folder: string;
  let document: TextDocument;

  before(async () => {
    await activated();
    folder = await mkdtemp(join(tmpdir(), "mock-interview-pack-"));
    for (const [file, text] of Object.entries({ ...samplePack, "notes.md": "# Notes\n" })) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), text);
    }
  });
  after(async () => {
    await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await rm(folder, { recursive: true, force: true });
  });

  // Processes are looked up as Linux tells of them.
  if (process.platform === "linux") {
    it("starts no process before a pack file stands in an editor", async () => {
      await window.showTextDocument(Uri.file(join(folder, "notes.md")));
      // As a guide that is only shown rendered: a document, but no editor.
      await workspace.openTextDocument(Uri.file(join(folder, "python/guides/lock.guide.md")));
      await new Promise((resolve) => setTimeout(resolve, 500));
      assert.deepEqual(await servers(), []);
    });
  }

  it("marks a mistake while one types, exactly where it stands, and no more once it is mended", async () => {
    await writeFile(join(folder, conceptPath), spoil(concept, "kind: concept", "kind: riddle"));
    document = await workspace.openTextDocument(Uri.file(join(folder, conceptPath)));
    await window.showTextDocument(document);
    assert.equal(document.languageId, "markdown");
    await marks(document, ["riddle"]);
    const [diagnostic] = languages.getDiagnostics(document.uri);
    assert.match(diagnostic!.message, /^`kind` is one of warm-up, concept, /u);
    assert.deepEqual(diagnostic!.range.start, new Position(2, 6));
    await replace(document, concept);
    await marks(document, []);
    assert.ok(document.isDirty);
  });

  it("marks what is not in the pack around the file", async () => {
    await replace(document, spoil(concept, "level: mid", "level: mid\nrelated: [stack, heap]"));
    await marks(document, ["heap"]);
  });

  it("offers sections, keys and what the pack holds", async () => {
    await replace(document, spoil(concept, "level: mid", "level: mid\nrelated: []"));
    assert.deepEqual(await offered(document, "related: ["), ["stack"]);
    await replace(document, spoil(concept, "## Short answer", "## "));
    const sections = await offered(document, "\n## ", concept.indexOf("## Short answer") - 1);
    assert.ok(sections.includes("Short answer") && sections.includes("Red flags"), sections.join(", "));
    assert.ok(!sections.includes("Key points") && !sections.includes("Tests"), sections.join(", "));
    await replace(document, spoil(concept, "level: mid\n", "\n"));
    assert.equal((await offered(document, "kind: concept\n"))[0], "level");
  });

  if (process.platform === "linux") {
    it("goes on after the server crashed, and gives up quietly when it crashes again and again", async function () {
      this.timeout(60_000);
      await replace(document, concept);
      await marks(document, []);
      for (let crash = 1; crash <= 4; crash++) {
        const [server] = await servers();
        assert.ok(server, `there is a server before crash ${crash}`);
        process.kill(server, "SIGKILL");
        await until(async () => !(await servers()).includes(server));
        if (crash === 4) break;
        await until(async () => (await servers()).length === 1);
        await replace(document, spoil(concept, "kind: concept", `kind: riddle-${crash}`));
        await marks(document, [`riddle-${crash}`]);
      }
      await new Promise((resolve) => setTimeout(resolve, 1000));
      assert.deepEqual(await servers(), []);
      assert.deepEqual(languages.getDiagnostics(document.uri).filter(isOurs), []);
    });
  }
});

/** What is offered right behind a text, by the language server alone: words of the file are offered by the editor itself. */
async function offered(document: TextDocument, text: string, from = 0): Promise<string[]> {
  const position = document.positionAt(document.getText().indexOf(text, from) + text.length);
  const list = await commands.executeCommand<CompletionList>(
    "vscode.executeCompletionItemProvider",
    document.uri,
    position,
  );
  const ours = list.items.filter(({ sortText }) => /^\d{5}$/u.test(sortText ?? ""));
  return ours.sort((a, b) => (a.sortText! < b.sortText! ? -1 : 1)).map(({ label }) => String(label));
}

/** Processes of the language server that this extension host has started. */
async function servers(): Promise<number[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/u.test(name));
  const found = await Promise.all(
    pids.map(async (pid) => {
      const read = (file: string) => readFile(`/proc/${pid}/${file}`, "latin1").catch(() => "");
      const [command, stat] = await Promise.all([read("cmdline"), read("stat")]);
      const parent = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1];
      return command.includes("languageServer.js") && Number(parent) === process.pid ? [Number(pid)] : [];
    }),
  );
  return found.flat();
}
