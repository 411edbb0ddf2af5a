import assert from "node:assert/strict";
import { languages, type TextDocument } from "vscode";

/** Waits until exactly these texts are marked in a document. */
export async function marks(document: TextDocument, texts: string[]): Promise<void> {
  const found = () =>
    languages
      .getDiagnostics(document.uri)
      .filter(isOurs)
      .map(({ range }) => document.getText(range));
  await until(
    () => JSON.stringify(found()) === JSON.stringify(texts),
    () => `${JSON.stringify(found())} is marked, not ${JSON.stringify(texts)}`,
  );
}

/** Whether a diagnostic is the language server's. */
export function isOurs({ source }: { source?: string }): boolean {
  return source === "Mock Interview";
}

/** Waits for something to hold; fails with `what` after 10 s. */
export async function until(
  holds: () => boolean | Promise<boolean>,
  what = () => "it did not come to pass",
): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await holds())) {
    if (Date.now() > deadline) assert.fail(what());
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
