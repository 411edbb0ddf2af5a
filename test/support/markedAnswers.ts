import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { KeyPoint } from "../../src/core/question/question";
import { checkAnswer } from "../../src/core/scoring/keyPoints";

/** An answer as a candidate would type it, with the numbers of the key points, from 1, that a fair interviewer ticks. */
export interface MarkedAnswer {
  number: number;
  manner: string;
  /** Written after the words of the question were settled on the others. */
  heldOut: boolean;
  wanted: number[];
  text: string;
}

/** How far the matcher agrees with the interviewer, in key points. */
export interface Agreement {
  /** Ticked by both. */
  both: number;
  /** Ticked by the matcher only. */
  tooMany: number;
  /** Ticked by the interviewer only. */
  missed: number;
}

const heading = /^## (\d+)\. (.+?)( \(held out\))?: (none|\d+(?: \d+)*)$/u;

/** Reads `## 3. partial, typos: 1 4`, followed by the answer, as often as it stands in a file. */
export function parseMarkedAnswers(markdown: string, file: string): MarkedAnswer[] {
  return markdown
    .split(/^(?=## )/mu)
    .filter((block) => block.startsWith("## "))
    .map((block) => {
      const [first = "", ...rest] = block.split("\n");
      const parts = heading.exec(first);
      if (!parts) throw new Error(`${file}: "${first}" is no heading such as "## 3. partial, typos: 1 4" or ": none"`);
      const [, number, manner, heldOut, wanted] = parts;
      return {
        number: Number(number),
        manner: manner!,
        heldOut: heldOut !== undefined,
        wanted: wanted === "none" ? [] : wanted!.split(" ").map(Number),
        text: rest.join("\n").trim(),
      };
    });
}

/** All files of a folder of tracks, by the id of their question. */
export async function readMarkedAnswers(folder: string): Promise<Map<string, MarkedAnswer[]>> {
  const names = await readdir(folder, { recursive: true });
  const files = names.filter((name) => name.endsWith(".md") && name !== "README.md").sort();
  return new Map(
    await Promise.all(
      files.map(async (name): Promise<[string, MarkedAnswer[]]> => {
        const id = name.replaceAll("\\", "/").replace(/\.md$/u, "");
        return [id, parseMarkedAnswers(await readFile(join(folder, name), "utf8"), name)];
      }),
    ),
  );
}

/** The numbers of the key points, from 1, that the matcher ticks. */
export function tickedBy(keyPoints: readonly KeyPoint[], text: string): number[] {
  return checkAnswer(text, keyPoints).flatMap(({ found }, index) => (found ? [index + 1] : []));
}

export function agreement(wanted: readonly number[], ticked: readonly number[]): Agreement {
  const both = ticked.filter((number) => wanted.includes(number)).length;
  return { both, tooMany: ticked.length - both, missed: wanted.length - both };
}

/** Shares from 0 to 1: of what was ticked, how much rightly; of what should be, how much was. */
export function precisionOf({ both, tooMany }: Agreement): number {
  return both + tooMany === 0 ? 1 : both / (both + tooMany);
}

export function recallOf({ both, missed }: Agreement): number {
  return both + missed === 0 ? 1 : both / (both + missed);
}

export function sumOf(agreements: readonly Agreement[]): Agreement {
  return agreements.reduce(
    (sum, one) => ({
      both: sum.both + one.both,
      tooMany: sum.tooMany + one.tooMany,
      missed: sum.missed + one.missed,
    }),
    { both: 0, tooMany: 0, missed: 0 },
  );
}
