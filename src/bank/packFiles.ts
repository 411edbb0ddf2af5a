import { constants } from "node:fs";
import { lstat, open, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Problem } from "../core/question/question";
import { isSlug } from "../core/question/slug";

const maxFileBytes = 1024 * 1024;
const maxFiles = 40_000;
const maxFolders = 6;
const readers = 16;

export interface PackText {
  /** Relative to the pack, with forward slashes. */
  file: string;
  text: string;
}

export interface PackTexts {
  texts: PackText[];
  problems: Problem[];
}

/**
 * Reads all Markdown files below a folder. Links of the file system are never followed, so nothing outside is read;
 * special files, files over 1 MB and text that is not UTF-8 are refused. Never rejects for what a pack holds.
 */
export async function readPackFiles(folder: string): Promise<PackTexts> {
  const problems: Problem[] = [];
  const files = await listFiles(folder, maxFiles, problems);
  return await readAll(folder, files, problems);
}

async function readAll(folder: string, files: readonly string[], problems: Problem[]): Promise<PackTexts> {
  const texts: PackText[] = [];
  const waiting = files.values();
  const readNext = async () => {
    for (const file of waiting) {
      const read = await readPackFile(folder, file);
      if ("text" in read) texts.push(read);
      else problems.push(read);
    }
  };
  await Promise.all(Array.from({ length: readers }, readNext));
  texts.sort((a, b) => (a.file < b.file ? -1 : 1));
  return { texts, problems };
}

/**
 * As `readPackFiles`, of a folder that may be much more than a pack: only what lies in track folders is read, those that
 * hold their track file. Undefined when there are more files than `most`.
 */
export async function readTracks(folder: string, most: number): Promise<PackTexts | undefined> {
  const all: PackTexts = { texts: [], problems: [] };
  for (const track of await listTracks(folder)) {
    const problems: Problem[] = [];
    const files = await listFiles(join(folder, track), most + 1, problems);
    if (all.texts.length + files.length > most) return undefined;
    const { texts, problems: unread } = await readAll(join(folder, track), files, problems);
    all.texts.push(...texts.map(({ file, text }) => ({ file: `${track}/${file}`, text })));
    all.problems.push(...unread.map((problem) => ({ ...problem, file: `${track}/${problem.file}` })));
  }
  return all;
}

/** Names of the folders that hold a track file, in order. */
async function listTracks(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const folders = entries.filter((entry) => entry.isDirectory() && isSlug(entry.name)).map(({ name }) => name);
  const held = await Promise.all(
    folders.map((name) =>
      lstat(join(folder, name, `${name}.track.md`)).then(
        (stat) => stat.isFile(),
        () => false,
      ),
    ),
  );
  return folders.filter((_, index) => held[index]).sort();
}

/** Reads one file of a pack; what is wrong with it instead of its text, if anything is. */
export async function readPackFile(folder: string, file: string): Promise<PackText | Problem> {
  const refuse = (message: string): Problem => ({ file, line: 1, column: 1, message });
  let handle: Awaited<ReturnType<typeof open>> | undefined;
  try {
    // Between listing and opening the file may have become a link or a pipe; on Windows both flags do not exist.
    const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
    handle = await open(join(folder, file), flags);
    const stat = await handle.stat();
    if (!stat.isFile()) return refuse("This is not an ordinary file. Replace it with one.");
    if (stat.size > maxFileBytes) return refuse("The file is over 1 MB. Split it or shorten it.");
    const bytes = await handle.readFile();
    return { file, text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch (error) {
    if (error instanceof TypeError) return refuse("The file is not UTF-8 text. Save it as UTF-8.");
    return refuse(`The file cannot be read: ${(error as NodeJS.ErrnoException).code ?? "unknown error"}.`);
  } finally {
    await handle?.close();
  }
}

async function listFiles(folder: string, most: number, problems: Problem[]): Promise<string[]> {
  const files: string[] = [];
  const visit = async (below: string, depth: number): Promise<void> => {
    const entries = await readdir(join(folder, below), { withFileTypes: true });
    for (const entry of entries) {
      const file = below === "" ? entry.name : `${below}/${entry.name}`;
      const refuse = (message: string) => problems.push({ file, line: 1, column: 1, message });
      if (entry.name.startsWith(".")) continue;
      if (entry.isSymbolicLink()) refuse("A link of the file system is refused. Copy the file here.");
      else if (entry.isDirectory() && depth >= maxFolders) refuse("Folders are nested too deeply.");
      else if (entry.isDirectory()) await visit(file, depth + 1);
      else if (!entry.name.endsWith(".md")) continue;
      else if (files.length >= most) return;
      else if (entry.isFile()) files.push(file);
      else refuse("This is not an ordinary file. Replace it with one.");
    }
  };
  try {
    await visit("", 0);
  } catch (error) {
    const { code = "unknown error" } = error as NodeJS.ErrnoException;
    problems.push({ file: ".", line: 1, column: 1, message: `The folder cannot be read: ${code}.` });
  }
  return files;
}
