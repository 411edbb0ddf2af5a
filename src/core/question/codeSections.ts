import type { Nodes, RootContent } from "mdast";
import { type BodyContext, rawText, readFence, readParts, sectionText, toCodeBlock } from "./bodyPart";
import { plainText, startOf, walk } from "./markdownTree";
import type { NamedFile, Question, Snippet, WrongSolution } from "./question";
import { type Section, splitSections } from "./sections";
import { isFileName } from "./slug";

/** `Solution`: a `python` fence, then `Approach` in prose. */
export function readSolution(section: Section, context: BodyContext): Question["solution"] {
  const { lead, sections } = splitSections(section.nodes, context.depth + 1);
  const code = readFence(lead, "python", section, context);
  const [approach, ...more] = sections;
  if (approach?.title !== "Approach" || approach.nodes.length === 0 || more.length > 0) {
    context.report(
      section.offset,
      "After its fence `Solution` has one part, `Approach`, with the time and space it takes.",
    );
  }
  return code && { code, approach: approach ? sectionText(approach, context) : "" };
}

/** `Wrong solutions`: the mistake as heading, `Caught by:` and the whole wrong file. */
export function readWrongSolutions(section: Section, context: BodyContext): WrongSolution[] {
  const wrong: WrongSolution[] = [];
  for (const part of readParts(section, context)) {
    const [line, ...rest] = part.nodes;
    const caughtBy = line?.type === "paragraph" ? readCaughtBy(rawText(line, context)) : undefined;
    if (!caughtBy) {
      context.report(line ? startOf(line) : part.offset, "Say which tests catch it: `Caught by: test_a, test_b`.");
    }
    const code = readFence(caughtBy ? rest : part.nodes.filter(({ type }) => type === "code"), "python", part, context);
    if (caughtBy && code) wrong.push({ title: part.title, caughtBy, line: line!.position!.start.line, code });
  }
  return wrong;
}

function readCaughtBy(paragraph: string): string[] | undefined {
  const match = /^Caught by:\s*([\w\s,`]+?)\.?$/u.exec(paragraph);
  const names = (match?.[1] ?? "").replaceAll("`", "").split(",");
  const trimmed = names.map((name) => name.trim());
  return trimmed.every((name) => /^\w+$/u.test(name)) ? trimmed : undefined;
}

/** `Files`: a heading with the name, then a fence. */
export function readFiles(section: Section, context: BodyContext): NamedFile[] {
  const files: NamedFile[] = [];
  for (const part of readParts(section, context)) {
    const name = plainText(part.heading).trim();
    const code = readFence(part.nodes, "", part, context);
    if (!isFileName(name)) context.report(part.offset, "A file name is letters, digits, `_`, `-` and dots, no folder.");
    else if (/^(solution|test_solution)\.py$/iu.test(name))
      context.report(part.offset, `\`${name}\` is taken. Choose another name.`);
    else if (files.some((file) => file.name.toLowerCase() === name.toLowerCase())) {
      context.report(part.offset, `\`${name}\` stands twice. Keep one.`);
    } else if (code) files.push({ name, text: code.code });
  }
  return files;
}

/** Fences marked `python run` anywhere in `nodes`, each with the `output` fence right after it. */
export function readSnippets(nodes: readonly RootContent[], context: BodyContext): Snippet[] {
  const snippets: Snippet[] = [];
  const outputs = new Set<Nodes>();
  const see = (node: Nodes, next?: Nodes) => {
    if (node.type !== "code") return;
    if (node.lang === "output" && !outputs.has(node)) {
      context.report(startOf(node), "An `output` fence stands right after a fence marked `python run`.");
    }
    if (node.lang !== "python" || !node.meta) return;
    if (node.meta.trim() !== "run") {
      context.report(startOf(node), "After `python` a fence may only say `run`.");
      return;
    }
    const output = next?.type === "code" && next.lang === "output" ? next : undefined;
    if (output) outputs.add(output);
    snippets.push({ code: toCodeBlock(node), output: output && toCodeBlock(output) });
  };
  for (const [index, node] of nodes.entries()) walk(node, see, nodes[index + 1]);
  return snippets;
}
