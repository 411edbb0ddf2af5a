import assert from "node:assert/strict";
import { parseGuide } from "../../../../src/core/question/parseGuide";
import { parseInterview } from "../../../../src/core/question/parseInterview";
import { parseRubric } from "../../../../src/core/question/parseRubric";
import { parseTrack } from "../../../../src/core/question/parseTrack";
import { spoil } from "../../../support/questionText";

const trackFile = `---
title: "Python"
categories:
  core: "The core"
  web: "The web"
---
For people who write Python.

## The core

What \`core\` tests.

## The web

What it *tests*.
Twice.
`;

const interviewFile = `---
title: "Short"
minutes: 25
rubric: general
sections:
  warm-up:
    title: "Warm-up"
    minutes: 5
    draw:
      background:
        kinds: [warm-up]
        count: 1
  coding:
    title: "Coding"
    minutes: 10
    draw:
      one:
        categories: [core]
        count: 1
      two:
        topics: [caching]
        count: 2
    pick-one-of: [one, two]
  questions:
    title: "Questions"
    minutes: 10
    draw:
      mixed:
        tracks: [python, design]
        kinds: [concept, multiple-choice]
        minutes: 10
        weights:
          kinds:
            concept: 3
          categories:
            web: 2
          levels:
            senior: 4
---
For a short day.
`;

const rubricFile = `---
title: "General"
categories:
  basics:
    title: "Basics"
    weight: 2
    criteria:
      lock:
        title: "The lock"
        guide: lock
        evidence: [key-points]
        fed-by:
          categories: [core]
---
Why these weights.

## Basics

### The lock

1. Nothing
2. Little
3. Some
4. Much
5. All
`;

const guideFile = `---
title: "The lock"
related: [gil]
---
Text.

## Try

- [The lock](../core/gil.question.md)
`;

const files = {
  track: { text: trackFile, path: "python/python.track.md", parse: parseTrack },
  interview: { text: interviewFile, path: "python/interviews/short.interview.md", parse: parseInterview },
  rubric: { text: rubricFile, path: "python/general.rubric.md", parse: parseRubric },
  guide: { text: guideFile, path: "python/guides/lock.guide.md", parse: parseGuide },
} as const;

