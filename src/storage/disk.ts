import { copyFile, mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";

/** An open file, as far as journals and whole files need it; offsets and lengths in bytes. */
export interface DiskFile {
  /** Writes at the end of a file opened with `a`, else where the last write ended. May take fewer bytes than given. */
  write(bytes: Uint8Array, offset: number, length: number): Promise<{ bytesWritten: number }>;
  read(bytes: Uint8Array, offset: number, length: number, position: number): Promise<{ bytesRead: number }>;
  stat(): Promise<{ size: number }>;
  truncate(size: number): Promise<void>;
  /** Sets the times of the file (milliseconds since 1970, as dates). */
  utimes(accessed: Date, modified: Date): Promise<void>;
  sync(): Promise<void>;
  datasync(): Promise<void>;
  close(): Promise<void>;
}

/** The operations of a file system that what we store goes through, so that a test can put a disk in their place that fails or loses power. */
export interface Disk {
  /** Makes a folder and those above it; gives the first that was new. */
  mkdir(path: string, options: { recursive: true }): Promise<string | undefined>;
  open(path: string, flags: string): Promise<DiskFile>;
  readFile(path: string): Promise<Buffer>;
  readdir(path: string): Promise<string[]>;
  stat(path: string): Promise<{ size: number; mtimeMs: number }>;
  rename(from: string, to: string): Promise<void>;
  rm(path: string, options: { force: true }): Promise<void>;
  copyFile(from: string, to: string, mode?: number): Promise<void>;
}

/** The disk of this machine. */
export const systemDisk: Disk = { copyFile, mkdir, open, readdir, readFile, rename, rm, stat };
