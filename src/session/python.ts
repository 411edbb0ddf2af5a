import { Emitter, type Event } from "../base/emitter";
import { type Disposable, DisposableStore } from "../base/lifecycle";
import type { QuestionSummary } from "../core/question/question";
import type { Config } from "../host/config";
import type { PythonExtension } from "../host/pythonExtension";
import { embeddedPython, isEmbedded } from "../runner/embeddedLauncher";
import {
  compareVersions,
  type FoundInterpreter,
  findInterpreter,
  findInterpreters,
  lackOf,
  type ProbeCache,
  type SearchOptions,
  type SearchResult,
  type Tried,
  testInterpreter,
  withPackages,
} from "../runner/interpreter";
import { fileStamp } from "../runner/programFile";
import { missingPackages, noOtherPython, passedOver, runsElsewhere, tooOldMessage } from "./pythonWords";

/** The Python a question runs on. */
export interface PythonChoice {
  python?: FoundInterpreter;
  /** Why it is another one than the person would expect. */
  note?: string;
  /** Without a Python: what was tried and what to do. */
  problem?: string;
  /** It is the one we bring along, slower than an installed one. */
  embedded?: boolean;
  /** What was looked at for ordinary questions, best first. */
  tried: Tried[];
}

/** Which Python runs the candidate's code. */
export interface Python extends Disposable {
  /** The interpreter for a question: the one of ordinary questions, another that is new enough and has its packages, or ours. */
  forQuestion(question: Pick<QuestionSummary, "packages" | "python">): Promise<PythonChoice>;
  /** The interpreter for ordinary questions, if there is one beside ours or ours is wished for: found once, then remembered until a wish changes or its file does. */
  find(): Promise<SearchResult>;
  /** Every usable Python on this machine, the one for ordinary questions first. */
  all(): Promise<FoundInterpreter[]>;
  /** Why the program at a path will not do; undefined when it will. */
  problemOf(path: string): Promise<string | undefined>;
  /** Forgets what every program said of itself, also of those whose file is as it was. */
  lookAgain(): void;
  /** Fires when another interpreter may be in use. */
  readonly onDidChange: Event<void>;
}

/** `mayRun` is false while the editor does not trust the open folder: then nothing is looked for, because looking starts processes. */
export function createPython(config: PythonConfig, extension: PythonExtension, mayRun: () => boolean): Python {
  return new Finder(config, extension, mayRun);
}

/** In the place of a path, the setting can name the Python that comes with the extension. */
export const embeddedSetting = "embedded";

type PythonConfig = Pick<Config, "pythonPath" | "onDidChange">;
type Found = SearchResult & { stamp: string };

class Finder implements Python {
  private readonly store = new DisposableStore();
  private readonly changed = this.store.add(new Emitter<void>());
  readonly onDidChange = this.changed.event;
  private readonly cache: ProbeCache = new Map();
  private found: Promise<Found> | undefined;
  /** What was found last, to tell whether it is another one now. */
  private told: string | undefined;
  private setting: string;
  /** Counts the changes of what is wished for. */
  private wish = 0;
  /** When programs were last asked anew. */
  private askedAfresh = Number.NEGATIVE_INFINITY;

  constructor(
    config: PythonConfig,
    private readonly extension: PythonExtension,
    private readonly mayRun: () => boolean,
  ) {
    this.setting = config.pythonPath();
    this.store.add(
      config.onDidChange(() => {
        if (config.pythonPath() === this.setting) return;
        this.setting = config.pythonPath();
        this.renew();
      }),
    );
    this.store.add(extension.onDidChange(() => this.renew()));
  }

  async find(): Promise<SearchResult> {
    if (!this.mayRun()) return { tried: [] };
    const known = this.found;
    if (known && !(await isAsItWas(await known)) && this.found === known) this.found = undefined;
    const { wish } = this;
    const finding = this.found ?? this.search();
    this.found = finding;
    const found = await finding;
    // Whoever asked before the wish changed would show the old answer after the new one.
    if (this.wish !== wish) return await this.find();
    if (this.found === finding) this.tell(found);
    return found;
  }