describe("pack files", () => {
  it("give a track with its categories in order", () => {
    const { track, problems } = parseTrack(trackFile, files.track.path);
    assert.deepEqual(problems, []);
    assert.deepEqual(track!.categories, [
      { title: "The core", slug: "core", introduction: "What `core` tests." },
      { title: "The web", slug: "web", introduction: "What it *tests*.\nTwice." },
    ]);
    assert.equal(track!.introduction, "For people who write Python.");
  });

  it("give a track without introductions of its categories, which the shipped bank must have", () => {
    const bare = trackFile.slice(0, trackFile.indexOf("\n## The core"));
    const { track, problems } = parseTrack(bare, files.track.path);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      track!.categories.map(({ introduction }) => introduction),
      ["", ""],
    );
    const places = parseTrack(bare, files.track.path, "shipped").problems;
    assert.deepEqual(
      places.map(({ line, column, message }) => `${line}:${column} ${message.split(".")[0]}`),
      ["4:9 The body has no heading `The core`", "5:8 The body has no heading `The web`"],
    );
    assert.deepEqual(parseTrack(trackFile, files.track.path, "shipped").problems, []);
  });

  it("give an interview with sections and draws", () => {
    const { interview, problems, references } = parseInterview(interviewFile, files.interview.path);
    assert.deepEqual(problems, []);
    assert.equal(interview!.id, "python/short");
    assert.deepEqual(interview!.sections[1]!.pickOneOf, ["one", "two"]);
    assert.equal(interview!.rubric, "python/general");
    assert.deepEqual(interview!.sections[1]!.draws[1], {
      slug: "two",
      line: 20,
      column: 7,
      tracks: [],
      kinds: [],
      categories: [],
      topics: ["caching"],
      levels: [],
      count: 2,
      minutes: undefined,
      weights: { kinds: [], categories: [], levels: [] },
    });
    const [mixed] = interview!.sections[2]!.draws;
    assert.deepEqual([mixed!.tracks, mixed!.count, mixed!.minutes], [["python", "design"], undefined, 10]);
    assert.deepEqual(mixed!.weights, {
      kinds: [{ slug: "concept", weight: 3 }],
      categories: [{ slug: "web", weight: 2 }],
      levels: [{ slug: "senior", weight: 4 }],
    });
    assert.deepEqual(
      references.map(({ type, target, line, column }) => `${type} ${target} ${line}:${column}`),
      ["rubric general 4:9", "track python 29:18", "track design 29:26", "category core 18:22", "category web 36:13"],
    );
  });

  it("give a rubric with anchors and what feeds it", () => {
    const { rubric, problems } = parseRubric(rubricFile, files.rubric.path);
    assert.deepEqual(problems, []);
    const [criterion] = rubric!.categories[0]!.criteria;
    assert.deepEqual(criterion!.anchors, ["Nothing", "Little", "Some", "Much", "All"]);
    assert.deepEqual(criterion!.fedBy, { kinds: [], categories: ["core"], topics: [] });
    assert.equal(rubric!.categories[0]!.weight, 2);
    assert.equal(criterion!.guide, "python/lock");
  });

  it("may name rubrics and guides of other tracks", () => {
    const { interview, references } = parseInterview(
      spoil(interviewFile, "rubric: general", "rubric: other/talk"),
      files.interview.path,
    );
    assert.equal(interview!.rubric, "other/talk");
    assert.equal(references[0]!.target, "other/talk");
    const { rubric } = parseRubric(spoil(rubricFile, "guide: lock", "guide: other/talk"), files.rubric.path);
    assert.equal(rubric!.categories[0]!.criteria[0]!.guide, "other/talk");
  });

  it("give a guide with what it names", () => {
    const { guide, problems, references } = parseGuide(guideFile, files.guide.path);
    assert.deepEqual(problems, []);
    assert.deepEqual(guide!.related, ["python/gil"]);
    assert.equal(references.length, 2);
  });

  const refusals: [type: keyof typeof files, name: string, part: string, by: string, line: number, says: RegExp][] = [
    ["track", "no introduction", "For people who write Python.\n", "", 7, /paragraph/],
    ["track", "an introduction of no category", "## The web", "## The sea", 13, /Unknown section `The sea`/],
    ["track", "a category without introduction", "## The web", "### The web", 5, /no heading `The web`/],
    ["track", "an introduction without words", "What `core` tests.", "", 9, /is empty/],
    ["track", "an introduction twice", "## The web", "## The core", 13, /stands twice/],
    ["track", "a list as introduction", "What `core` tests.", "- What", 11, /one paragraph/],
    ["track", "a second paragraph", "What `core` tests.", "What.\n\nMore.", 13, /one paragraph/],
    ["track", "a category without quotes", '"The web"', "The web", 5, /double quotes/],
    ["interview", "minutes that do not add up", "minutes: 25", "minutes: 20", 3, /add up to 25 minutes, not 20/],
    ["interview", "a draw without a filter", "        kinds: [warm-up]\n", "", 10, /needs a filter/],
    ["interview", "a draw of none", "count: 2", "count: 0", 22, /whole number/],
    ["interview", "a pick of no draw", "[one, two]", "[one, three]", 23, /no draw `three`/],
    ["interview", "a draw of nothing said", "        count: 2\n", "", 20, /needs `count`.* or `minutes`/],
    ["interview", "a draw by both", "count: 2", "count: 2\n        minutes: 4", 23, /not both/],
    ["interview", "a draw of no minutes", "        minutes: 10", "        minutes: 0", 31, /whole number from 1/],
    ["interview", "a pick of a draw by minutes", "count: 2", "minutes: 2", 23, /takes a `count`/],
    ["interview", "draws longer than the section", "        minutes: 10", "        minutes: 12", 26, /fill 12 minutes/],
    ["interview", "a weight of no kind", "concept: 3", "concepts: 3", 34, /is one of warm-up/],
    ["interview", "a weight of a kind not drawn", "            concept: 3", "            coding: 3", 34, /no `coding`/],
    ["interview", "a weight of none", "web: 2", "web: 0", 36, /whole number from 1 to 100/],
    ["interview", "a weight in words", "web: 2", "web: often", 36, /whole number/],
    ["interview", "a weight of no level", "senior: 4", "lead: 4", 38, /is one of junior/],
    ["interview", "weights of topics", "levels:\n            senior", "topics:\n            senior", 37, /Unknown key/],
    [
      "interview",
      "weights in braces",
      "          kinds:\n            concept: 3",
      "          kinds: { a: 1 }",
      33,
      /braces/,
    ],
    ["interview", "a track in capitals", "[python, design]", "[Python, design]", 29, /slug without quotes/],
    ["interview", "a rubric that is no name", "rubric: general", "rubric: a/b/c", 4, /slug without quotes, or `track/],
    ["interview", "no description", "For a short day.\n", "", 40, /whom this interview suits/],
    ["rubric", "four anchors", "5. All\n", "", 21, /list of five/],
    ["rubric", "a heading too many", "## Basics", "## Others\n\nx\n\n## Basics", 17, /Unknown section/],
    ["rubric", "a criterion without heading", "### The lock", "### A lock", 8, /no heading `The lock`/],
    ["rubric", "nothing that feeds", "          categories: [core]\n", "", 12, /block map|needs/],
    ["rubric", "a guide with a stage", "guide: lock", "guide: lock#one", 10, /slug without quotes, or `track/],
    ["rubric", "an unknown evidence", "[key-points]", "[feeling]", 11, /one of tests/],
    ["guide", "no exercise at its end", "- [The lock](../core/gil.question.md)", "The end.", 9, /ends in a list/],
    ["guide", "a stage as a slug", "[gil]", "[gil#]", 3, /id without quotes/],
  ];
  for (const [type, name, part, by, line, says] of refusals) {
    it(`report in a ${type} ${name}`, () => {
      const { text, path, parse } = files[type];
      const { problems } = parse(spoil(text, part, by), path);
      const found = problems.find(({ message }) => says.test(message));
      assert.ok(found, JSON.stringify(problems));
      assert.equal(found.line, line);
    });
  }

  it("report a draw that is wrong once", () => {
    const { problems } = parseInterview(spoil(interviewFile, "count: 2", "count: none"), files.interview.path);
    assert.deepEqual(
      problems.map(({ line, column }) => [line, column]),
      [[22, 16]],
    );
  });

  for (const [type, { text, path, parse }] of Object.entries(files)) {
    it(`report a ${type} that lies elsewhere`, () => {
      assert.match(parse(text, `x/y/z/${path}`).problems[0]!.message, /belongs at/);
    });
    it(`give a ${type} the same for twins with other line ends`, () => {
      assert.deepEqual(parse(`\uFEFF${text.replaceAll("\n", "\r\n")}`, path), parse(text, path));
    });
  }
});
