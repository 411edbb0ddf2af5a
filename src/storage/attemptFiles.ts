import { mkdir, open, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { NamedFile } from "../core/question/question";

/**
 * Makes the folder of a new attempt, `<root>/<parent>/attempt-N`, N being the first number not taken, and writes its files.
 * Nothing is ever overwritten. Gives the folder relative to `root`, with forward slashes.
 */
export async function createAttempt(root: string, parent: string, files: readonly NamedFile[]): Promise<string> {
  await mkdir(join(root, parent), { recursive: true });
  for (let number = 1; ; number++) {
    const folder = `${parent}/attempt-${number}`;
    try {
      await mkdir(join(root, folder));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EEXIST") continue;
      throw error;
    }
    for (const { name, text } of files) await writeNew(join(root, folder, name), text);
    return folder;
  }
}

/** The text of a file; undefined when there is none. */
export async function readAttemptFile(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Writes a file unless it exists; its folder too, should somebody have deleted it. */
export async function ensureAttemptFile(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeNew(path, text).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
}

async function writeNew(path: string, text: string): Promise<void> {
  const file = await open(path, "wx");
  try {
    await file.writeFile(text, "utf8");
    await file.datasync();
  } finally {
    await file.close();
  }
}
