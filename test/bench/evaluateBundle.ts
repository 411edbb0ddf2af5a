// Program: evaluates dist/extension.js beside a stand-in for vscode and prints the milliseconds that took.
import { createRequire } from "node:module";
import { join } from "node:path";
import { withVscodeStandIn } from "./vscodeStandIn";

void withVscodeStandIn(async () => {
  const load = createRequire(join(process.cwd(), "package.json"));
  const began = performance.now();
  load("./dist/extension.js");
  console.log(performance.now() - began);
});
