/**
 * Whether two words, lower case, are the same but for a plural, -ing, -ed, -er, -ly, -ation, an irregular form, British
 * spelling, a common abbreviation or, in a long word, a slip of the keyboard.
 */
export function isSameWord(one: string, other: string): boolean {
  if (one === other) return true;
  // No ending and no spelling changes the first letter; most pairs of words end here.
  if (one[0] !== other[0] && !irregular.has(one) && !irregular.has(other)) return false;
  const first = plainForm(one);
  const second = plainForm(other);
  if (first[0] !== second[0]) return false;
  if (first === second || isMisspelt(first, second)) return true;
  const roots = rootsOf(first);
  return [...rootsOf(second)].some((root) => roots.has(root));
}

const vowel = /[aeiouy]/u;
const doubled = /([bdfgklmnprt])\1$/u;

/** The word and what it may be an inflection of. Too many rather than too few: they only count when two words share one. */
function rootsOf(word: string): Set<string> {
  const roots = new Set([word]);
  if (/^[a-z]{2,}(?<![sui])s$/u.test(word)) roots.add(word.slice(0, -1));
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
  cut("es", 3, verb);
  cut("ing", 2, verb);
  cut("ed", 2, verb);
  // Longer than of other endings: "outer", "owner" and "later" are not "out", "own" and "late".
  cut("er", 4, verb);
  cut("ers", 4, verb);
  cut("ly", 4, plain);
  cut("ically", 3, (stem) => roots.add(`${stem}ic`));
  for (const suffix of ["ation", "ations"]) {
    cut(suffix, 4, verb);
    cut(suffix, 3, (stem) => roots.add(`${stem}ate`));
  }
  for (const suffix of ["ies", "ied", "ier", "ily"]) cut(suffix, 2, (stem) => roots.add(`${stem}y`));
  return roots;
}

/** The American spelling of a whole word; what it stands for if it is an abbreviation or an irregular form. */
function plainForm(word: string): string {
  return irregular.get(word) ?? american(word);
}

/**
 * Both words of a comparison are folded, so "promise" may become a word that there is not, as long as no other word
 * becomes it too.
 */
function american(word: string): string {
  if (!/is[eia]|ys[ei]|our|enc|ogue|re|art/u.test(word)) return word;
  return word
    .replace(/(?<=[a-z]{3})is(?=(?:e|es|ed|er|ers|ing|ation|ations|able)$)/u, "iz")
    .replace(/(?<=[a-z]{2})ys(?=(?:e|es|ed|er|ers|ing)$)/u, "yz")
    .replace(/(?<=[a-z]{3})our(?=(?:s|ed|ing|al|able|ite|ites|hood|ly)?$)/u, "or")
    .replace(/(?<=^(?:def|off|lic))enc(?=(?:e|es|ed|ing)$)/u, "ens")
    .replace(/(?<=^(?:catal|dial|anal))ogue(?=s?$)/u, "og")
    .replace(/^(cent|met|lit)re(?=s?$)/u, "$1er")
    .replace(/^artefact/u, "artifact");
}

/** Each line is a word and the forms that do not follow from it. */
const irregularForms = `
analysis analyses
api apis
argument arg args
asynchronous asynchronously async
become became
begin began begun
bind bound
break broke broken
bring brought
build built
buy bought
catch caught
child children
choose chose chosen
come came
criterion criteria
database db dbs
dictionary dict dicts
draw drew drawn
drive drove driven
error err errs
exception exc
fall fell fallen
feel felt
find found
forget forgot forgotten
freeze froze frozen
function fn func funcs
get got gotten
give gave given
go went gone
grow grew grown
hear heard
hide hid hidden
hold held
hypothesis hypotheses
index indices
integer int ints
keep kept
know knew known
lead led
learn learnt
leave left
lose lost
make made
mean meant
meet met
memory mem
message msg msgs
object obj objs
parameter param params
pay paid
performance perf
person people
production prod
repository repo repos
request req reqs
ride rode ridden
rise rose risen
run ran
say said
see saw seen
sell sold
send sent
shake shook shaken
show shown
sit sat
sleep slept
speak spoke spoken
spend spent
stand stood
steal stole stolen
stick stuck
take took taken
teach taught
tell told
think thought
throw threw thrown
transaction tx txn
understand understood
wake woke woken
wear wore worn
win won
write wrote written
`;

const irregular = new Map(
  irregularForms
    .trim()
    .split("\n")
    .flatMap((line) => {
      const [plain, ...forms] = line.split(" ");
      return forms.map((form): [string, string] => [form, plain!]);
    }),
);

const leastMisspelt = 8;

/**
 * Whether one slip of the keyboard lies between two long words: a letter too many or too few, two that changed places, one
 * vowel for another, or n for m ("inmutable"). Other letters make other words ("contents", "contexts").
 */
function isMisspelt(one: string, other: string): boolean {
  if (one.length > other.length) return isMisspelt(other, one);
  if (one.length < leastMisspelt || other.length > one.length + 1) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  if (one.length < other.length) return one.slice(at) === other.slice(at + 1);
  if (one.slice(at + 1) === other.slice(at + 1)) return /^(?:[aeiouy]{2}|mn|nm)$/u.test(`${one[at]}${other[at]}`);
  return one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2);
}
