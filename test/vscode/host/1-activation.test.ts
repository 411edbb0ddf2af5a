import assert from "node:assert/strict";
import childProcess from "node:child_process";
import fs from "node:fs";
import fsPromises from "node:fs/promises";
import Module from "node:module";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import * as vscode from "vscode";
import { type ActivationTimes, formatActivation } from "../../support/activationTimes";

type Functions = Record<string, unknown>;
interface Call {
  name: string;
  from: Error;
}
type Load = (module: NodeModule, file: string) => void;

/** Runs before all tests that activate the extension: it is loaded once only. */
describe("activation", () => {
  const extension = vscode.extensions.getExtension("mock-interview.mock-interview")!;

  it("takes no child process, and reads no file but the one that says which settings are to be put back", async () => {
    assert.equal(extension.isActive, false);
    const calls: Call[] = [];
    const undo = [watchCalls(fs, calls), watchCalls(fsPromises, calls), watchCalls(childProcess, calls)];
    const times: ActivationTimes = { evaluationMs: Number.NaN, activateMs: Number.NaN };
    undo.push(measureLoading(times));
    try {
      await extension.activate();
      // What is put off for a moment counts too.
      await delay(500);
    } finally {
      for (const restore of undo) restore();
    }
    console.log(formatActivation(times));
    assert.ok(times.evaluationMs > 0 && times.activateMs > 0);
    assert.deepEqual(ownCalls(calls), ["readFile"]);
  });

  it("registers the command that starts an interview", async () => {
    const commands = await vscode.commands.getCommands(true);
    assert.ok(commands.includes("mockInterview.start"));
  });

  it("has been watched with eyes that see", async () => {
    const calls: Call[] = [];
    const restore = watchCalls(fsPromises, calls);
    try {
      await (await extension.activate()).bank.index();
    } finally {
      restore();
    }
    assert.deepEqual(ownCalls(calls), ["readFile"]);
  });

  /** Notes which functions of a module are called, by the extension or by the editor. */
  function watchCalls(module: object, calls: Call[]): () => void {
    const functions = module as Functions;
    const isFunction = (name: string) => /^[a-z]/u.test(name) && typeof functions[name] === "function";
    const originals = Object.keys(functions)
      .filter(isFunction)
      .map((name) => [name, functions[name]] as const);
    for (const [name, original] of originals) {
      functions[name] = function (this: unknown, ...args: unknown[]) {
        // Its stack is put into words when it is looked at, so that nothing is held up now.
        calls.push({ name, from: new Error() });
        return (original as (...given: unknown[]) => unknown).apply(this, args);
      };
    }
    return () => {
      for (const [name, original] of originals) functions[name] = original;
    };
  }

  /** Names of the calls that the extension made itself. */
  function ownCalls(calls: readonly Call[]): string[] {
    const own = [join(extension.extensionPath, "dist"), join(extension.extensionPath, "src")];
    return calls.filter(({ from }) => own.some((folder) => from.stack?.includes(folder))).map(({ name }) => name);
  }

  /** Times how long the bundle takes to be read and evaluated, and `activate` to return. */
  function measureLoading(times: ActivationTimes): () => void {
    const extensions = (Module as unknown as { _extensions: Record<string, Load> })._extensions;
    const load = extensions[".js"]!;
    const main = join(extension.extensionPath, "dist", "extension.js");
    extensions[".js"] = (loaded, file) => {
      const began = performance.now();
      load(loaded, file);
      if (file !== main) return;
      times.evaluationMs = performance.now() - began;
      const { activate } = loaded.exports as { activate(context: vscode.ExtensionContext): unknown };
      const timed = (context: vscode.ExtensionContext) => {
        const called = performance.now();
        const activated = activate(context);
        times.activateMs = performance.now() - called;
        return activated;
      };
      loaded.exports = { ...loaded.exports, activate: timed };
    };
    return () => {
      extensions[".js"] = load;
    };
  }
});
