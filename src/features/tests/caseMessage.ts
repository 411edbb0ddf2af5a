import { TestMessage } from "vscode";
import type { CaseResult } from "../../core/question/runResult";

/** What a failed case says at its line: both sides of the comparison where there are two. */
export function caseMessage({ expected, actual, message, verdict }: CaseResult): TestMessage {
  if (expected === undefined || actual === undefined) return new TestMessage(message ?? verdict);
  return TestMessage.diff(inShort(expected, actual, message), expected, actual);
}

/** Sides broken into lines are for the diff; beside the code stands where they part. */
function inShort(expected: string, actual: string, message: string | undefined): string {
  const broken = expected.includes("\n") || actual.includes("\n");
  return broken && message ? message : `expected ${oneLine(expected)}, got ${oneLine(actual)}`;
}

function oneLine(text: string): string {
  const flat = text.replace(/\s+/gu, " ").trim();
  return flat.length > 120 ? `${flat.slice(0, 117)}...` : flat;
}
