import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import * as vscode from "vscode";
import { conceptPath, spoil } from "../../support/questionText";
import { samplePack } from "../../support/samplePack";
import { activated, mainDocument, writeAndSave } from "../host/extension";
import { marks } from "../host/marks";

describe("1 and 3 in a folder that is not trusted", () => {
  it("is what this window has open", () => {
    assert.equal(vscode.workspace.isTrusted, false);
  });

  it("reads questions and takes answers in words", async () => {
    const { desk } = await activated();
    await vscode.commands.executeCommand("mockInterview.openQuestion", "python-backend/gil-explained");
    const document = await mainDocument(desk.open!);
    assert.match(document.getText(), /^## Answer/u);
    await desk.handIn();
    assert.equal(desk.open!.progress.status, "answered");
  });

  it("runs nothing on saving, and says why", async () => {
    const { desk, python } = await activated();
    await vscode.commands.executeCommand("mockInterview.openQuestion", "python-backend/min-stack");
    const result = await writeAndSave(desk.open!, desk.open!.question.solution!.code.code);
    assert.equal(result.outcome, "no-interpreter");
    assert.match(result.message!, /not trusted/u);
    // Looking for a Python would start processes too.
    assert.deepEqual(await python.find(), { tried: [] });
  });

  it("checks pack files, of which nothing runs", async () => {
    await activated();
    const folder = await mkdtemp(join(tmpdir(), "mock-interview-pack-"));
    const file = join(folder, conceptPath);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, spoil(samplePack[conceptPath]!, "kind: concept", "kind: riddle"));
    const document = await vscode.workspace.openTextDocument(vscode.Uri.file(file));
    await vscode.window.showTextDocument(document);
    await marks(document, ["riddle"]);
    await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
    await rm(folder, { recursive: true });
  });
});
