import { join } from "node:path";
import { runToEnd } from "./processes";

/** Packs an extension of the tests, a folder of test/vscode, to be installed like any other; gives the file. `checkout` is the root of our sources. */
export async function packFixture(name: string, checkout: string, folder: string): Promise<string> {
  const file = join(folder, `${name}.vsix`);
  const vsce = join(checkout, "node_modules", "@vscode", "vsce", "vsce");
  const args = ["package", "--no-dependencies", "--skip-license", "--allow-missing-repository", "--out", file];
  const { code, output } = await runToEnd(process.execPath, [vsce, ...args], {
    cwd: join(checkout, "test", "vscode", name),
  });
  if (code !== 0) throw new Error(`The extension ${name} of the tests could not be packed:\n${output}`);
  return file;
}
