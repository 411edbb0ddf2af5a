import { TestMessage } from "vscode";
import type { CaseResult } from "../../core/question/runResult";

/** What a failed case says at its line: both sides of the comparison where there are two. */
export function caseMessage({ expected, actual, message, verdict }: CaseResult): TestMessage {
  if (expected === undefined || actual === undefined) return new TestMessage(message ?? verdict);
  return TestMessage.diff(`expected ${oneLine(expected)}, got ${oneLine(actual)}`, expected, actual);
}

function oneLine(text: string): string {
  const flat = text.replace(/\s+/gu, " ").trim();
  return flat.length > 120 ? `${flat.slice(0, 117)}...` : flat;
}
