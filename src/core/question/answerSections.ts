import type { List, ListItem, Paragraph, RootContent } from "mdast";
import { type BodyContext, itemText, rawText, readList, readParts, sectionText } from "./bodyPart";
import { plainText, sourceOf, startOf } from "./markdownTree";
import type { AnswerPart, KeyPoint, Level, Option, Question } from "./question";
import { checkOrder, type Section } from "./sections";

/** `Key points`: `- [ ] sentence` with `says:` and `not:` lines indented under it. */
export function readKeyPoints(section: Section, context: BodyContext): KeyPoint[] {
  const points: KeyPoint[] = [];
  for (const item of readList(section, false, context)?.children ?? []) {
    const [sentence, words, ...more] = item.children;
    if (sentence?.type !== "paragraph" || item.checked !== false) {
      context.report(startOf(item), "A key point is `- [ ] sentence`, with an empty box.");
      continue;
    }
    const point: KeyPoint = {
      text: withoutBox(itemText([sentence], context)),
      says: [],
      not: [],
      line: item.position!.start.line,
    };
    const odd = words && words.type !== "list" ? words : more[0];
    if (odd) context.report(startOf(odd), "Under a key point stand only `- says:` and `- not:`, as a list.");
    if (words?.type === "list") readWords(words, point, context);
    points.push(point);
  }
  return points;
}

function readWords(words: List, point: KeyPoint, context: BodyContext): void {
  for (const item of words.children) {
    const [line, ...more] = item.children;
    const match = line && more.length === 0 ? /^(says|not):\s*([\s\S]*)$/u.exec(rawText(line, context)) : null;
    if (!match) {
      context.report(startOf(item), "Under a key point stand only `- says: a | b; c` and `- not: a | b`.");
      continue;
    }
    const groups = match[2]!.replaceAll("`", "").split(";").map(splitPhrases);
    if (groups.some((group) => group.length === 0 || group.some((phrase) => !/[\p{L}\p{N}]/u.test(phrase)))) {
      context.report(startOf(item), "A phrase here has no word in it. Every `|` and `;` stands between words.");
    } else if (match[2] !== match[2]!.toLowerCase()) {
      context.report(startOf(item), "Words to look for are written in lower case.");
    } else if (match[1] === "says") point.says.push(...groups);
    else point.not.push(...groups.flat());
  }
}

function splitPhrases(group: string): string[] {
  const phrases = group.split("|").map((phrase) => phrase.trim().replace(/\s+/gu, " "));
  return phrases.length === 1 && phrases[0] === "" ? [] : phrases;
}

/** The parser leaves the box in the source of a paragraph that begins with code or emphasis: there `[x]` would tell which option is right. */
function withoutBox(text: string): string {
  return text.replace(/^\[[ xX]\]\s+/u, "");
}

/** `Options`: `- [x]` or `- [ ]`; the first paragraph, with a fence right after it, is the option, the rest explains. */
export function readOptions(section: Section, context: BodyContext): Option[] {
  const options: Option[] = [];
  for (const item of readList(section, false, context)?.children ?? []) {
    const right = item.checked;
    if (typeof right !== "boolean") {
      context.report(startOf(item), "An option is `- [x]` when it is right and `- [ ]` when it is not.");
      continue;
    }
    const split = item.children[1]?.type === "code" ? 2 : 1;
    options.push({
      text: withoutBox(itemText(item.children.slice(0, split), context)),
      right,
      explanation: itemText(item.children.slice(split), context),
      line: item.position!.start.line,
    });
  }
  return options;
}

/** `Hints`: a numbered list, mildest first. */
export function readHints(section: Section, context: BodyContext): string[] {
  return (readList(section, true, context)?.children ?? []).map((item: ListItem) => itemText(item.children, context));
}

