import { isDeepStrictEqual } from "node:util";
import { seededRandom } from "../../src/core/interview/drawInterview";
import type { SessionEvent } from "../../src/core/interview/session";
import { decodeRecord } from "../../src/storage/record";
import { readSession, sessionFolder } from "../../src/storage/sessionFiles";
import { type Check, checkAll } from "./checks";
import { MemoryDisk } from "./memoryDisk";
import { sampleStart } from "./sampleSession";
import { openWindow, sharedPlan } from "./windows";

const root = "/practice";
const id = "2025-01-01T10-00-00-abcdef";
const pageBytes = 4096;
const roundsPerJournal = 50;

interface Line {
  record: SessionEvent & { n: number };
  text: string;
}

/** The journal of an interview as a window writes it: numbered records, some longer than a page of the disk. */
async function sampleLines(random: () => number): Promise<Line[]> {
  const letters = ["a", " ", "\n", '"', "é", "日", "😀"];
  const text = (most: number) =>
    Array.from({ length: Math.floor(random() * most) }, () => letters[Math.floor(random() * letters.length)]).join("");
  const disk = new MemoryDisk();
  let at = sampleStart;
  const { live } = await openWindow(root, id, "w", { disk, now: () => ++at });
  for (let number = 1; number <= 70; number++) {
    const files = [{ name: "answer.md", text: text(number % 7 === 0 ? 3000 : 200) }];
    if (number % 3 === 0) await live.record({ type: "hinted", question: "b" });
    else await live.record({ type: "submitted", question: "a", files, keyPoints: [] });
  }
  const lines = (await disk.readFile(`${sessionFolder(root, id)}/w.jsonl`)).toString().split("\n").slice(0, -1);
  return lines.map((line) => ({ record: decodeRecord(line) as Line["record"], text: `${line}\n` }));
}

type Mutant = (bytes: Buffer, random: () => number) => Buffer;

/** The one way in which all may be gone. */
const cut = "the end cut off";

const mutants: Record<string, Mutant> = {
  "a bit flipped": (bytes, random) => {
    const copy = Buffer.from(bytes);
    const at = Math.floor(random() * copy.length);
    copy[at] = copy[at]! ^ (1 << Math.floor(random() * 8));
    return copy;
  },
  [cut]: (bytes, random) => bytes.subarray(0, Math.floor(random() * bytes.length)),
  "a part doubled": (bytes, random) => {
    const [from, to] = range(bytes, random);
    return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
  },
  "a page of zeros": (bytes, random) => {
    const page = Math.floor((random() * bytes.length) / pageBytes) * pageBytes;
    return Buffer.from(bytes).fill(0, page, Math.min(page + pageBytes, bytes.length));
  },
  "lines swapped": (bytes, random) => {
    const lines = bytes.toString("utf8").split("\n").slice(0, -1);
    const [one, other] = [Math.floor(random() * lines.length), Math.floor(random() * lines.length)];
    [lines[one], lines[other]] = [lines[other]!, lines[one]!];
    return Buffer.from(`${lines.join("\n")}\n`);
  },
};

function range(bytes: Buffer, random: () => number): [number, number] {
  const ends = [random() * bytes.length, random() * bytes.length].map(Math.floor).sort((a, b) => a - b);
  return [ends[0]!, ends[1]!];
}

/** Journals damaged in five ways: the session opens, every record whose line is still whole is read, in order and once, nothing is made up, and each loss in the middle is named by its line. */
export async function damageJournals(times: number, seed: number): Promise<Check> {
  const random = seededRandom(seed);
  const names = Object.keys(mutants);
  let lines: Line[] = [];
  const rounds = Array.from({ length: times }, (_, round) => async () => {
    if (round % roundsPerJournal === 0) lines = await sampleLines(random);
    const name = names[round % names.length]!;
    const damaged = mutants[name]!(Buffer.from(lines.map(({ text }) => text).join("")), random);
    const problem = await inspect(lines, damaged, name === cut);
    return problem && `${round}, ${name}: ${problem}`;
  });
  return checkAll(rounds);
}

async function inspect(lines: readonly Line[], damaged: Buffer, mayBeGone: boolean): Promise<string | undefined> {
  const disk = new MemoryDisk();
  const folder = sessionFolder(root, id);
  await disk.mkdir(folder);
  const file = await disk.open(`${folder}/w.jsonl`, "w");
  await file.write(damaged, 0, damaged.length);
  const stands = damaged.toString("latin1").split("\n");
  const whole = lines.filter(({ text }) => stands.includes(Buffer.from(text.trimEnd()).toString("latin1")));
  const { session, events, damage } = await readSession(root, id, disk);
  const read = events.map(({ by: _, ...event }) => event);
  const all = whole.map(({ record: { n: _, ...event } }) => event);
  const start = all.find(({ type }) => type === "started");
  if (!start && !mayBeGone) return "no start of the session is left";
  if (!isDeepStrictEqual(session?.plan, start && sharedPlan)) return `the plan is ${JSON.stringify(session?.plan)}`;
  // It stands there several times and counts once, before everything else.
  const wanted = [...(start ? [start] : []), ...all.filter(({ type }) => type !== "started")];
  if (!isDeepStrictEqual(read, wanted)) return `${read.length} records are read and not ${wanted.length}`;
  const known = new Set(lines.map(({ text }) => Buffer.from(text.trimEnd()).toString("latin1")));
  const bad = stands.slice(0, -1).flatMap((line, index) => (line === "" || known.has(line) ? [] : [index + 1]));
  const named = damage.flatMap((one) => one.lines);
  if (!isDeepStrictEqual(named, bad)) return `named are lines ${named}, and damaged ${bad}`;
  const last = Math.max(-1, ...whole.map(({ record }) => record.n));
  const inside = lines.filter((line) => line.record.n < last && !whole.includes(line)).length;
  const counted = damage.reduce((sum, { lost }) => sum + lost, 0);
  return bad.length === 0 || counted >= inside ? undefined : `${counted} counted as lost, and ${inside} are`;
}
