import assert from "node:assert/strict";
import { access, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { indexPack } from "../../../src/bank/bankIndex";
import { openBank } from "../../../src/bank/openBank";
import { trackPage } from "../../../src/bank/trackPage";
import type { Track } from "../../../src/core/question/question";
import { sampleQuestion } from "../../support/sampleQuestion";

const track: Track = {
  slug: "python",
  title: "Python_and_*more*",
  order: 1,
  categories: [
    { slug: "concurrency", title: "Concurrency", introduction: "What `await` does." },
    { slug: "empty", title: "Nothing yet", introduction: "" },
  ],
  introduction: "For everybody.",
  file: "python/python.track.md",
};
const questions = [
  sampleQuestion(),
  sampleQuestion({ slug: "queue", kind: "coding" }),
  sampleQuestion({ slug: "pool", kind: "coding" }),
  sampleQuestion({ slug: "elsewhere", track: "other" }),
];
const none = { tracks: [track], questions, interviews: [], rubrics: [], guides: [], problems: [] };

describe("page about a track", () => {
  it("introduces its categories and counts what is in them", () => {
    const page = trackPage(indexPack(none), track, "ABOUT.md");
    assert.equal(
      page,
      `# Python\\_and\\_\\*more\\*

For everybody.

3 questions in 2 categories.

## Categories

### Concurrency

What \`await\` does.

*3 questions: Concept 1, Coding 2*

Title of gil-explained · Title of queue · Title of pool

### Nothing yet

*0 questions*

## About the questions

[How they were written and checked](ABOUT.md), what is invented, and how to report a mistake.
`,
    );
  });

  it("links guides and interviews of its own track, with minutes", () => {
    const guide = { slug: "lock", title: "The lock", related: [], body: "", snippets: [] };
    const interview = {
      id: "python/short",
      track: "python",
      slug: "short",
      title: "Short",
      minutes: 9,
      order: 1,
      rubric: "general",
      sections: [
        { slug: "a", title: "Warm-up", minutes: 4, draws: [], pickOneOf: [] },
        { slug: "b", title: "Coding", minutes: 5, draws: [], pickOneOf: [] },
      ],
      description: "",
      file: "python/interviews/short.interview.md",
    };
    const pack = {
      ...none,
      guides: [
        { ...guide, track: "python", file: "python/guides/lock.guide.md" },
        { ...guide, track: "other", file: "other/guides/lock.guide.md" },
      ],
      interviews: [interview, { ...interview, track: "other", title: "Long" }],
    };
    const page = trackPage(indexPack(pack), track, "ABOUT.md");
    assert.ok(page.includes("## Study guides\n\n- [The lock](python/guides/lock.guide.md)\n\n## Interviews"));
    assert.ok(page.includes("- Short. Minutes: Warm-up 4, Coding 5.\n\nTo sit one"));
    assert.ok(page.indexOf("**Start Mock Interview**") < page.indexOf("\n\n## About"));
    assert.ok(!page.includes("Long"));
  });

  it("is built for every track that ships, and links only to what is there", async () => {
    const bank = openBank(process.cwd());
    const { tracks } = await bank.index();
    assert.ok(tracks.length > 0);
    for (const { slug, categories } of tracks) {
      const path = (await bank.trackPagePath(slug))!;
      const text = await readFile(path, "utf8");
      for (const { introduction } of categories) assert.ok(introduction !== "" && text.includes(introduction));
      const links = [...text.matchAll(/\]\(([^)]+)\)/gu)].map((match) => match[1]!);
      assert.ok(links.includes("PROVENANCE.md"));
      for (const link of links.filter((one) => !one.startsWith("https:"))) await access(join(dirname(path), link));
    }
    assert.equal(await bank.trackPagePath("nowhere"), undefined);
  });
});