/** `Clarifying questions`: a bold paragraph asks, the blocks after it answer. */
export function readClarifying(section: Section, context: BodyContext): Question["clarifying"] {
  const pairs: { question: string; answer: RootContent[] }[] = [];
  for (const node of section.nodes) {
    const bold = node.type === "paragraph" && node.children.length === 1 && node.children[0]!.type === "strong";
    if (bold) pairs.push({ question: rawText(node, context).slice(2, -2).trim(), answer: [] });
    else if (pairs.length > 0) pairs.at(-1)!.answer.push(node);
    else context.report(startOf(node), "A clarifying question is a bold paragraph: **May it be empty?**");
    if (bold && pairs.length > 1 && pairs.at(-2)!.answer.length === 0) {
      context.report(startOf(node), "The question before this one has no answer. Write it in a paragraph below.");
    }
  }
  if (pairs.length > 0 && pairs.at(-1)!.answer.length === 0) {
    context.report(startOf(section.nodes.at(-1)!), "This question has no answer. Write it in a paragraph below.");
  }
  return pairs.map(({ question, answer }) => ({ question, answer: sourceOf(answer, context.text) }));
}

/** `Story` and `Canvas`: the given headings, in order, a hint under each. */
export function readAnswerParts(section: Section, titles: readonly string[], context: BodyContext): AnswerPart[] {
  const parts = readParts(section, context);
  for (const { offset, message } of checkOrder(parts, titles)) {
    // An empty part was reported when the parts were read.
    if (!message.includes("is empty")) context.report(offset, message);
  }
  const missing = titles.filter((title) => !parts.some((part) => part.title === title));
  if (missing.length > 0) context.report(section.offset, `\`${section.title}\` lacks ${missing.join(", ")}.`);
  return parts.map((part) => ({ title: part.title, hint: sectionText(part, context) }));
}

const levelTitles: Readonly<Record<string, Level>> = { Junior: "junior", Mid: "mid", Senior: "senior" };

/** `Levels`: what a junior, a mid and a senior would say. */
export function readLevels(section: Section, context: BodyContext): Partial<Record<Level, string>> {
  const parts = readParts(section, context);
  for (const { offset, message } of checkOrder(parts, Object.keys(levelTitles))) {
    if (!message.includes("is empty")) context.report(offset, message);
  }
  const known = parts.filter(({ title }) => Object.hasOwn(levelTitles, title));
  return Object.fromEntries(known.map((part) => [levelTitles[part.title]!, sectionText(part, context)]));
}

/** `Compare`: `Wrong` and `Right`, each a fence and a sentence. */
export function readCompare(section: Section, context: BodyContext): Question["compare"] {
  const parts = readParts(section, context);
  const [wrong, right, ...more] = parts;
  if (wrong?.title !== "Wrong" || right?.title !== "Right" || more.length > 0) {
    context.report(section.offset, "`Compare` has two parts, `Wrong` and then `Right`.");
    return undefined;
  }
  for (const { nodes, offset, title } of parts) {
    const complete = nodes.some(({ type }) => type === "code") && nodes.some(({ type }) => type === "paragraph");
    if (!complete) context.report(offset, `\`${title}\` needs a fence and a sentence.`);
  }
  return { wrong: sectionText(wrong, context), right: sectionText(right, context) };
}

/** `Dialogue`: paragraphs that begin with who speaks. */
export function readDialogue(section: Section, context: BodyContext): string {
  for (const node of section.nodes) {
    if (node.type === "paragraph" && !/^(Interviewer|Candidate):/u.test(plainText(node))) {
      context.report(startOf(node), "A paragraph here begins with **Interviewer:** or **Candidate:**.");
    }
  }
  return sectionText(section, context);
}

/** `References`: a list whose items begin with a link to an exact page. */
export function readReferences(section: Section, context: BodyContext): string {
  for (const item of readList(section, false, context)?.children ?? []) {
    const first = (item.children[0] as Paragraph | undefined)?.children?.[0];
    if (first?.type !== "link" || !first.url.startsWith("https://")) {
      context.report(startOf(item), "A reference begins with a link: [title](https://...).");
    }
  }
  return sectionText(section, context);
}
