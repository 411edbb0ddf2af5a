import { checkAnswer } from "../scoring/keyPoints";
import { findPythonTests, type PythonTests } from "./pythonTests";
import { codingKinds, type Kind, type Place, type Question } from "./question";

/** Where parts of a question stand in its file; what is missing has the place of the whole. */
export interface QuestionPlaces {
  section(title: string): Place;
  key(key: string): Place;
  has(title: string): boolean;
}

export interface RuleFinding {
  place: Place;
  message: string;
}

/** A demand that no single section can judge alone. */
export interface Rule {
  id: string;
  check(question: Question, places: QuestionPlaces): RuleFinding[];
}

const practice = ["Key points", "Common mistakes", "Follow-ups"];
const tested = ["Starter", "Examples", "Tests", "Hints", "Solution", "Wrong solutions"];

/** What each kind must have beside its prompt. */
const neededSections: Readonly<Record<Kind, readonly string[]>> = {
  "warm-up": practice,
  concept: ["Short answer", "Model answer", ...practice],
  coding: ["Details", "Clarifying questions", ...tested, ...practice],
  "api-build": ["Details", "Clarifying questions", ...tested, ...practice],
  debugging: ["Details", ...tested, ...practice],
  "system-design": ["Details", "Canvas", "Short answer", "Model answer", ...practice],
  "multiple-choice": ["Options"],
  behavioral: ["Story", "Model answer", ...practice],
  "ask-the-interviewer": ["Details", "Short answer", "Red flags"],
  scenario: ["Details", "Red flags"],
};

/** Sections that mean something for some kinds only. */
const specialSections: Readonly<Record<string, readonly Kind[]>> = {
  ...Object.fromEntries(
    ["Starter", "Files", "Examples", "Tests", "Bonus tests", "Cases", "Growth", "Solution", "Wrong solutions"].map(
      (title) => [title, codingKinds],
    ),
  ),
  Options: ["multiple-choice"],
  Story: ["behavioral"],
  Canvas: ["system-design"],
};

/** Whether a question of a kind must have a section, may have it, or may not: undefined. */
export function sectionUse(kind: Kind, title: string): "needed" | "optional" | undefined {
  if (neededSections[kind].includes(title)) return "needed";
  const kindsWithIt = Object.hasOwn(specialSections, title) ? specialSections[title] : undefined;
  return !kindsWithIt || kindsWithIt.includes(kind) ? "optional" : undefined;
}

/** Kinds whose answer is words that are looked through for key points. */
const wordKinds: readonly Kind[] = ["warm-up", "concept", "system-design", "behavioral"];

const at = (line: number): Place => ({ line, column: 1 });

/** What every pack must meet, in the order in which their findings are shown. */
export const rules: readonly Rule[] = [
  {
    id: "needed-sections",
    check: ({ kind, suite }, places) =>
      neededSections[kind]
        .filter((title) => !places.has(title) && !(suite.cases && (title === "Examples" || title === "Tests")))
        .map((title) => ({ place: places.key("kind"), message: `A ${kind} question needs a section \`${title}\`.` })),
  },
  {
    id: "fitting-sections",
    check: ({ kind }, places) =>
      Object.entries(specialSections)
        .filter(([title, kinds]) => places.has(title) && !kinds.includes(kind))
        .map(([title]) => ({ place: places.section(title), message: `\`${title}\` does not fit a ${kind} question.` })),
  },
  {
    id: "one-sort-of-tests",
    check: ({ suite }, places) =>
      suite.cases && (suite.examples || suite.tests || suite.bonus)
        ? [{ place: places.section("Cases"), message: "`Cases` stands instead of Examples, Tests and Bonus tests." }]
        : [],
  },
  {
    id: "complexity",
    check: ({ kind, complexity, id }, places) => {
      if (complexity && !codingKinds.includes(kind)) {
        return [{ place: places.key("complexity"), message: "Only a question with code has a complexity." }];
      }
      return kind === "coding" && !complexity && !id.includes("#")
        ? [{ place: places.key("kind"), message: "A coding question says its `complexity`: time and space." }]
        : [];
    },
  },
  { id: "growth", check: checkGrowth },
  {
    id: "profiles",
    check: ({ kind, profiles }, places) =>
      profiles.length > 0 && kind !== "ask-the-interviewer"
        ? [{ place: places.key("profiles"), message: "`profiles` belongs to questions to the interviewer." }]
        : [],
  },
  { id: "key-point-count", check: countKeyPoints },
  { id: "key-point-words", check: checkKeyPointWords },
  { id: "model-answer-says-all", check: checkModelAnswer },
  { id: "options", check: checkOptions },
  { id: "test-labels", check: checkLabels },
  { id: "test-names", check: checkTestNames },
  { id: "wrong-solutions-named", check: checkWrongSolutions },
  {
    id: "cases-shown",
    check: ({ suite: { cases } }, places) =>
      cases && cases.length > 0 && !cases.some(({ group }) => group === "example")
        ? [{ place: places.section("Cases"), message: 'Mark at least one case as shown: "example": true.' }]
        : [],
  },
  { id: "tests-import-solution", check: checkImport },
  { id: "stages", check: checkStages },
];

