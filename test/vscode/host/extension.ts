import { type Event, extensions, Range, type TextDocument, Uri, window, workspace } from "vscode";
import type { RunResult } from "../../../src/core/question/runResult";
import type { Services } from "../../../src/services";
import type { OpenQuestion } from "../../../src/session/openQuestion";

/** The services of the running extension; `activate` gives them out. */
export async function activated(): Promise<Services> {
  return await extensions.getExtension<Services>("mock-interview.mock-interview")!.activate();
}

/** The next value of an event. */
export function once<T>(event: (listener: (value: T) => void) => { dispose(): void }): Promise<T> {
  return new Promise((resolve) => {
    const listening = event((value) => {
      listening.dispose();
      resolve(value);
    });
  });
}

/** The document of the open question's main file. */
export async function mainDocument(open: OpenQuestion): Promise<TextDocument> {
  return await workspace.openTextDocument(Uri.file(open.pathOf(open.mainFile!)));
}

/** Puts a text into the open question's file and saves it as a person would; gives the result of the run that follows. */
export async function writeAndSave(open: OpenQuestion, text: string): Promise<RunResult> {
  await replace(await mainDocument(open), text);
  const ended = once(open.onDidEndRun as Event<{ result: RunResult }>);
  await (await mainDocument(open)).save();
  return (await ended).result;
}

/** Replaces the text of a document without saving it. */
export async function replace(document: TextDocument, text: string): Promise<void> {
  const editor = await window.showTextDocument(document);
  const all = document.validateRange(new Range(0, 0, document.lineCount, 0));
  await editor.edit((edit) => edit.replace(all, text));
}
