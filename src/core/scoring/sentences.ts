/** A word of a text, folded for comparing. `clause` counts the clauses of a sentence. */
export interface Word {
  text: string;
  clause: number;
}

export interface Sentence {
  /** As written, without Markdown marks at its edges, at most 300 characters. */
  quote: string;
  words: Word[];
}

const maxText = 200_000;
const maxQuote = 300;

/**
 * Cuts free text, Markdown or not, into sentences of words. Code counts as words; addresses, comments and the names of
 * fence languages do not. List items, headings and blank lines end a sentence, single line ends do not.
 */
export function splitSentences(markdown: string): Sentence[] {
  const text = markdown
    .slice(0, maxText)
    .replace(/<!--[\s\S]*?(-->|$)/gu, "\n")
    .replace(/^([ \t>]*)(```+|~~~+).*$/gmu, "\n")
    .replace(/\]\([^()\s]*(\([^()\s]*\)[^()\s]*)*\)/gu, "]")
    .replace(/<?https?:\/\/[^\s>)]*>?/gu, " ");
  return text
    .split(/\n\s*\n|\n(?=[ \t]*(?:[-*+]|\d+[.)]|>|\|)\s)/u)
    .flatMap((block) => block.split(/(?<=[.!?]["'`)*_]{0,3})\s+|\n(?=[^\n]*[;{}=]\s*$)/u))
    .map(toSentence)
    .filter(({ words }) => words.length > 0);
}

function toSentence(raw: string): Sentence {
  const quote = raw
    .replace(/\s+/gu, " ")
    .replace(/^[\s>]*(?:(?:[-*+]|\d+[.)]|#{1,6})\s+)?(?:\[[ xX]\]\s+)?/u, "")
    .replace(/\*\*|(?<!\w)__(?=\S)|(?<=\S)__(?!\w)/gu, (mark) => (mark === "**" ? "" : mark))
    .trim();
  return { quote: quote.length > maxQuote ? `${quote.slice(0, maxQuote - 3)}...` : quote, words: splitWords(raw) };
}

/** Words that begin a new clause, so that a "not" before them says nothing about what follows. */
const clauseWords = new Set(
  "but because so although though while whereas instead rather if when whenever since until unless which who".split(
    " ",
  ),
);

const numbers = new Map(
  "zero one two three four five six seven eight nine ten".split(" ").map((word, number) => [word, `${number}`]),
);

/**
 * Folds case, quotes, thousands, numbers up to ten and what people shorten when they type or speak: "isn't" and "cannot"
 * are "is not" and "can not", "I've" is "I". Hyphens, slashes and other signs part words.
 */
export function splitWords(text: string): Word[] {
  const folded = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u2018\u2019\u02BC]/gu, "'")
    .replace(/(?<=\d),(?=\d{3}(?!\d))/gu, "")
    .replace(/(?<=\d) ?%/gu, " percent ")
    .replace(/\bw\/o\b/gu, "without")
    .replace(/\bo of (?=[n\d])/gu, "o ")
    .replace(/\be2e\b/gu, "end to end")
    .replace(/\bdunder[ -](\w+)/gu, "__$1__")
    .replace(/\b(?:can'?t|cannot)\b/gu, "can not")
    .replace(/\bwon'?t\b/gu, "will not")
    .replace(/\b(is|are|was|were|do|does|did|has|have|had|should|would|could|must)n'?t\b/gu, "$1 not")
    .replace(/(?<=[a-z])'(?:s|ve|d|ll|re|m)\b/gu, "");
  const words: Word[] = [];
  let clause = 0;
  for (const [token] of folded.matchAll(/[\p{L}\p{N}_]+(?:'[\p{L}]+)*|[,;:()\u2013\u2014]|\.(?=\s|$)|\s-\s/gu)) {
    if (!/[\p{L}\p{N}]/u.test(token)) {
      clause++;
      continue;
    }
    if (clauseWords.has(token)) clause++;
    words.push({ text: numbers.get(token) ?? token, clause });
  }
  return words;
}