  async forQuestion({ packages, python: oldest }: Pick<QuestionSummary, "packages" | "python">): Promise<PythonChoice> {
    const { python: found, tried } = await this.find();
    if (!this.mayRun()) return { tried };
    const python = found ?? embeddedPython;
    const isNewEnough = isAtLeast(python, oldest);
    if (isNewEnough && (await this.has(python, packages))) {
      return chosen(python, found ? passedOver(found, tried) : noOtherPython(tried), tried);
    }
    const { python: fitting } = await withPackages(packages, { ...(await this.wishes()), atLeast: oldest });
    const other = fitting ?? (isAtLeast(embeddedPython, oldest) && packages.length === 0 ? embeddedPython : undefined);
    const need = isNewEnough ? packages.join(" and ") : `Python ${oldest} or newer`;
    if (other) return chosen(other, runsElsewhere(need, other, python), tried);
    const problem = isNewEnough ? missingPackages(packages, python) : tooOldMessage(oldest, packages, python);
    return { problem, tried };
  }

  async all(): Promise<FoundInterpreter[]> {
    return this.mayRun() ? await findInterpreters(await this.wishes()) : [];
  }

  async problemOf(path: string): Promise<string | undefined> {
    return (await testInterpreter(path, new Map())).problem;
  }

  lookAgain(): void {
    this.cache.clear();
    this.renew();
  }

  dispose(): void {
    this.store.dispose();
  }

  private async search(): Promise<Found> {
    // The Python extension is not woken up for an answer that would not count.
    const wished = this.setting ? await this.wishedFor(this.setting) : undefined;
    const result: SearchResult = wished
      ? { python: wished, tried: [{ path: wished.path, source: "setting" }] }
      : await findInterpreter(await this.wishes());
    return { ...result, stamp: await stampOf(result) };
  }

  private async wishedFor(setting: string): Promise<FoundInterpreter | undefined> {
    if (setting === embeddedSetting) return embeddedPython;
    return (await testInterpreter(setting, this.cache)).python;
  }

  private async has(python: FoundInterpreter, packages: readonly string[]): Promise<boolean> {
    if (isEmbedded(python)) return packages.length === 0;
    return (await lackOf(python, packages, this.cache)) === undefined;
  }

  private async wishes(): Promise<SearchOptions> {
    const given = await this.extension.activeInterpreter();
    const setting = this.setting === embeddedSetting ? undefined : this.setting || undefined;
    return { setting, given, cache: this.cache };
  }

  private tell({ python }: Found): void {
    // A missing Python may be installed in the meantime, so only success is remembered.
    if (!python) this.renewQuietly();
    const now = JSON.stringify([python?.path, python?.version]);
    const isNews = this.told !== undefined && this.told !== now;
    this.told = now;
    if (isNews) this.changed.fire();
  }

  private renew(): void {
    this.wish += 1;
    this.found = undefined;
    this.changed.fire();
  }

  private renewQuietly(): void {
    this.found = undefined;
    const now = performance.now();
    if (now - this.askedAfresh < askAfreshMs) return;
    this.askedAfresh = now;
    this.cache.clear();
  }
}

/** Programs that are no Python are asked anew after so long (ms): at every save it would take longer than the run. */
const askAfreshMs = 60_000;

function chosen(python: FoundInterpreter, note: string | undefined, tried: Tried[]): PythonChoice {
  return { python, note, tried, ...(isEmbedded(python) && { embedded: true }) };
}

function isAtLeast({ version }: FoundInterpreter, oldest: string): boolean {
  return compareVersions(version, oldest) >= 0;
}

async function isAsItWas(found: Found): Promise<boolean> {
  return (await stampOf(found)) === found.stamp;
}

/** A mark of the Python found, and of the wishes that could not be met, which changes when one of them does or goes away. */
async function stampOf({ python, tried }: SearchResult): Promise<string> {
  const wishes = tried.filter(({ source }) => source !== "path").map(({ path }) => path);
  const paths = [...new Set([...wishes, ...(python ? [python.path, python.executable] : [])])];
  return (await Promise.all(paths.map(fileStamp))).join(" ");
}
