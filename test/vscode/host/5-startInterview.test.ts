import assert from "node:assert/strict";
import { commands } from "vscode";
import type { Services } from "../../../src/services";
import { pickView, questionView } from "../../../src/session/questionView";
import { activated, mainDocument, writeAndSave } from "./extension";
import { sixtyMinutes } from "./sixtyMinutes";

describe("5 an interview", () => {
  let services: Services;
  before(async () => {
    services = await activated();
    await services.desk.start(await sixtyMinutes(services));
  });
  after(() => services.desk.leave());

  it("has six sections of 5, 10, 10, 25, 5 and 5 minutes", () => {
    assert.deepEqual(
      services.desk.live!.state.plan.sections.map(({ minutes }) => minutes),
      [5, 10, 10, 25, 5, 5],
    );
  });

  it("hides title, level and topics, also in paths", async () => {
    const { open, live } = services.desk;
    const view = questionView(live!.state, open!, "", false);
    assert.equal(view.title, undefined);
    assert.doesNotMatch(view.heading, new RegExp(`${open!.question.level}|${open!.question.category}`, "u"));
    assert.ok(!open!.pathOf("answer.md").includes(open!.question.slug));
    assert.match(open!.pathOf("answer.md"), /[\\/]q1[\\/]/u);
  });

  it("moves on, back, skips and swaps", async () => {
    const { desk } = services;
    const first = desk.live!.state.question;
    await desk.next();
    assert.notEqual(desk.live!.state.question, first);
    await desk.back();
    assert.equal(desk.live!.state.question, first);
    await desk.next();
    await desk.skip();
    assert.ok(Object.values(desk.live!.state.questions).some(({ status }) => status === "skipped"));
    const was = desk.live!.state.question!;
    await commands.executeCommand("mockInterview.swapQuestion");
    assert.notEqual(desk.live!.state.question, was);
    assert.equal(desk.live!.state.section, 1);
  });

  it("lets the candidate pick one of two coding tasks", async () => {
    const { desk, bank } = services;
    await desk.goTo({ section: 3 });
    const { questions } = desk.live!.state.plan.sections[3]!;
    assert.equal(questions.length, 2);
    assert.equal(desk.open, undefined);
    const view = pickView(desk.live!.state, await Promise.all(questions.map((id) => bank.question(id))));
    assert.equal(view.pick?.length, 2);
    await desk.pick(questions[0]!);
    assert.equal(desk.live!.state.question, questions[0]);
    assert.equal(desk.live!.state.questions[questions[1]!]!.status, "not-picked");
  });

  it("leads back to that choice, and keeps what was written", async () => {
    const { desk } = services;
    const [first, second] = desk.live!.state.plan.sections[3]!.questions;
    await writeAndSave(desk.open!, "# begun\n");
    const path = desk.open!.pathOf("solution.py");
    await commands.executeCommand("mockInterview.goToQuestion", second);
    assert.equal(desk.open, undefined);
    await desk.pick(second!);
    assert.deepEqual([desk.live!.state.question, desk.live!.state.questions[first!]!.status], [second, "not-picked"]);
    await commands.executeCommand("mockInterview.goToQuestion", first);
    await desk.pick(first!);
    assert.equal(desk.open!.pathOf("solution.py"), path);
    assert.equal((await mainDocument(desk.open!)).getText(), "# begun\n");
  });

  it("shows only the label of a failing test that is not an example", async () => {
    const open = services.desk.open!;
    await mainDocument(open);
    await writeAndSave(open, open.question.starter!.code);
    const view = questionView(services.desk.live!.state, open, "", false);
    const hidden = view.tests!.rows.filter(({ group, verdict }) => group !== "example" && verdict !== "passed");
    assert.ok(hidden.length > 0);
    for (const row of hidden) {
      assert.deepEqual([row.expected, row.actual, row.message, row.line], [undefined, undefined, undefined, undefined]);
      assert.ok(row.label.length > 0);
    }
    assert.ok(view.tests!.rows.some(({ group, message }) => group === "example" && message !== undefined));
  });
});
