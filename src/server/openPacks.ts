import { joinPack, type ParsedFile } from "../bank/packParser";
import type { Problem } from "../core/question/question";
import type { PackPlace } from "./openText";
import { type PackOnDisk, parseText, readPackOnDisk } from "./packOnDisk";

/** An open file of a pack, with its text as the editor has it. */
export interface OpenFile extends PackPlace {
  uri: string;
  text: string;
  /** Parses at the first call only. */
  parsed(): ParsedFile;
}

/** The open files, and of each pack that one of them lies in what the disk holds. */
export class OpenPacks {
  private readonly open = new Map<string, OpenFile>();
  private readonly disks = new Map<string, PackOnDisk | undefined>();
  private readonly readings = new Map<string, Promise<void>>();
  private readonly stale = new Set<string>();

  /** Folders of the packs that open files lie in. */
  get roots(): string[] {
    return [...new Set([...this.open.values()].map(({ root }) => root))];
  }

  get(uri: string): OpenFile | undefined {
    return this.open.get(uri);
  }

  put(uri: string, place: PackPlace, text: string): void {
    let parsed: ParsedFile | undefined;
    const parse = () => {
      parsed ??= parseText({ file: place.file, text });
      return parsed;
    };
    this.open.set(uri, { ...place, uri, text, parsed: parse });
  }

  close(uri: string): void {
    const root = this.open.get(uri)?.root;
    this.open.delete(uri);
    if (root !== undefined && this.openIn(root).length === 0) this.disks.delete(root);
  }

  openIn(root: string): OpenFile[] {
    return [...this.open.values()].filter((file) => file.root === root);
  }

  /** All files of a pack in order of paths, open ones as the editor has them. */
  filesIn(root: string): ParsedFile[] {
    const onDisk = [...(this.disks.get(root)?.files ?? [])].map(([file, { parsed }]) => [file, parsed] as const);
    const open = this.openIn(root).map((file) => [file.file, file.parsed()] as const);
    return [...new Map([...onDisk, ...open]).values()].sort((a, b) => (a.file < b.file ? -1 : 1));
  }

  /** What is wrong in a pack; while it was not read, and when the folder is none, only what each open file holds. */
  problemsIn(root: string): Problem[] {
    const disk = this.disks.get(root);
    const files = this.filesIn(root);
    return disk ? joinPack(files, disk.problems).problems : files.flatMap(({ problems }) => problems);
  }

  /** Reads a pack from the disk. Resolves when it was read from after this call on; several calls share one reading. */
  async refresh(root: string): Promise<void> {
    this.stale.add(root);
    const reading = this.readings.get(root) ?? this.readWhileStale(root).finally(() => this.readings.delete(root));
    this.readings.set(root, reading);
    await reading;
  }

  private async readWhileStale(root: string): Promise<void> {
    while (this.stale.delete(root)) {
      const disk = await readPackOnDisk(root, this.disks.get(root));
      if (this.openIn(root).length > 0) this.disks.set(root, disk);
    }
  }
}
