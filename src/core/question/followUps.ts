import { wordsOf } from "./answerFile";
import { parseMarkdown, sourceOf } from "./markdownTree";
import type { Question } from "./question";

/** One item of a question's Follow-ups. */
export interface FollowUp {
  /** What the interviewer asks: one line of Markdown without links. */
  ask: string;
  /** Markdown of what the author says after it: a remark, or where to read on. */
  readOn?: string;
}

/**
 * What an interviewer asks after the answer, in the author's order. None of a question one chooses in, or puts to the
 * interviewer: what follows there is the candidate's to ask.
 */
export function followUpsOf({ followUps, options, kind }: Question): FollowUp[] {
  if (!followUps || options.length > 0 || kind === "ask-the-interviewer") return [];
  const items = parseMarkdown(followUps)?.children.flatMap((node) => (node.type === "list" ? node.children : [])) ?? [];
  return items.map((item) => split(sourceOf(item.children, followUps).replace(/\s+/gu, " ").trim()));
}

const link = /\[([^\]]*)\]\([^)]*\)/gu;

/** The question ends at `see [...]`, else at its last question mark; what stands behind it is the author's. */
function split(item: string): FollowUp {
  const masked = item.replace(link, (text) => " ".repeat(text.length));
  const see = /[\s,;:(]+see (?=\[)/iu.exec(item)?.index;
  const end = see ?? masked.lastIndexOf("?") + 1;
  const [asked, rest] = [item.slice(0, end), item.slice(end).replace(/^[\s,;:]+/u, "")];
  if (asked && wordsOf(rest).length > 0 && !stillAsks.test(rest))
    return { ask: sentence(asked), readOn: capital(rest) };
  const ask = sentence(item.replace(link, "$1"));
  return masked === item ? { ask } : { ask, readOn: item };
}

/** A sentence after the question that still asks something of the candidate. */
const stillAsks = /^(explain|find|follow|give|name|say|show|sketch|tell|walk|write)\b/iu;

function sentence(text: string): string {
  return /[.?!]$/u.test(text) ? text : `${text}.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
