import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { compressBodies } from "../bank/bodies";
import { guidePage } from "../bank/guidePage";
import { readPackFiles } from "../bank/packFiles";
import { readPackIndex } from "../bank/readPack";
import { trackPage, trackPageFile } from "../bank/trackPage";

const target = join("dist", "bank");
const about = "PROVENANCE.md";

/**
 * Writes the pack in `folder` as it ships, at the end of a build, to dist/bank/: the metadata of its questions to
 * index.json, the bodies of each track to one file, and the pages one reads. Rejects when the metadata has problems, and
 * lists them as file:line:column; what is wrong with bodies, `npm run check` finds.
 */
export async function indexBank(folder: string): Promise<void> {
  const { index, problems } = await readPackIndex(folder);
  const lines = problems.map(({ file, line, column, message }) => `${folder}/${file}:${line}:${column} ${message}`);
  if (lines.length > 0) throw new Error(["The question bank has problems:", ...lines].join("\n"));
  await mkdir(target, { recursive: true });
  await writeFile(join(target, "index.json"), JSON.stringify(index));
  const { texts } = await readPackFiles(folder);
  for (const track of index.tracks) {
    await writeFile(join(target, trackPageFile(track.slug)), trackPage(index, track, about));
    const own = texts.filter(({ file }) => file.startsWith(`${track.slug}/`) && file.endsWith(".question.md"));
    const bodies = Object.fromEntries(own.map(({ file, text }) => [file, text]));
    await writeFile(join(target, `${track.slug}.bodies`), await compressBodies(bodies));
  }
  for (const { file } of index.guides) {
    await mkdir(join(target, dirname(file)), { recursive: true });
    await writeFile(join(target, file), guidePage(index, file, await readFile(join(folder, file), "utf8")));
  }
  await copyFile(join(folder, about), join(target, about));
}
