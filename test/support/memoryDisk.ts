import { dirname } from "node:path";
import type { Disk, DiskFile } from "../../src/storage/disk";

/** What a program asked of the disk, in order; files are told apart by number, because names change. */
export type Operation =
  | { type: "mkdir" | "remove"; path: string }
  | { type: "create"; path: string; file: number }
  | { type: "rename"; from: string; to: string; file: number }
  | { type: "write"; file: number; offset: number; bytes: Buffer }
  | { type: "truncate"; file: number; size: number }
  | { type: "sync"; file: number }
  | { type: "syncFolder"; path: string };

/** The state of a disk: which folders there are, which file has which name, and what is in it. */
export interface DiskState {
  folders: Set<string>;
  names: Map<string, number>;
  files: Map<number, Buffer>;
}

export function emptyState(): DiskState {
  return { folders: new Set(["/"]), names: new Map(), files: new Map() };
}

/**
 * One call on the disk, before it is done, with the bytes to be written: a test may refuse it by throwing. An error with `written` lets
 * so many bytes of a write through first.
 */
export type BeforeCall = (call: string, path: string, bytes?: number) => void;

/**
 * A disk in memory behind the interface of our storage. It writes down every change, so that a crash at any point can be played. Times
 * of files are those of `now` (milliseconds since 1970).
 */
export class MemoryDisk implements Disk {
  readonly log: Operation[] = [];
  private readonly touched = new Map<number, number>();
  /** Files opened before the disk went away: what they answer since then. */
  private generation = 0;
  private deadWith = "";
  private nextFile: number;

  constructor(
    readonly state: DiskState = emptyState(),
    private readonly before: BeforeCall = () => undefined,
    private readonly now: () => number = Date.now,
  ) {
    this.nextFile = Math.max(0, ...state.files.keys(), ...state.names.values()) + 1;
  }

  /** The disk goes away and comes back: every file that is open answers with this error from now on, whatever is asked of it. */
  loseHandles(code: string): void {
    this.generation++;
    this.deadWith = code;
  }

  async mkdir(path: string): Promise<string | undefined> {
    this.before("mkdir", path);
    const missing: string[] = [];
    for (let one = path; !this.state.folders.has(one); one = dirname(one)) missing.unshift(one);
    for (const one of missing) this.apply({ type: "mkdir", path: one });
    return missing[0];
  }

  async open(path: string, flags: string): Promise<DiskFile> {
    this.before("open", path);
    if (this.state.folders.has(path)) return this.folder(path);
    const known = this.state.names.get(path);
    if (known === undefined && flags === "r") throw failure("ENOENT", path);
    if (known !== undefined && flags.includes("x")) throw failure("EEXIST", path);
    if (!this.state.folders.has(dirname(path))) throw failure("ENOENT", path);
    const file = known ?? this.nextFile++;
    if (known === undefined) this.apply({ type: "create", path, file });
    if (flags === "w") this.apply({ type: "truncate", file, size: 0 });
    return this.file(path, file, flags.startsWith("a"));
  }

  async readFile(path: string): Promise<Buffer> {
    this.before("readFile", path);
    return this.bytes(this.found(path));
  }

  async readdir(path: string): Promise<string[]> {
    this.before("readdir", path);
    if (!this.state.folders.has(path)) throw failure("ENOENT", path);
    const all = [...this.state.names.keys(), ...this.state.folders];
    return all.filter((one) => one !== path && dirname(one) === path).map((one) => one.slice(path.length + 1));
  }

  async stat(path: string): Promise<{ size: number; mtimeMs: number }> {
    this.before("stat", path);
    const file = this.found(path);
    return { size: this.bytes(file).length, mtimeMs: this.touched.get(file) ?? 0 };
  }

  async rename(from: string, to: string): Promise<void> {
    this.before("rename", from);
    this.apply({ type: "rename", from, to, file: this.found(from) });
  }

  async rm(path: string): Promise<void> {
    this.before("rm", path);
    if (this.state.names.has(path)) this.apply({ type: "remove", path });
  }

