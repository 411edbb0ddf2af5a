import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { commands, window } from "vscode";
import { followUpsOf } from "../../../src/core/question/followUps";
import type { Services } from "../../../src/services";
import type { OpenQuestion } from "../../../src/session/openQuestion";
import { questionView } from "../../../src/session/questionView";
import { activated, mainDocument, replace } from "./extension";
import { until } from "./marks";
import { sixtyMinutes } from "./sixtyMinutes";

describe("6 follow-ups", () => {
  let services: Services;
  before(async () => {
    services = await activated();
  });
  afterEach(() => services.desk.leave());

  const write = async (open: OpenQuestion, text: string) => replace(await mainDocument(open), text);
  const view = (open: OpenQuestion, answer: string) => questionView(services.desk.live!.state, open, answer, false);

  it("come after the answer in practice, one at a time, and keep what was said", async () => {
    await commands.executeCommand("mockInterview.openQuestion", "python-backend/beh-production-incident");
    const open = services.desk.open!;
    const [first, second] = followUpsOf(open.question);
    await write(open, "## Situation\n\nThe queue was full.\n");
    await commands.executeCommand("mockInterview.submitAnswer");

    const path = open.pathOf("answer.md");
    const document = await mainDocument(open);
    assert.equal(document.getText(), `## Situation\n\nThe queue was full.\n\n## Follow-up: ${first!.ask}\n\n\n`);
    assert.equal(await readFile(path, "utf8"), document.getText());
    const editor = window.visibleTextEditors.find((one) => one.document === document)!;
    assert.equal(editor.selection.active.line, document.lineCount - 2);
    assert.equal(view(open, document.getText()).followUp?.heading, "Follow-up 1 of 5");

    await write(open, `${document.getText().trimEnd()}\n\nThe graph was flat for a day.\n`);
    await commands.executeCommand("mockInterview.nextFollowUp");
    assert.deepEqual(open.progress.followUps, [{ ask: first!.ask, reply: "The graph was flat for a day." }]);
    await commands.executeCommand("mockInterview.nextFollowUp");
    assert.deepEqual(open.progress.followUps.at(-1), { ask: second!.ask });
    const { reveal, words } = view(open, document.getText());
    const replies = reveal!.parts.find(({ title }) => title === "What you were asked next");
    assert.ok(replies && "replies" in replies);
    assert.match(JSON.stringify(replies.replies), /The graph was flat/u);
    assert.equal(words?.count, 4);

    await commands.executeCommand("undo");
    assert.doesNotMatch(document.getText(), new RegExp(`Follow-up: ${second!.ask.slice(0, 20)}`, "u"));
  });

  it("come once before an interview goes on, and the same command passes them over", async () => {
    await services.desk.start(await sixtyMinutes(services));
    const open = services.desk.open!;
    await write(open, "## Answer\n\nServices in Python.\n");
    await commands.executeCommand("mockInterview.nextQuestion");
    assert.equal(services.desk.open, open);
    assert.equal(open.progress.followUps.length, 1);
    assert.equal(view(open, "").buttons.find(({ primary }) => primary)?.label, "Skip it and go on");
    await commands.executeCommand("mockInterview.nextQuestion");
    assert.notEqual(services.desk.open, open);
    const { questions } = services.desk.live!.state;
    assert.deepEqual(
      questions[open.question.id]!.followUps.map(({ reply }) => reply),
      [""],
    );
    assert.equal(questions[open.question.id]!.status, "answered");
  });

  it("are not asked of an empty answer in an interview", async () => {
    await services.desk.start(await sixtyMinutes(services));
    const open = services.desk.open!;
    await commands.executeCommand("mockInterview.nextQuestion");
    assert.notEqual(services.desk.open, open);
  });
});

describe("a question without a file after one in words", () => {
  it("leaves no file of the other open", async () => {
    const { desk } = await activated();
    // Other tests leave a scorecard open.
    await commands.executeCommand("workbench.action.closeAllEditors");
    await commands.executeCommand("mockInterview.openQuestion", "python-backend/gil-explained");
    await commands.executeCommand("mockInterview.openQuestion", "python-backend/mcq-decorator-stack");
    await tabsBecome([["Two stacked decorators"]]);
    await commands.executeCommand("mockInterview.openQuestion", "python-backend/min-stack");
    await tabsBecome([["solution.py"], ["Stack with minimum"]]);
    await desk.leave();
  });
});

describe("a diagram of a design", () => {
  it("is begun under Components, and shown by the editor's preview", async () => {
    const { desk } = await activated();
    await commands.executeCommand("mockInterview.openQuestion", "python-backend/sd-url-shortener");
    const document = await mainDocument(desk.open!);
    await commands.executeCommand("mockInterview.addDiagram");
    const text = document.getText();
    const [components, fence, model] = ["## Components", "```mermaid", "## Data model"].map((one) => text.indexOf(one));
    assert.ok(components! < fence! && fence! < model!, text);
    await commands.executeCommand("mockInterview.showDiagram");
    await until(() =>
      tabs()
        .flat()
        .some((label) => /Preview/u.test(label)),
    );
    await desk.leave();
    await commands.executeCommand("workbench.action.closeAllEditors");
  });
});

/** The labels of all tabs, column by column from the left. */
function tabs(): string[][] {
  const columns = [...window.tabGroups.all].sort((one, other) => one.viewColumn - other.viewColumn);
  return columns.map((group) => group.tabs.map(({ label }) => label));
}

async function tabsBecome(wanted: string[][]): Promise<void> {
  await until(
    () => JSON.stringify(tabs()) === JSON.stringify(wanted),
    () => `${JSON.stringify(tabs())} are open, not ${JSON.stringify(wanted)}`,
  );
}
