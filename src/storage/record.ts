import { createHash } from "node:crypto";

export interface JournalContent {
  records: unknown[];
  /** Lines in the middle that could not be read; each stands for one lost record. */
  damaged: number;
  /** The last line was cut short by a crash; it was never acknowledged. */
  torn: boolean;
}

/** One line: checksum of the JSON text, its length in bytes, the JSON text. Readable by a person, checkable by a machine. */
export function encodeRecord(record: unknown): string {
  const json = JSON.stringify(record);
  return `${checksum(json)} ${Buffer.byteLength(json)} ${json}\n`;
}

/** Reads every good line and counts the others. */
export function decodeRecords(bytes: Buffer): JournalContent {
  const content: JournalContent = { records: [], damaged: 0, torn: false };
  const lines = bytes.toString("utf8").split("\n");
  lines.forEach((line, index) => {
    if (line === "") return;
    const record = decodeRecord(line);
    if (record !== undefined) content.records.push(record);
    else if (index === lines.length - 1) content.torn = true;
    else content.damaged += 1;
  });
  return content;
}

/** The record of one line without its end; undefined when anything about the line is wrong. */
export function decodeRecord(line: string): unknown {
  const length = line.indexOf(" ") + 1;
  const start = line.indexOf(" ", length) + 1;
  if (length === 0 || start === 0) return undefined;
  const json = line.slice(start);
  if (Number(line.slice(length, start - 1)) !== Buffer.byteLength(json)) return undefined;
  if (line.slice(0, length - 1) !== checksum(json)) return undefined;
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** Eight hex digits are plenty against accidents; nobody is kept out by this. */
function checksum(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 8);
}
