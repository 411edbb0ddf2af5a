const { cpSync, mkdirSync } = require("node:fs");
const { join } = require("node:path");
const { debug, DebugAdapterExecutable } = require("vscode");

const packages = "/usr/lib/python3/dist-packages";

/**
 * As the extension of VS Code does, with the debugger of Debian instead of a bundled one. Debian keeps what it needs in
 * packages of their own, which other Pythons do not see, so a bundle is made of them first.
 */
exports.activate = ({ subscriptions, globalStorageUri }) => {
  const bundle = join(globalStorageUri.fsPath, "debugpy");
  mkdirSync(globalStorageUri.fsPath, { recursive: true });
  cpSync(join(packages, "debugpy"), bundle, { recursive: true, dereference: true });
  cpSync(join(packages, "bytecode"), join(bundle, "_vendored", "pydevd", "bytecode"), { recursive: true });
  const adapter = new DebugAdapterExecutable("/usr/bin/python3", [join(bundle, "adapter")]);
  subscriptions.push(
    debug.registerDebugAdapterDescriptorFactory("debugpy", { createDebugAdapterDescriptor: () => adapter }),
  );
};
