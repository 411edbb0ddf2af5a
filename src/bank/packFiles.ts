import { isUtf8 } from "node:buffer";
import { close, constants, fstat, open, read } from "node:fs";
import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Problem } from "../core/question/question";
import { isSlug } from "../core/question/slug";
import { createPace } from "./pace";

const maxFileBytes = 1024 * 1024;
const maxFiles = 40_000;
const maxFolders = 6;
/** So many files are read side by side. */
const batch = 64;

export interface PackText {
  /** Relative to the pack, with forward slashes. */
  file: string;
  text: string;
}

/** A file of a pack, or the lines that begin it. */
export interface PackHead extends PackText {
  /** Whether that is all of the file. */
  isWhole: boolean;
}

export interface PackTexts {
  texts: PackText[];
  problems: Problem[];
}

/** Reads all Markdown files below a folder; in order of paths. Never rejects for what a pack holds. */
export async function readPackFiles(folder: string): Promise<PackTexts> {
  const { files, problems } = await listPackFiles(folder);
  const texts: PackText[] = [];
  problems.push(...(await visitPackFiles(folder, files, (text) => texts.push(text))));
  return { texts, problems };
}

/**
 * As `readPackFiles`, of a folder that may be much more than a pack: only what lies in track folders is read, those that
 * hold their track file. Undefined when there are more files than `most`.
 */
export async function readTracks(folder: string, most: number): Promise<PackTexts | undefined> {
  const all: PackTexts = { texts: [], problems: [] };
  for (const track of await listTracks(folder)) {
    const inPack = <T extends { file: string }>(one: T): T => ({ ...one, file: `${track}/${one.file}` });
    const { files, problems } = await listPackFiles(join(folder, track), most + 1);
    if (all.texts.length + files.length > most) return undefined;
    const unread = await visitPackFiles(join(folder, track), files, (text) => all.texts.push(inPack(text)));
    all.problems.push(...problems.map(inPack), ...unread.map(inPack));
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

/**
 * Calls `see` with the text of each file, or with no more than `maxHead` bytes of it; gives what could not be read. Never
 * rejects, and never holds up the host for much longer than `see` takes for one file.
 */
export async function visitPackFiles(
  folder: string,
  files: readonly string[],
  see: (head: PackHead) => void,
  maxHead = maxFileBytes,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  const pace = createPace();
  // Reading many and only then looking at them costs a third less than taking turns: threads wake up less often.
  for (let first = 0; first < files.length; first += batch) {
    const some = files.slice(first, first + batch);
    for (const read of await Promise.all(some.map((file) => readPackFile(folder, file, maxHead)))) {
      await pace();
      if ("text" in read) see(read);
      else problems.push(read);
    }
  }
  return problems;
}

// A file handle of `fs/promises` costs about twice as much, and here that is most of the time.
const [openFile, statOpened, readInto, closeFile] = [
  promisify(open),
  promisify(fstat),
  promisify(read),
  promisify(close),
];

/** Reads one file of a pack, or the lines that begin it; what is wrong with it instead of its text, if anything is. */
export async function readPackFile(folder: string, file: string, maxHead = maxFileBytes): Promise<PackHead | Problem> {
  const refuse = (message: string): Problem => ({ file, line: 1, column: 1, message });
  let opened: number | undefined;
  try {
    // Between listing and opening the file may have become a link or a pipe; on Windows both flags do not exist.
    const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
    opened = await openFile(join(folder, file), flags);
    const stat = await statOpened(opened);
    if (!stat.isFile()) return refuse("This is not an ordinary file. Replace it with one.");
    if (stat.size > maxFileBytes) return refuse("The file is over 1 MB. Split it or shorten it.");
    const isWhole = stat.size <= maxHead;
    const bytes = await readBytes(opened, Math.min(stat.size, maxHead));
    const lines = isWhole ? bytes : bytes.subarray(0, bytes.lastIndexOf("\n") + 1);
    if (!isUtf8(lines)) return refuse("The file is not UTF-8 text. Save it as UTF-8.");
    return { file, text: lines.toString("utf8"), isWhole };
  } catch (error) {
    return refuse(`The file cannot be read: ${(error as NodeJS.ErrnoException).code ?? "unknown error"}.`);
  } finally {
    if (opened !== undefined) await closeFile(opened);
  }
}

/** The first `size` bytes of an open file, or all it has by now. */
async function readBytes(opened: number, size: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(size);
  let filled = 0;
  while (filled < size) {
    const { bytesRead } = await readInto(opened, bytes, filled, size - filled, filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}

/**
 * Lists the Markdown files below a folder, at most `most`, in order of paths. Links of the file system are never followed, so nothing
 * outside is read; links and special files are refused.
 */
export async function listPackFiles(
  folder: string,
  most = maxFiles,
): Promise<{ files: string[]; problems: Problem[] }> {
  const problems: Problem[] = [];
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
  return { files: files.sort(), problems };
}
