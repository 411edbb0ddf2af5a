import assert from "node:assert/strict";
import * as vscode from "vscode";

describe("restricted mode", () => {
  it("runs in a window whose folder is not trusted", () => {
    assert.equal(vscode.workspace.isTrusted, false);
  });
});
