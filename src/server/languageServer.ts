import { fileURLToPath } from "node:url";
import type { MessageConnection } from "vscode-jsonrpc";
import type {
  CompletionItem,
  CompletionParams,
  DidChangeTextDocumentParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
  DidSaveTextDocumentParams,
  InitializeResult,
} from "vscode-languageserver-protocol";
import { complete } from "./complete";
import { toDiagnostics } from "./diagnose";
import { OpenPacks } from "./openPacks";
import { placeInPack } from "./openText";
import { vocabularyOf } from "./vocabulary";

/** A pause in typing after which a pack is checked again (ms). */
const pauseMs = 250;

const capabilities: InitializeResult["capabilities"] = {
  // The whole text comes with every change: a question is a few kilobytes.
  textDocumentSync: { openClose: true, change: 1, save: true },
  completionProvider: { triggerCharacters: [" ", "#", ":", "[", ","] },
};

/** The sort of a suggestion in the protocol, which is only an icon. */
const keyword = 14;

/** Answers an editor: checks the open pack files while they are typed, and suggests what could stand where one types. */
export function serve(connection: MessageConnection): void {
  const packs = new OpenPacks();
  const pauses = new Map<string, NodeJS.Timeout>();
  const publish = (root: string) => {
    const problems = packs.problemsIn(root);
    for (const { uri, file, text } of packs.openIn(root)) {
      const own = problems.filter((problem) => problem.file === file);
      send("textDocument/publishDiagnostics", { uri, diagnostics: toDiagnostics(own, text) });
    }
  };
  const readAgain = async (root: string) => {
    await packs.refresh(root);
    publish(root);
  };
  const put = (uri: string, text: string) => {
    const place = uri.startsWith("file:") ? placeInPack(fileURLToPath(uri)) : undefined;
    if (place) packs.put(uri, place, text);
    return place?.root;
  };
  const send = (method: string, params: object) => void connection.sendNotification(method, params);
  const on = <T>(method: string, handle: (params: T) => void | Promise<void>) =>
    connection.onNotification(method, (params: T) => guard(() => handle(params)));
  const guard = async (work: () => void | Promise<void>) => {
    try {
      await work();
    } catch (error) {
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      send("window/logMessage", { type: 1, message });
    }
  };

  connection.onRequest("initialize", (): InitializeResult => ({ capabilities }));
  connection.onRequest("shutdown", () => null);
  on("exit", () => process.exit(0));
  on<DidOpenTextDocumentParams>("textDocument/didOpen", async ({ textDocument: { uri, text } }) => {
    const root = put(uri, text);
    if (root === undefined) return;
    // What the file holds is told at once, what the pack says about it when that is read.
    publish(root);
    await readAgain(root);
  });
  on<DidChangeTextDocumentParams>("textDocument/didChange", ({ textDocument: { uri }, contentChanges }) => {
    const root = put(uri, contentChanges.at(-1)?.text ?? "");
    if (root === undefined) return;
    clearTimeout(pauses.get(root));
    const check = () => void guard(() => publish(root));
    pauses.set(root, setTimeout(check, pauseMs));
  });
  on<DidSaveTextDocumentParams>("textDocument/didSave", async ({ textDocument: { uri } }) => {
    const file = packs.get(uri);
    if (file) await readAgain(file.root);
  });
  on<DidCloseTextDocumentParams>("textDocument/didClose", async ({ textDocument: { uri } }) => {
    const file = packs.get(uri);
    if (!file) return;
    packs.close(uri);
    send("textDocument/publishDiagnostics", { uri, diagnostics: [] });
    // Files that stay open see again what the disk holds.
    publish(file.root);
  });
  on("workspace/didChangeWatchedFiles", async () => {
    for (const root of packs.roots) await readAgain(root);
  });
  connection.onRequest("textDocument/completion", (params: CompletionParams) => suggest(packs, params));
}

function suggest(packs: OpenPacks, { textDocument, position }: CompletionParams): CompletionItem[] {
  const file = packs.get(textDocument.uri);
  if (!file) return [];
  const found = complete(file, position, vocabularyOf(packs.filesIn(file.root), file.file));
  if (!found) return [];
  const { line } = position;
  const range = { start: { line, character: found.start }, end: { line, character: found.end } };
  return found.suggestions.map(({ label, insert = label, detail }, index) => ({
    label,
    detail,
    kind: keyword,
    // Best first, not by the alphabet.
    sortText: String(index).padStart(5, "0"),
    filterText: label,
    textEdit: { range, newText: insert },
  }));
}
