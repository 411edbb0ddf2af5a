import { mkdir, writeFile } from "node:fs/promises";
import { indexPack } from "../bank/bankIndex";
import { readPack } from "../bank/readPack";

/** Writes the metadata of the shipped questions to dist/bank.json. Problems of the pack fail it, at file:line:column. */
async function indexBank(): Promise<void> {
  const pack = await readPack("questions");
  for (const { file, line, column, message } of pack.problems) {
    console.error(`questions/${file}:${line}:${column} ${message}`);
  }
  if (pack.problems.length > 0) {
    process.exitCode = 1;
    return;
  }
  await mkdir("dist", { recursive: true });
  await writeFile("dist/bank.json", JSON.stringify(indexPack(pack)));
}

void indexBank();
