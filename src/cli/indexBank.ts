import { mkdir, writeFile } from "node:fs/promises";
import { indexPack } from "../bank/bankIndex";
import { readPack } from "../bank/readPack";

/**
 * Writes the metadata of the questions in `folder` to dist/bank.json, at the end of a build. Rejects when the pack has
 * problems, and lists them as file:line:column.
 */
export async function indexBank(folder: string): Promise<void> {
  const pack = await readPack(folder);
  const lines = pack.problems.map(
    ({ file, line, column, message }) => `${folder}/${file}:${line}:${column} ${message}`,
  );
  if (lines.length > 0) throw new Error(["The question bank has problems:", ...lines].join("\n"));
  await mkdir("dist", { recursive: true });
  await writeFile("dist/bank.json", JSON.stringify(indexPack(pack)));
}
