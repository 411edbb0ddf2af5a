// The process of the embedded Python: boots it, takes one job on standard input, answers in frames, and leaves.
// Arguments: the folder of Pyodide, the folder of the harness, and the folder that keeps the snapshot.
import { writeSync } from "node:fs";
import { bootPython } from "./bootPython";
import { endWithHost } from "./endWithHost";
import { lendHost } from "./lentHost";

async function main([pyodide = "", harness = "", cache = ""]: string[]): Promise<void> {
  endWithHost();
  const python = await bootPython({ pyodide, harness, cache });
  const { serve } = python.pyimport("_mock_interview.embedded");
  serve(lendHost(python));
}

main(process.argv.slice(2)).catch((error: unknown) => {
  writeSync(2, `${error instanceof Error ? `${error.message}\n${error.stack}` : error}\n`);
  process.exit(70);
});
