import assert from "node:assert/strict";
import * as vscode from "vscode";

describe("the installed package", () => {
  it("activates from where VS Code installed it", async () => {
    const extension = vscode.extensions.getExtension("mock-interview.mock-interview");
    assert.ok(extension, "the extension is not installed");
    assert.notEqual(extension.extensionPath, process.cwd());
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
