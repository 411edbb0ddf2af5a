import assert from "node:assert/strict";
import { commands, TabInputWebview, window } from "vscode";
import type { Services } from "../../../src/services";
import { listSessions } from "../../../src/storage/sessionFiles";
import { activated, once } from "./extension";
import { sixtyMinutes } from "./sixtyMinutes";

describe("asked twice in a hurry", () => {
  let services: Services;
  before(async () => {
    services = await activated();
  });
  afterEach(() => services.desk.leave());

  it("opens a question once", async () => {
    const before = await listSessions(services.practiceFolder());
    const open = () => commands.executeCommand("mockInterview.openQuestion", "python-backend/lru-cache");
    await Promise.all([open(), open()]);
    const after = await listSessions(services.practiceFolder());
    assert.ok(after.length - before.length <= 1);
    assert.equal(services.desk.open?.question.id, "python-backend/lru-cache");
  });

  it("brings back the closed panel of the question that is open, also of one without a file", async () => {
    const { questions } = await services.bank.index();
    const { id } = questions.find(({ kind }) => kind === "multiple-choice")!;
    const panels = () =>
      window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(({ input }) => input instanceof TabInputWebview && input.viewType.includes("mockInterview.question"));
    const closed = async () => {
      await window.tabGroups.close(panels());
      return panels().length;
    };
    await commands.executeCommand("mockInterview.openQuestion", id);
    assert.equal(await closed(), 0);
    const changed = once(window.tabGroups.onDidChangeTabs);
    await commands.executeCommand("mockInterview.openQuestion", id);
    await changed;
    assert.equal(panels().length, 1);
  });

  it("ends on the question that was asked for last", async () => {
    const { questions } = await services.bank.index();
    const [first, second] = questions.filter(({ kind }) => kind === "concept").map(({ id }) => id);
    const open = (id: string | undefined) => commands.executeCommand("mockInterview.openQuestion", id);
    await Promise.all([open(first), open(second)]);
    assert.equal(services.desk.open?.question.id, second);
    assert.equal(services.desk.live?.state.question, second);
  });

  it("moves one question on, and hands in only that one", async () => {
    const { desk } = services;
    await desk.start(await sixtyMinutes(services, 3));
    await Promise.all([desk.next(), desk.next()]);
    const states = Object.values(desk.live!.state.questions).map(({ status }) => status);
    assert.equal(states.filter((status) => status === "answered").length, 1);
    assert.equal(states.filter((status) => status === "open").length, 1);
  });

  it("goes on at once from a question that is seen, though files of the last one are still closing", async () => {
    const { desk } = services;
    await desk.start(await sixtyMinutes(services, 3));
    const opened = once(desk.onDidOpen);
    const first = desk.next();
    await opened;
    await Promise.all([first, desk.next()]);
    const states = Object.values(desk.live!.state.questions).map(({ status }) => status);
    assert.equal(states.filter((status) => status === "answered").length, 2);
  });

  it("ends an interview once", async () => {
    const { desk } = services;
    await desk.start(await sixtyMinutes(services, 4));
    const first = desk.live!.state.question!;
    const times = () => services.progress.progress.get(first)?.interviews ?? 0;
    const was = times();
    await Promise.all([desk.end(true), desk.end(true)]);
    assert.equal(times() - was, 1);
  });
});
