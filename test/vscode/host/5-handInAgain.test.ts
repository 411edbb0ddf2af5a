import assert from "node:assert/strict";
import type { Services } from "../../../src/services";
import { activated, mainDocument, replace, writeAndSave } from "./extension";
import { sixtyMinutes } from "./sixtyMinutes";

describe("5 an answer of an interview, until its end", function () {
  this.timeout(40_000);
  let services: Services;
  const progress = (id: string) => services.desk.live!.state.questions[id]!;
  const write = async (text: string) => replace(await mainDocument(services.desk.open!), `## Answer\n\n${text}\n`);
  const submitted = (id: string) =>
    progress(id)
      .submitted?.map(({ text }) => text)
      .join() ?? "";
  before(async () => {
    services = await activated();
  });
  beforeEach(async () => services.desk.start(await sixtyMinutes(services)));
  afterEach(() => services.desk.leave());

  it("is handed in again with what was changed since", async () => {
    const { desk } = services;
    const id = desk.open!.question.id;
    await write("A first thought.");
    await desk.next();
    await desk.back();
    await write("A better one.");
    await desk.next();
    assert.match(submitted(id), /A better one/u);
    await desk.back();
    await write("The last one.");
    await desk.end(true);
    assert.match(submitted(id), /The last one/u);
    assert.equal(progress(id).otherSubmitted, undefined);
  });

  it("counts the code that passes, though the starter was handed in first", async () => {
    const { desk } = services;
    await desk.goTo({ section: 3 });
    const [id] = desk.live!.state.plan.sections[3]!.questions;
    await desk.pick(id!);
    await writeAndSave(desk.open!, desk.open!.question.starter!.code);
    await desk.next();
    await desk.back();
    const solution = desk.open!.question.solution!.code.code;
    await writeAndSave(desk.open!, solution);
    await desk.next();
    assert.ok(submitted(id!).includes(solution));
  });

  it("is taken along when one leaves it by Back or by the tree; a question nobody began stays open", async () => {
    const { desk } = services;
    const first = desk.open!.question.id;
    await desk.next();
    const second = desk.open!.question.id;
    await write("Half of it.");
    await desk.back();
    assert.equal(progress(second).status, "answered");
    assert.match(submitted(second), /Half of it/u);
    const { plan } = desk.live!.state;
    const third = plan.sections[1]!.questions.find((one) => one !== second && one !== first)!;
    await desk.goTo({ section: 1, question: third });
    await desk.goTo({ section: 0, question: first });
    assert.deepEqual([progress(third).status, progress(third).submitted], ["open", undefined]);
  });

  it("stays when one skips on from it, or swaps the next", async () => {
    const { desk } = services;
    const id = desk.open!.question.id;
    await write("An answer.");
    await desk.next();
    await desk.back();
    await desk.skip();
    assert.equal(progress(id).status, "answered");
  });

  it("is the option chosen last, also after Done", async () => {
    const { desk, bank } = services;
    const plan = await sixtyMinutes(services);
    const { questions } = await bank.index();
    const id = questions.find(({ kind }) => kind === "multiple-choice")!.id;
    await desk.start({ ...plan, sections: plan.sections.with(0, { ...plan.sections[0]!, questions: [id] }) });
    await desk.open!.choose(0);
    await desk.next();
    await desk.back();
    await desk.open!.choose(1);
    await desk.open!.choose(99);
    assert.deepEqual([progress(id).status, progress(id).choice], ["answered", 1]);
  });

  it("waits in a pause: nobody goes on to a question without a clock", async () => {
    const { desk } = services;
    const id = desk.open!.question.id;
    await desk.direct({ type: "paused" });
    for (const go of [
      () => desk.next(),
      () => desk.skip(),
      () => desk.finishSection(),
      () => desk.goTo({ section: 1 }),
    ])
      await assert.rejects(go, /paused/u);
    assert.equal(desk.open?.question.id, id);
    await desk.direct({ type: "resumed" });
    await desk.next();
    assert.notEqual(desk.open?.question.id, id);
  });
});
