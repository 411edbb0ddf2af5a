import assert from "node:assert/strict";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { PassThrough } from "node:stream";
import { pathToFileURL } from "node:url";
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-jsonrpc/node";
import type { CompletionItem, InitializeResult, PublishDiagnosticsParams } from "vscode-languageserver-protocol";
import { serve } from "../../../src/server/languageServer";
import { conceptPath, spoil } from "../../support/questionText";
import { samplePack } from "../../support/samplePack";
import { useTempFolder } from "../../support/tempFolder";

const concept = samplePack[conceptPath]!;
const guidePath = "python/guides/lock.guide.md";
const guide = samplePack[guidePath]!;

describe("the language server", () => {
  const folder = useTempFolder();
  let editor: MessageConnection;
  let server: MessageConnection;
  /** What was last told of each file, by its path in the pack. */
  let told: Map<string, string[]>;

  beforeEach(async () => {
    for (const [file, text] of Object.entries(samplePack)) await put(file, text);
    const [there, back] = [new PassThrough(), new PassThrough()];
    server = createMessageConnection(new StreamMessageReader(there), new StreamMessageWriter(back));
    editor = createMessageConnection(new StreamMessageReader(back), new StreamMessageWriter(there));
    told = new Map();
    editor.onNotification("textDocument/publishDiagnostics", ({ uri, diagnostics }: PublishDiagnosticsParams) => {
      const file = uri.slice(`${pathToFileURL(folder()).href}/`.length);
      told.set(
        file,
        diagnostics.map(({ message }) => String(message)),
      );
    });
    serve(server);
    server.listen();
    editor.listen();
  });
  afterEach(() => {
    editor.dispose();
    server.dispose();
  });

  async function put(file: string, text: string): Promise<void> {
    await mkdir(dirname(join(folder(), file)), { recursive: true });
    await writeFile(join(folder(), file), text);
  }

  const uriOf = (file: string) => pathToFileURL(join(folder(), file)).href;
  const open = (file: string, text: string) =>
    editor.sendNotification("textDocument/didOpen", { textDocument: { uri: uriOf(file), text, version: 1 } });
  const change = (file: string, text: string) =>
    editor.sendNotification("textDocument/didChange", {
      textDocument: { uri: uriOf(file), version: 2 },
      contentChanges: [{ text }],
    });
  const tell = (method: string, file: string) =>
    editor.sendNotification(`textDocument/${method}`, { textDocument: { uri: uriOf(file) } });

  /** Waits until a file's problems match one pattern each. */
  async function problems(file: string, ...patterns: RegExp[]): Promise<void> {
    const fits = () => {
      const messages = told.get(file);
      return messages?.length === patterns.length && patterns.every((pattern, at) => pattern.test(messages[at]!));
    };
    const deadline = Date.now() + 5000;
    while (!fits()) {
      if (Date.now() > deadline) assert.fail(`${file}: ${JSON.stringify(told.get(file))}, not ${patterns.join(", ")}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  it("offers checks of the open text and completion, and nothing else", async () => {
    const { capabilities } = await editor.sendRequest<InitializeResult>("initialize", {});
    assert.deepEqual(Object.keys(capabilities), ["textDocumentSync", "completionProvider"]);
    assert.equal(await editor.sendRequest("shutdown"), null);
  });

  it("checks the open text, not the file, while it changes", async () => {
    await open(conceptPath, spoil(concept, "kind: concept", "kind: riddle"));
    await problems(conceptPath, /`kind` is one of/u);
    await change(conceptPath, concept);
    await problems(conceptPath);
    await tell("didClose", conceptPath);
    await problems(conceptPath);
  });

  it("checks what a file names against the pack around it, with what else is open as it stands", async () => {
    await open(guidePath, spoil(guide, "related: [gil]", "related: [gil, heap]"));
    await problems(guidePath, /no question `heap`/u);
    await open("python/structures/heap.question.md", spoil(concept, "(../structures/stack", "(stack"));
    await problems(guidePath);
    await tell("didClose", "python/structures/heap.question.md");
    await problems(guidePath, /no question `heap`/u);
  });

  it("sees what changed on the disk when it is told, or when a file is saved", async () => {
    await open(guidePath, guide);
    await problems(guidePath);
    await rm(join(folder(), conceptPath));
    await editor.sendNotification("workspace/didChangeWatchedFiles", { changes: [] });
    await problems(guidePath, /no question `gil`/u, /no file/u);
    await put(conceptPath, concept);
    await tell("didSave", guidePath);
    await problems(guidePath);
  });

  it("knows the stages of a scenario that is not open", async () => {
    const scenario = `---
title: "A day"
kind: scenario
level: mid
minutes: 5
topics: [gil]
stages:
  start:
    title: "Start"
    kind: concept
    minutes: 5
---
Begin.

## Stage: start

Go.
`;
    await put("python/structures/day.question.md", scenario);
    await open(guidePath, spoil(guide, "related: [gil]", "related: [gil, day#start, day#end]"));
    await problems(guidePath, /no question `day#end`/u);
  });

  it("checks a file that lies in no pack by itself", async () => {
    const file = "alone/elsewhere/topic/one.question.md";
    await open(file, spoil(concept, "level: mid", "level: high\nrelated: [nowhere]"));
    await problems(file, /`level` is one of/u);
    await change(file, spoil(concept, "level: mid", "level: mid\nrelated: [nowhere]"));
    await problems(file);
  });

  it("misses the track file of a question in a pack", async () => {
    const file = "other/topic/one.question.md";
    await open(file, spoil(concept, "- [When is it released?](../structures/stack.question.md)", "- When?"));
    await problems(file, /The track is missing/u, /No track has a category `topic`/u);
  });

  it("refuses a text of any size at once, and goes on", async () => {
    await open(conceptPath, concept + "x\n\n".repeat(3_000_000));
    await problems(conceptPath, /over 1 MB/u);
    await change(conceptPath, concept);
    await problems(conceptPath);
  });

  it("leaves files alone that are no pack files, and addresses that are no files", async () => {
    await open("python/notes.md", "---js\nx");
    for (const uri of ["untitled:one.question.md", "file://elsewhere/%zz.question.md"]) {
      await editor.sendNotification("textDocument/didOpen", { textDocument: { uri, text: "x", version: 1 } });
    }
    await open(guidePath, guide);
    await problems(guidePath);
    assert.deepEqual([...told.keys()], [guidePath]);
  });

  it("completes with what the pack holds, best first", async () => {
    await open(conceptPath, spoil(concept, "level: mid", "level: mid\nrelated: [nowhere]"));
    await problems(conceptPath, /no question `nowhere`/u);
    await change(conceptPath, spoil(concept, "level: mid", "level: mid\nrelated: []"));
    const params = { textDocument: { uri: uriOf(conceptPath) }, position: { line: 4, character: 10 } };
    const items = await editor.sendRequest<CompletionItem[]>("textDocument/completion", params);
    assert.deepEqual(
      items.map(({ label, textEdit }) => [label, textEdit!.newText]),
      [["stack", "stack"]],
    );
    const heading = { ...params, position: { line: 0, character: 1 } };
    assert.deepEqual(await editor.sendRequest("textDocument/completion", heading), []);
  });
});
