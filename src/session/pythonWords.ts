import { embeddedPython, isEmbedded } from "../runner/embeddedLauncher";
import type { FoundInterpreter, Interpreter, Tried } from "../runner/interpreter";
import type { PythonSource } from "../runner/pythonPaths";

/** Who named a Python, as the person sees it. */
export const sourceWords: Record<PythonSource, string> = {
  setting: "From your settings",
  extension: "From the Python extension",
  path: "Found on PATH",
  "built-in": "Comes with Mock Interview, slower",
};

/** Where the Python in use comes from, or what is wrong with the one wished for, in the few words that a status has room for. */
export function sourceInShort(python: FoundInterpreter | undefined, tried: readonly Tried[]): string {
  const wish = unmetWish(tried);
  if (!python) return wish?.problem ? shortened(wish.problem) : "None was found on PATH";
  if (wish) return wish.source === "setting" ? "Your setting cannot be used" : "The Python extension's cannot be used";
  const best = tried.find(({ problem }) => problem === undefined);
  if (python.path === best?.path) return sourceWords[python.source];
  return best ? "Chosen for this question" : "No other Python was found";
}

/** What the person or the Python extension named and cannot be used. */
export function unmetWish(tried: readonly Tried[]): Tried | undefined {
  return tried.find(({ source, problem }) => source !== "path" && problem !== undefined);
}

function shortened(text: string): string {
  return text.length > 50 ? `${text.slice(0, 49)}…` : text;
}

/** A wish that cannot be met, and what runs instead; undefined when the Python in use is the best one named. */
export function passedOver(python: Interpreter, tried: readonly Tried[]): string | undefined {
  const wish = unmetWish(tried);
  if (!wish) return undefined;
  const whose = wish.source === "setting" ? "of your settings" : "of the Python extension";
  return `${wish.path} ${whose} cannot be used. ${wish.problem} Your code runs on ${nameOf(python)}.`;
}

/** There is no Python but ours. */
export function noOtherPython(tried: readonly Tried[]): string {
  const slower = "An installed Python is faster and can start threads.";
  const why = passedOver(embeddedPython, tried);
  return `${why ?? `No Python was found on this machine, so your code runs on ${nameOf(embeddedPython)}.`} ${slower}`;
}

/** Another Python than usual runs a question because of what the question needs. */
export function runsElsewhere(need: string, python: Interpreter, usual: Interpreter): string {
  const usually = isEmbedded(usual) ? nameOf(usual) : `your Python ${usual.version}`;
  return `This question needs ${need}, so it runs on ${nameOf(python)} and not on ${usually}.`;
}

/** No Python on this machine is new enough for a question, or none of those has its packages. */
export function tooOldMessage(oldest: string, packages: readonly string[], python: Interpreter): string {
  const need = [`Python ${oldest} or newer`, ...packages].join(" and ");
  return `This question needs ${need}, which was not found; ${python.path} is ${python.version}. Install it, or choose another Python.`;
}

/** No Python on this machine has the packages of a question. */
export function missingPackages(packages: readonly string[], python: Interpreter): string {
  const list = packages.join(" and ");
  if (isEmbedded(python)) {
    return `This question needs ${list}, which the built-in Python does not have. Choose a Python that has it, or install Python and then: python3 -m pip install ${packages.join(" ")}`;
  }
  return `This question needs ${list}, which no Python on this machine has. Install it with: ${python.path} -m pip install ${packages.join(" ")}`;
}

/** How the Python that comes with the extension is called. */
export const embeddedTitle = `Built-in Python ${embeddedPython.version.split(".").slice(0, 2).join(".")}`;

function nameOf(python: Interpreter): string {
  return isEmbedded(python) ? `the ${embeddedTitle.replace("B", "b")}` : `Python ${python.version} at ${python.path}`;
}
