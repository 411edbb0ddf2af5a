import { filesVariable, runMocha } from "../../support/mochaRun";

/** VS Code calls this inside the extension host; the run counts as failed when it rejects. */
export async function run(): Promise<void> {
  const files: string[] = JSON.parse(process.env[filesVariable] ?? "[]");
  const passed = await runMocha(files, { timeoutMs: 20_000, print: (line) => console.log(line) });
  if (!passed) throw new Error("Some tests failed.");
}
