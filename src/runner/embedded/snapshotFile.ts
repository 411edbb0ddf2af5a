import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

const digestBytes = 32;

/** The memory of a booted Python as it was written; undefined when there is none. What is damaged is removed. */
export function readSnapshot(path: string): Uint8Array | undefined {
  const bytes = readIfThere(path);
  if (bytes === undefined) return undefined;
  const memory = bytes.subarray(digestBytes);
  if (digestOf(memory).equals(bytes.subarray(0, digestBytes))) return memory;
  removeSnapshot(path);
  return undefined;
}

/** Keeps a snapshot, whole or not at all, in the place of all earlier ones. A folder that cannot be written to keeps none. */
export function writeSnapshot(path: string, memory: Uint8Array): void {
  const folder = dirname(path);
  const draft = `${path}.${randomBytes(6).toString("hex")}`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(draft, Buffer.concat([digestOf(memory), memory]), { mode: 0o600 });
    renameSync(draft, path);
    for (const name of readdirSync(folder)) {
      if (name.includes(".snapshot") && name !== basename(path)) rmSync(join(folder, name), { force: true });
    }
  } catch {
    removeSnapshot(draft);
  }
}

export function removeSnapshot(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // It cannot be removed, and is found damaged again next time.
  }
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

function digestOf(memory: Uint8Array): Buffer {
  return createHash("sha256").update(memory).digest();
}
