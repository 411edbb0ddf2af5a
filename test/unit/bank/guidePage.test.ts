import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { openBank } from "../../../src/bank/openBank";
import { headingAnchor } from "../../../src/bank/trackPage";

describe("study guides as they ship", () => {
  const bank = openBank(process.cwd());

  it("link to no question file, and only to pages and headings that are there", async () => {
    const { guides } = await bank.index();
    assert.ok(guides.length > 0);
    let toQuestions = 0;
    for (const { track, slug, file } of guides) {
      const path = (await bank.guidePath(`${track}/${slug}`))!;
      const text = await readFile(path, "utf8");
      const source = await readFile(join("questions", file), "utf8");
      assert.equal(text.split("\n").length, source.split("\n").length);
      for (const [, href] of text.matchAll(/\]\(([^)\s]+)\)/gu)) {
        if (href!.startsWith("https:") || href!.startsWith("#")) continue;
        const [to, anchor] = href!.split("#");
        const target = join(dirname(path), to!);
        assert.ok(!relative(join("dist", "bank"), target).startsWith(".."), `${file}: ${href}`);
        const page = await readFile(target, "utf8");
        assert.ok(!target.endsWith(".question.md"), `${file}: ${href}`);
        if (!anchor) continue;
        toQuestions++;
        const headings = [...page.matchAll(/^#+ (.*)$/gmu)].map(([, title]) => headingAnchor(title!));
        assert.ok(headings.includes(anchor), `${file}: ${href}`);
      }
    }
    assert.ok(toQuestions > 100);
  });
});
