import { mkdir, writeFile } from "node:fs/promises";
import { readPackIndex } from "../bank/readPack";
import { trackPage } from "../bank/trackPage";

/**
 * Writes the metadata of the questions in `folder` to dist/bank.json and a page about each track to dist/tracks/, at the
 * end of a build. Rejects when that metadata has problems, and lists them as file:line:column; what is wrong with bodies,
 * `npm run check` finds.
 */
export async function indexBank(folder: string): Promise<void> {
  const { index, problems } = await readPackIndex(folder);
  const lines = problems.map(({ file, line, column, message }) => `${folder}/${file}:${line}:${column} ${message}`);
  if (lines.length > 0) throw new Error(["The question bank has problems:", ...lines].join("\n"));
  await mkdir("dist/tracks", { recursive: true });
  await writeFile("dist/bank.json", JSON.stringify(index));
  for (const track of index.tracks) {
    const page = trackPage(index, track, `../../${folder}`, "PROVENANCE.md");
    await writeFile(`dist/tracks/${track.slug}.md`, page);
  }
}
