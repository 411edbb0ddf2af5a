import { dirname } from "node:path";
import { applyOperation, type DiskState, emptyState, type Operation } from "./memoryDisk";

/** So many places at which the last write may have been torn. */
const tears = 64;

/** Of so many names that were not synced every combination is played, of the newest. */
const combinedNames = 8;

type Naming = Extract<Operation, { type: "mkdir" | "create" | "rename" | "remove" }>;
type Writing = Extract<Operation, { type: "write" | "truncate" }>;

/**
 * Every state in which a disk may be found that lost power after these operations. What was synced is there. Of the names not synced any
 * may be missing, in every combination; of the bytes not synced all may be there, none, those of the last write up to any of 64 places, or
 * zeros in its stead.
 */
export function* crashStates(log: readonly Operation[]): Generator<DiskState> {
  const pendingNames = log.filter((one, at): one is Naming => isNaming(one) && !isNameSynced(log, one, at));
  const pending = new Set<Operation>(log.filter((one, at) => isWriting(one) && !isSynced(log, one, at)));
  const pendingFiles = [...new Set([...pending].flatMap((one) => (isWriting(one) ? one.file : [])))];
  const last = pendingFiles.at(-1);
  // Storage that never syncs a folder would have too many combinations to play.
  for (const dropped of subsets(pendingNames.slice(-combinedNames))) {
    for (const others of pendingFiles.length > 1 ? [true, false] : [true]) {
      for (const bytes of last === undefined ? [undefined] : writesThatStay(log, last)) {
        yield crashed(log, new Set<Operation>(dropped), (write, at) => {
          if (!pending.has(write)) return [write];
          if (write.file !== last) return others ? [write] : [];
          return bytes!(write, at);
        });
      }
    }
  }
}

function crashed(
  log: readonly Operation[],
  dropped: ReadonlySet<Operation>,
  keep: (write: Writing, at: number) => Writing[],
): DiskState {
  const state = emptyState();
  log.forEach((one, at) => {
    if (dropped.has(one)) return;
    for (const kept of isWriting(one) ? keep(one, at) : [one]) applyOperation(state, kept);
  });
  // Without its folder a name is nowhere.
  const isThere = (path: string): boolean => path === "/" || (state.folders.has(path) && isThere(dirname(path)));
  for (const folder of [...state.folders]) if (!isThere(folder)) state.folders.delete(folder);
  for (const name of [...state.names.keys()]) if (!state.folders.has(dirname(name))) state.names.delete(name);
  return state;
}

/** The ways in which the writes to a file that were not synced may have come through. */
function writesThatStay(log: readonly Operation[], file: number): ((write: Writing, at: number) => Writing[])[] {
  const lastAt = log.findLastIndex((one) => isWriting(one) && one.file === file);
  const last = log[lastAt] as Writing;
  const ways = [(write: Writing) => [write], () => []];
  if (last.type !== "write") return ways;
  const { bytes } = last;
  const torn = (to: Buffer) => (write: Writing, at: number) => [at === lastAt ? { ...last, bytes: to } : write];
  const places = new Set(Array.from({ length: tears }, (_, part) => Math.floor((part * bytes.length) / tears)));
  return [...ways, ...[...places].map((end) => torn(bytes.subarray(0, end))), torn(Buffer.alloc(bytes.length))];
}

function isNaming(one: Operation): one is Naming {
  return one.type === "mkdir" || one.type === "create" || one.type === "rename" || one.type === "remove";
}

function isWriting(one: Operation): one is Writing {
  return one.type === "write" || one.type === "truncate";
}

function isNameSynced(log: readonly Operation[], one: Naming, at: number): boolean {
  const folder = dirname(one.type === "rename" ? one.to : one.path);
  return log.some((later, when) => when > at && later.type === "syncFolder" && later.path === folder);
}

function isSynced(log: readonly Operation[], one: Writing, at: number): boolean {
  return log.some((later, when) => when > at && later.type === "sync" && later.file === one.file);
}

function* subsets<T>(items: readonly T[]): Generator<T[]> {
  for (let bits = 0; bits < 2 ** items.length; bits++) yield items.filter((_, index) => (bits >> index) & 1);
}
