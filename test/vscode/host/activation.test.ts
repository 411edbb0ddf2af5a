import assert from "node:assert/strict";
import * as vscode from "vscode";

describe("activation", () => {
  it("registers the command that starts an interview", async () => {
    await vscode.extensions.getExtension("mock-interview.mock-interview")!.activate();
    const commands = await vscode.commands.getCommands(true);
    assert.ok(commands.includes("mockInterview.start"));
  });
});