/** Target and code need each other, and the code must make a call of the candidate's. */
function checkGrowth({ kind, growth, growthCode }: Question, places: QuestionPlaces): RuleFinding[] {
  const section = places.section("Growth");
  if (growth && !codingKinds.includes(kind)) {
    return [{ place: places.key("growth"), message: "Only a question with code has a growth." }];
  }
  if (growth && !places.has("Growth")) {
    return [{ place: places.key("growth"), message: "Write a section `Growth` that prepares what is timed." }];
  }
  if (!growthCode) return [];
  if (!growth) return [{ place: section, message: "Name the target in the front matter, such as `growth: linear`." }];
  return [
    ...(/^def prepare\(n\)/mu.test(growthCode.code) ? [] : [{ place: section, message: "Define `def prepare(n):`." }]),
    ...(importsSolution(growthCode.code) ? [] : [{ place: section, message: "`Growth` never imports `solution`." }]),
  ];
}

function countKeyPoints({ keyPoints }: Question, places: QuestionPlaces): RuleFinding[] {
  if (!places.has("Key points") || (keyPoints.length >= 4 && keyPoints.length <= 7)) return [];
  return [{ place: places.section("Key points"), message: `Four to seven key points, not ${keyPoints.length}.` }];
}

function checkKeyPointWords({ kind, keyPoints }: Question): RuleFinding[] {
  if (!wordKinds.includes(kind)) return [];
  return keyPoints
    .filter(({ says }) => says.length === 0)
    .map(({ line }) => ({ place: at(line), message: "Which words say this? Add `- says: ...` under it." }));
}

/** The model answer is what the words are tried on: an author's own answer must be recognized. */
function checkModelAnswer({ kind, keyPoints, modelAnswer }: Question): RuleFinding[] {
  if (!wordKinds.includes(kind) || modelAnswer === undefined) return [];
  const checks = checkAnswer(modelAnswer, keyPoints);
  return keyPoints.flatMap(({ line, says }, index) => {
    const { found, contradictedBy } = checks[index]!;
    const findings: RuleFinding[] = [];
    if (!found && says.length > 0) {
      const missing = says.filter(
        (group) => !checkAnswer(modelAnswer, [{ text: "", says: [group], not: [], line }])[0]!.found,
      );
      const words = missing.map((group) => group.join(" | ")).join("; ");
      findings.push({
        place: at(line),
        message: `The model answer does not say this. Nothing in it matches: ${words}.`,
      });
    }
    if (contradictedBy) {
      findings.push({ place: at(line), message: `The model answer contradicts this: "${contradictedBy}"` });
    }
    return findings;
  });
}

