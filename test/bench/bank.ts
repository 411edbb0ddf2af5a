import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { type BankIndex, readBankIndex } from "../../src/bank/bankIndex";
import type { Bank } from "../../src/bank/openBank";
import { readPackIndex } from "../../src/bank/readPack";
import { searchQuestions } from "../../src/core/question/search";
import type { QuestionTree, TreeNode } from "../../src/features/questions/questionTree";
import type { ProgressStore } from "../../src/session/progressStore";
import { largeIndex, writeLargePack } from "./largePack";
import { measureRounds, median } from "./rounds";
import { type Benchmark, type Row, toRow } from "./row";
import { withVscodeStandIn } from "./vscodeStandIn";

const [small, large] = [165, 10_000] as const;
const rounds = 20;

/** Reading, showing and searching questions, few and many. */
export const bank: Benchmark = {
  title: "Bank",
  measure: async () => {
    const folder = await mkdtemp(join(tmpdir(), "packs-"));
    try {
      return [...(await measureIndexes(folder)), ...(await measureViews()), ...(await measurePack(folder))];
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};

async function measureIndexes(folder: string): Promise<Row[]> {
  const path = join(folder, "bank.json");
  await writeFile(path, JSON.stringify(largeIndex(large)));
  const times = await measureRounds(rounds, {
    shipped: () => readBankIndex(join("dist", "bank", "index.json")),
    large: () => readBankIndex(path),
  });
  const shipped = (await readBankIndex(join("dist", "bank", "index.json"))).questions.length;
  return [
    toRow("bank.index", median(times.shipped), "ms", null, `the shipped index, ${shipped} questions`),
    toRow(
      "bank.index-10000",
      median(times.large),
      "ms",
      ["<", 1500],
      `an index of ${large} questions, made at a build`,
    ),
    toRow("bank.memory-10000", await weigh(path), "MB", ["<", 60], `heap that an index of ${large} questions takes`),
  ];
}

/** Heap in megabytes that an index takes once it is read. */
async function weigh(path: string): Promise<number> {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  collect();
  const before = process.memoryUsage().heapUsed;
  const index = await readBankIndex(path);
  collect();
  return index.questions.length === large ? (process.memoryUsage().heapUsed - before) / 1e6 : Number.NaN;
}

async function measureViews(): Promise<Row[]> {
  const [few, many] = [largeIndex(small), largeIndex(large)];
  const [fewShown, manyShown] = [await createTree(few), await createTree(many)];
  const coding = { kinds: ["coding"] } as const;
  const views: Record<string, [what: string, few: () => unknown, many: () => unknown]> = {
    tree: ["tracks and categories, as they show at first", () => showTree(fewShown), () => showTree(manyShown)],
    filter: [
      "the whole tree of the coding questions",
      () => showTree(fewShown, coding),
      () => showTree(manyShown, coding),
    ],
    search: [
      "two words in all questions",
      () => searchQuestions(few.questions, "queue th"),
      () => searchQuestions(many.questions, "queue th"),
    ],
  };
  const rows: Row[] = [];
  for (const [name, [what, showFew, showMany]] of Object.entries(views)) {
    const times = await measureRounds(rounds, { few: async () => showFew(), many: async () => showMany() });
    const [fewMs, manyMs] = [median(times.few), median(times.many)];
    const growth = `${manyMs.toFixed(2)} ms against ${fewMs.toFixed(2)} ms for ${small}; there are ${Math.round(large / small)} times as many`;
    rows.push(
      toRow(`bank.${name}-10000`, manyMs, "ms", ["<", 50], `${what}; median of ${rounds}`),
      toRow(`bank.${name}-growth`, manyMs / fewMs, "x", null, growth),
    );
  }
  return rows;
}

/** The tree of the side bar, over a stand-in for the editor. */
async function createTree(index: BankIndex): Promise<QuestionTree> {
  return withVscodeStandIn(async () => {
    const { QuestionTree: Tree } = await import("../../src/features/questions/questionTree");
    const nothing = { dispose: () => undefined };
    const progress: Partial<ProgressStore> = { progress: new Map(), onDidChange: () => nothing };
    return new Tree({ index: async () => index } as Bank, progress as ProgressStore);
  });
}

/** Asks for all that the editor shows: opened down to categories, or to questions when there is a filter. */
async function showTree(tree: QuestionTree, filter: Parameters<QuestionTree["setFilter"]>[0] = {}): Promise<void> {
  tree.setFilter(filter);
  const isOpen = ({ type }: TreeNode) => type === "track" || (type === "category" && Object.keys(filter).length > 0);
  const visit = async (node?: TreeNode) => {
    for (const child of await tree.getChildren(node)) {
      tree.getTreeItem(child);
      if (isOpen(child)) await visit(child);
    }
  };
  await visit();
}

/** Reads the metadata of a pack that nothing was indexed of before, as it would be done when somebody adds one. */
async function measurePack(folder: string): Promise<Row[]> {
  const pack = join(folder, "pack");
  await writeLargePack(pack, large);
  const { size } = await stat(join(pack, largeIndex(1).questions[0]!.file));
  const waits = monitorEventLoopDelay({ resolution: 1 });
  waits.enable();
  const [began, cpuBefore] = [performance.now(), process.cpuUsage()];
  const { index, problems } = await readPackIndex(pack);
  const [ms, cpu] = [performance.now() - began, process.cpuUsage(cpuBefore)];
  waits.disable();
  if (problems[0]) throw new Error(`${problems[0].file}:${problems[0].line} ${problems[0].message}`);
  if (index.questions.length !== large) throw new Error(`${index.questions.length} of ${large} questions were read`);
  const cpuMs = Math.round((cpu.user + cpu.system) / 1000);
  const files = `${large} question files of ${(size / 1000).toFixed(1)} KB`;
  return [
    toRow("bank.index-cold-10000", ms, "ms", ["<", 1500], `${files} indexed, once and cold; ${cpuMs} ms of CPU time`),
    toRow("bank.index-block", waits.max / 1e6, "ms", ["<", 50], "longest wait of the host's other work meanwhile"),
  ];
}
