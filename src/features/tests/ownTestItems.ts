import { Location, Position, Range, type TestController, type TestItem, TestMessage, type TestRun, Uri } from "vscode";
import { hasFailed, ownTestsProblem } from "../../core/question/ownTestsCheck";
import type { RunResult } from "../../core/question/runResult";
import { type OwnCase, ownCases, ownPlace } from "../../session/ownCases";
import type { OwnTests } from "../../session/ownTests";
import { caseMessage } from "./caseMessage";
import { terminalText } from "./terminalText";

/** The candidate's own tests as a group of their own below the question, each at its line of `test_mine.py`. */
export class OwnTestItems {
  private group: TestItem | undefined;
  private text: string | undefined;

  constructor(private readonly controller: TestController) {}

  /** Whether an item is the group or one of its tests. */
  has(item: TestItem): boolean {
    return item === this.group || (this.group !== undefined && item.parent === this.group);
  }

  /** Brings the items in line with the file; those of tests that are still there stay the same. */
  update(root: TestItem, own: OwnTests, force = false): void {
    const uri = Uri.file(own.path);
    if (this.group?.uri?.fsPath !== uri.fsPath || root.children.get(groupId) !== this.group) this.group = undefined;
    if (own.text === undefined) {
      if (this.group) root.children.delete(groupId);
      this.group = undefined;
      return;
    }
    if (this.group && this.text === own.text && !force) return;
    this.text = own.text;
    const group = this.group ?? this.controller.createTestItem(groupId, "Your tests", uri);
    group.sortText = "9999";
    group.children.replace(ownCases(own).map((one) => this.itemOf(group, uri, one)));
    if (!this.group) root.children.add(group);
    this.group = group;
  }

  enqueue(run: TestRun): void {
    this.group?.children.forEach((item) => {
      run.enqueued(item);
    });
  }

  start(run: TestRun): void {
    this.group?.children.forEach((item) => {
      run.started(item);
    });
  }

  /** Reports a run; gives what to mark in the file when the tests could not be loaded. */
  report(run: TestRun, own: OwnTests, result: RunResult, solution: Uri): { message: string; line: number } | undefined {
    const { group } = this;
    if (!group) return undefined;
    if (result.output) run.appendOutput(terminalText(result.output));
    for (const one of ownCases(own)) {
      const item = group.children.get(one.id);
      if (item && one.result) reportCase(run, item, one, solution);
    }
    const problem = result.cases.some(hasFailed) ? undefined : ownTestsProblem(result);
    if (problem === undefined) return undefined;
    run.appendOutput(terminalText(`${problem}\n`), undefined, group);
    // That the code itself does not load is said where it stands.
    if (result.outcome !== "load-error" || result.testLine === undefined) return undefined;
    const message = new TestMessage(problem);
    message.location = lineOf(group.uri!, result.testLine);
    run.errored(group, message);
    return { message: problem, line: result.testLine };
  }

  private itemOf(group: TestItem, uri: Uri, { id, label, line }: OwnCase): TestItem {
    const item = group.children.get(id) ?? this.controller.createTestItem(id, label, uri);
    item.label = label;
    item.sortText = String(line ?? 999_999).padStart(6, "0");
    item.range = line === undefined ? undefined : new Range(line - 1, 0, line - 1, 0);
    return item;
  }
}

const groupId = "mine";

function reportCase(run: TestRun, item: TestItem, one: OwnCase, solution: Uri): void {
  const { verdict, ms, output } = one.result!;
  if (output) run.appendOutput(terminalText(output), undefined, item);
  if (verdict === "passed") run.passed(item, ms);
  else if (verdict === "skipped") run.skipped(item);
  else if (verdict === "failed") run.failed(item, messageOf(item, one, solution), ms);
  else run.errored(item, messageOf(item, one, solution), ms);
}

function messageOf(item: TestItem, one: OwnCase, solution: Uri): TestMessage {
  const { inSolution, line, column } = ownPlace(one);
  const message = caseMessage(one.result!);
  message.location = lineOf(inSolution ? solution : item.uri!, line ?? 1, column);
  return message;
}

/** From a place, counted from 1, to the end of its line. */
function lineOf(uri: Uri, line: number, column = 1): Location {
  const start = new Position(line - 1, column - 1);
  return new Location(uri, new Range(start, new Position(line - 1, Number.MAX_SAFE_INTEGER)));
}