function checkOptions({ kind, options }: Question, places: QuestionPlaces): RuleFinding[] {
  if (kind !== "multiple-choice" || !places.has("Options")) return [];
  const place = places.section("Options");
  const right = options.filter((option) => option.right).length;
  const texts = options.map(({ text }) => text);
  return [
    ...(options.length === 4 ? [] : [{ place, message: `Four options, not ${options.length}.` }]),
    ...(right === 1 ? [] : [{ place, message: `Exactly one option is right (\`- [x]\`), not ${right}.` }]),
    ...options
      .filter(({ explanation }) => explanation === "")
      .map(({ line }) => ({ place: at(line), message: "Explain this option in a paragraph indented under it." })),
    ...options
      .filter(({ text }, index) => texts.indexOf(text) < index)
      .map(({ line }) => ({ place: at(line), message: "This option stands twice." })),
  ];
}

function testsOf({ suite }: Question): PythonTests[] {
  return [suite.examples, suite.tests, suite.bonus].flatMap((block) => (block ? [findPythonTests(block)] : []));
}

function checkLabels(question: Question, places: QuestionPlaces): RuleFinding[] {
  const parts = testsOf(question);
  const empty = { Examples: question.suite.examples, Tests: question.suite.tests, "Bonus tests": question.suite.bonus };
  const bare = Object.entries(empty)
    .filter(([, block]) => block && findPythonTests(block).tests.length === 0)
    .map(([title]) => ({
      place: places.section(title),
      message: "There is no test here: no method `test_...` in a class.",
    }));
  const unnamed = parts
    .flatMap(({ tests }) => tests)
    .filter(({ label }) => label === "")
    .map(({ name, line }) => ({
      place: at(line),
      message: `\`${name}\` has no docstring. Its first line says what is checked and gives nothing away.`,
    }));
  return [...bare, ...unnamed];
}

/** Verdicts and `Caught by` go by the name of a method, so a name means one test. */
function checkTestNames(question: Question): RuleFinding[] {
  const parts = testsOf(question);
  const twice = (items: readonly { name: string; line: number }[], word: string) => {
    const names = items.map(({ name }) => name);
    return items
      .filter(({ name }, index) => names.indexOf(name) < index)
      .map(({ name, line }) => ({
        place: at(line),
        message: `The ${word} name \`${name}\` is used twice. Choose another.`,
      }));
  };
  return [
    ...twice(
      parts.flatMap(({ classes }) => classes),
      "class",
    ),
    ...twice(
      parts.flatMap(({ tests }) => tests),
      "test",
    ),
  ];
}

function checkWrongSolutions(question: Question): RuleFinding[] {
  const names = new Set([
    ...testsOf(question).flatMap(({ tests }) => tests.map(({ name }) => name)),
    ...(question.suite.cases ?? []).map(({ name }) => name),
  ]);
  return question.wrongSolutions.flatMap(({ caughtBy, line }) =>
    caughtBy
      .filter((name) => !names.has(name))
      .map((name) => ({ place: at(line), message: `This is caught by \`${name}\`, but there is no such test.` })),
  );
}

/** The candidate's file is importable as `solution`; tests that never import it would test nothing. */
function checkImport({ suite }: Question, places: QuestionPlaces): RuleFinding[] {
  if (!suite.examples && !suite.tests) return [];
  const all = [suite.examples, suite.tests, suite.bonus].map((block) => block?.code ?? "").join("\n");
  if (importsSolution(all)) return [];
  return [
    { place: places.section(suite.examples ? "Examples" : "Tests"), message: "The tests never import `solution`." },
  ];
}

function importsSolution(code: string): boolean {
  return /^\s*(from|import)\s+solution\b/mu.test(code);
}

function checkStages({ kind, stages, minutes }: Question, places: QuestionPlaces): RuleFinding[] {
  if (kind !== "scenario") {
    return stages.length > 0 ? [{ place: places.key("stages"), message: "Only a scenario has stages." }] : [];
  }
  if (stages.length === 0) return [{ place: places.key("kind"), message: "A scenario names its `stages`." }];
  const sum = stages.reduce((total, stage) => total + stage.minutes, 0);
  if (sum === minutes) return [];
  return [
    { place: places.key("minutes"), message: `The stages add up to ${sum} minutes, not ${minutes}. Change one.` },
  ];
}
