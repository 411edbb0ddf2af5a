import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { runToEnd } from "../../support/processes";
import { codingFile } from "../../support/questionText";

const check = (...args: string[]) => runToEnd(process.execPath, [join("out", "cli", "check.js"), ...args]);

describe("npm run check", function () {
  // It reads the whole bank to look up what one file names.
  this.timeout(60_000);

  it("proves the questions of one category, held to what the shipped bank demands", async () => {
    const career = join("questions", "python-backend", "career");
    const { code, output } = await check("--json", career);
    assert.equal(code, 0, output);
    const { questions, byCategory, problems } = JSON.parse(output);
    const files = (await readdir(career)).filter((name) => name.endsWith(".question.md"));
    assert.deepEqual([questions, byCategory], [files.length, { "python-backend/career": files.length }]);
    assert.deepEqual(problems, []);
  });

  it("proves one file of another pack, held to less, and leaves its neighbors alone", async () => {
    const folder = await mkdtemp(join(tmpdir(), "mock-interview-check-"));
    const files = {
      "python/python.track.md": '---\ntitle: "Python"\ncategories:\n  structures: "Structures"\n---\nFor everybody.\n',
      "python/structures/stack.question.md": codingFile,
      "python/structures/broken.question.md": "no front matter",
    };
    for (const [file, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), text);
    }
    const { output } = await check("--json", join(folder, "python", "structures", "stack.question.md"));
    await rm(folder, { recursive: true });
    const { questions, wrongSolutions, problems } = JSON.parse(output);
    // A busy machine may find the tests slow; nothing else is wrong.
    const other = problems.filter(({ message }: { message: string }) => !message.startsWith("The tests take"));
    assert.deepEqual([questions, wrongSolutions, other], [1, 1, []]);
  });

  it("says what is wrong with a path, on one line", async () => {
    const { code, output } = await check("README.md");
    assert.equal(code, 2);
    assert.match(output, /^README\.md is not in a pack: .*<track>\.track\.md\.\n$/u);
    assert.match((await check("questions", "src")).output, /^Name one file or folder at a time\.\n$/u);
  });
});
