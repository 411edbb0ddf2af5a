import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { commands, TabInputTextDiff, window } from "vscode";
import type { Services } from "../../../src/services";
import { activated, mainDocument, replace } from "./extension";

describe("2 opening a question", () => {
  let services: Services;
  const open = async (slug: string) => {
    await commands.executeCommand("mockInterview.openQuestion", `python-backend/${slug}`);
    return services.desk.open!;
  };

  before(async () => {
    services = await activated();
  });
  after(() => services.desk.leave());

  it("lays the starter of a coding question into solution.py, cursor in the first body", async () => {
    const question = await open("lru-cache");
    const document = await mainDocument(question);
    assert.equal(document.getText(), question.question.starter!.code);
    const editor = window.visibleTextEditors.find((one) => one.document === document)!;
    assert.match(document.lineAt(editor.selection.active.line).text, /^\s+\S/u);
  });

  it("keeps every attempt in a folder of its own under the practice folder", async () => {
    const question = await open("lru-cache");
    assert.ok(question.pathOf("solution.py").startsWith(services.practiceFolder()));
    const first = question.pathOf("solution.py");
    await replace(await mainDocument(question), "# mine\n");
    await (await mainDocument(question)).save();
    await question.startOver();
    assert.notEqual(dirname(question.pathOf("solution.py")), dirname(first));
    assert.equal(await readFile(first, "utf8"), "# mine\n");
    assert.equal((await mainDocument(question)).getText(), question.question.starter!.code);
  });

  for (const [slug, headings] of [
    ["gil-explained", ["Answer"]],
    ["beh-production-incident", ["Situation", "Task", "Action", "Result", "Lesson"]],
    [
      "sd-url-shortener",
      ["Requirements", "Numbers", "Components", "Data model", "API", "Scaling", "Failure", "Trade-offs"],
    ],
  ] as const) {
    it(`opens answer.md with the headings of ${slug}`, async () => {
      const text = (await mainDocument(await open(slug))).getText();
      assert.deepEqual(
        [...text.matchAll(/^## (.*)$/gmu)].map((match) => match[1]),
        [...headings],
      );
    });
  }

  it("gives coding questions notes with approach and complexity", async () => {
    const question = await open("min-stack");
    await question.openNotes();
    const text = await readFile(question.pathOf("answer.md"), "utf8");
    assert.deepEqual(
      [...text.matchAll(/^## (.*)$/gmu)].map((match) => match[1]),
      ["Approach", "Time", "Space", "Tests"],
    );
  });

  it("answers multiple choice without a file", async () => {
    const question = await open("mcq-decorator-stack");
    assert.equal(question.mainFile, undefined);
    await services.desk.live!.record({ type: "chose", question: question.question.id, option: 1 });
    await services.desk.handIn();
    assert.equal(question.progress.status, "answered");
  });

  it("goes on with an unfinished question where it was left", async () => {
    const question = await open("pair-sum");
    const path = question.pathOf("solution.py");
    await open("min-stack");
    assert.equal((await open("pair-sum")).pathOf("solution.py"), path);
  });

  it("shows nothing of the answer before it was given up, and begins anew on the next visit", async () => {
    const question = await open("pair-sum");
    const compares = () =>
      window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ input }) => input instanceof TabInputTextDiff).length;
    const before = compares();
    // The refusal stays until it is answered.
    void commands.executeCommand("mockInterview.compareSolution");
    await delay(500);
    assert.deepEqual([compares() - before, question.progress.gaveUp], [0, false]);
    await commands.executeCommand("mockInterview.showAnswer", true);
    await commands.executeCommand("mockInterview.compareSolution");
    assert.deepEqual([compares() - before, question.progress.gaveUp], [1, true]);
    const { id } = services.desk.live!.state;
    await services.desk.leave();
    const again = await open("pair-sum");
    assert.notEqual(services.desk.live!.state.id, id);
    assert.deepEqual([again.progress.gaveUp, again.progress.status], [false, "open"]);
  });

  it("carries the code of a scenario from stage to stage", async () => {
    const scenario = await services.bank.question("python-backend/user-profile-service");
    const coded = scenario.stages.filter(({ runsCode }) => runsCode);
    assert.ok(coded.length >= 2);
    await open("user-profile-service");
    await services.desk.goTo({ section: 0, question: coded[0]!.id });
    const mine = `# written by me\n${coded[0]!.solution!.code.code}`;
    await replace(await mainDocument(services.desk.open!), mine);
    const result = await services.desk.open!.saveAndRun();
    assert.equal(result?.outcome, "passed", result?.message);
    await replace(await mainDocument(services.desk.open!), `${mine}# written after the run\n`);
    await services.desk.goTo({ section: 0, question: coded[1]!.id });
    const next = (await mainDocument(services.desk.open!)).getText();
    assert.match(next, /# written by me/u);
    assert.doesNotMatch(next, /after the run/u);
    assert.deepEqual(services.desk.open!.progress.carried, { id: coded[0]!.id, own: true });
    assert.match(next, /NotImplementedError|pass|\.\.\./u);
  });
});