  async copyFile(from: string, to: string): Promise<void> {
    this.before("copyFile", from);
    const bytes = this.bytes(this.found(from));
    if (this.state.names.has(to)) throw failure("EEXIST", to);
    const file = this.nextFile++;
    this.apply({ type: "create", path: to, file });
    this.apply({ type: "write", file, offset: 0, bytes });
  }

  private file(path: string, file: number, appends: boolean): DiskFile {
    let place = 0;
    const { generation } = this;
    const call = (name: string, bytes?: number) => {
      this.before(name, path, bytes);
      if (generation !== this.generation) throw failure(this.deadWith, path);
    };
    const put = (bytes: Uint8Array, offset: number, length: number) => {
      const at = appends ? this.bytes(file).length : place;
      this.apply({ type: "write", file, offset: at, bytes: Buffer.from(bytes.subarray(offset, offset + length)) });
      place = at + length;
    };
    return {
      write: async (bytes, offset, length) => {
        try {
          call("write", length);
        } catch (error) {
          const { written } = error as { written?: number };
          if (written && generation === this.generation) put(bytes, offset, Math.min(written, length));
          throw error;
        }
        put(bytes, offset, length);
        return { bytesWritten: length };
      },
      read: async (bytes, offset, length, position) => {
        call("read");
        const part = this.bytes(file).subarray(position, position + length);
        bytes.set(part, offset);
        return { bytesRead: part.length };
      },
      stat: async () => {
        call("stat");
        return { size: this.bytes(file).length };
      },
      truncate: async (size) => {
        call("truncate");
        this.apply({ type: "truncate", file, size });
      },
      utimes: async (_, modified) => {
        call("utimes");
        this.touched.set(file, modified.getTime());
      },
      sync: async () => {
        call("sync");
        this.apply({ type: "sync", file });
      },
      datasync: async () => {
        call("datasync");
        this.apply({ type: "sync", file });
      },
      close: async () => {
        if (generation !== this.generation) throw failure(this.deadWith, path);
      },
    };
  }

  private folder(path: string): DiskFile {
    const sync = async () => {
      this.before("sync", path);
      this.apply({ type: "syncFolder", path });
    };
    const refuse = () => Promise.reject(failure("EISDIR", path));
    const other = { write: refuse, read: refuse, stat: refuse, truncate: refuse, utimes: refuse };
    return { ...other, sync, datasync: sync, close: async () => undefined };
  }

  private apply(operation: Operation): void {
    this.log.push(operation);
    applyOperation(this.state, operation);
    if (operation.type === "write") this.touched.set(operation.file, this.now());
  }

  private found(path: string): number {
    const file = this.state.names.get(path);
    if (file === undefined) throw failure("ENOENT", path);
    return file;
  }

  private bytes(file: number): Buffer {
    return this.state.files.get(file) ?? Buffer.alloc(0);
  }
}

/** Does to a state what was asked of the disk; syncs change nothing one can see. */
export function applyOperation({ folders, names, files }: DiskState, operation: Operation): void {
  switch (operation.type) {
    case "mkdir":
      folders.add(operation.path);
      return;
    case "create":
      names.set(operation.path, operation.file);
      return;
    case "remove":
      names.delete(operation.path);
      return;
    case "rename":
      names.delete(operation.from);
      names.set(operation.to, operation.file);
      return;
    case "write": {
      const was = files.get(operation.file) ?? Buffer.alloc(0);
      const gap = Buffer.alloc(Math.max(0, operation.offset - was.length));
      const after = was.subarray(operation.offset + operation.bytes.length);
      files.set(operation.file, Buffer.concat([was.subarray(0, operation.offset), gap, operation.bytes, after]));
      return;
    }
    case "truncate":
      files.set(operation.file, (files.get(operation.file) ?? Buffer.alloc(0)).subarray(0, operation.size));
  }
}

export function failure(code: string, path: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: ${path}`), { code, path });
}
