import { Location, Position, Range, type TestItem, TestMessage, type TestRun } from "vscode";
import type { CaseResult, SolutionPlace } from "../../core/question/runResult";
import { caseMessage } from "./caseMessage";
import { terminalText } from "./terminalText";

/** Tells a test run what became of one case; of a hidden one no more than its label. */
export function reportCase(run: TestRun, item: TestItem, result: CaseResult, hidden: boolean): void {
  if (result.output && !hidden) run.appendOutput(terminalText(result.output), undefined, item);
  const { verdict, ms } = result;
  if (verdict === "passed") run.passed(item, ms);
  else if (verdict === "skipped") run.skipped(item);
  else if (verdict === "failed") run.failed(item, messageOf(item, result, hidden), ms);
  else run.errored(item, messageOf(item, result, hidden), ms);
}

/** A place in the candidate's file; without one, the first definition, where the item stands. */
export function placeOf(item: TestItem, place: SolutionPlace | undefined): Location {
  const at = place
    ? new Position(Math.max(0, place.line - 1), Math.max(0, (place.column ?? 1) - 1))
    : item.range!.start;
  return new Location(item.uri!, new Range(at, new Position(at.line, Number.MAX_SAFE_INTEGER)));
}

/** Of a hidden test its label is all there is to read. */
function messageOf(item: TestItem, result: CaseResult, hidden: boolean): TestMessage {
  const message = hidden ? new TestMessage(`Does not hold yet: ${item.label}`) : caseMessage(result);
  message.location = placeOf(item, hidden ? undefined : result.place);
  return message;
}
