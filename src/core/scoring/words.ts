/** Whether two words, lower case, are the same but for a plural, -ing, -ed, -er, -ly or -es. */
export function isSameWord(one: string, other: string): boolean {
  if (one === other) return true;
  const roots = rootsOf(one);
  return [...rootsOf(other)].some((root) => roots.has(root));
}

const vowel = /[aeiouy]/u;
const doubled = /([bdfgklmnprt])\1$/u;

/** The word and what it may be an inflection of. Too many rather than too few: they only count when two words share one. */
function rootsOf(word: string): Set<string> {
  const roots = new Set([word]);
  if (!/^[a-z]{4,}$/u.test(word)) return roots;
  const cut = (suffix: string, least: number, add: (stem: string) => void) => {
    const stem = word.slice(0, -suffix.length);
    if (word.endsWith(suffix) && stem.length >= least && vowel.test(stem)) add(stem);
  };
  const plain = (stem: string) => roots.add(stem);
  const verb = (stem: string) => {
    roots.add(`${stem}e`);
    if (stem.length >= 3) roots.add(stem);
    if (doubled.test(stem)) roots.add(stem.slice(0, -1));
  };
  if (!/(ss|us|is)$/u.test(word)) cut("s", 3, plain);
  cut("es", 3, verb);
  cut("ing", 2, verb);
  cut("ed", 2, verb);
  cut("er", 3, verb);
  cut("ers", 3, verb);
  cut("ly", 4, plain);
  cut("ically", 3, (stem) => roots.add(`${stem}ic`));
  for (const suffix of ["ies", "ied", "ier", "ily"]) cut(suffix, 2, (stem) => roots.add(`${stem}y`));
  return roots;
}
