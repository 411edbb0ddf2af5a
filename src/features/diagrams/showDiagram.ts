import { extensions, commands as host, type Memento, Position, SnippetString, Uri, window } from "vscode";
import { UserError } from "../../base/errors";
import { answerFile } from "../../core/question/answerFile";
import { diagramLine, diagramSnippet, holdsDiagram } from "../../core/question/diagram";
import { commands } from "../../host/manifest";
import type { PlainTexts } from "../../host/plainTexts";
import { samePath } from "../../host/samePath";
import type { Services } from "../../services";
import { refuseEarly } from "../../session/answerShown";
import type { OpenQuestion } from "../../session/openQuestion";
import { openQuestionOn } from "../../session/openQuestionOn";

/** Puts a small diagram to fill in under Components, else at the end; one step to undo. */
export async function addDiagram({ desk, documents }: Services): Promise<void> {
  const open = withAnswer(openQuestionOn(desk));
  const path = open.pathOf(answerFile);
  const line = diagramLine((await open.textOf(answerFile)) ?? "");
  await documents.open(path, { line });
  const editor = window.visibleTextEditors.find(({ document }) => samePath(document.uri.fsPath, path));
  const at = Math.min(line, editor?.document.lineCount ?? 1) - 1;
  const end = editor?.document.lineAt(at).range.end ?? new Position(0, 0);
  await editor?.insertSnippet(new SnippetString(diagramSnippet(end.character > 0)), end);
}

/** Opens the editor's Markdown preview of the answer beside it, in front of the panel. */
export async function showDiagram({ desk, documents, context }: Services): Promise<void> {
  const open = withAnswer(openQuestionOn(desk));
  if (!holdsDiagram((await open.textOf(answerFile)) ?? "")) {
    throw new UserError("There is no diagram in answer.md yet.", {
      title: "Add a Diagram",
      command: commands.addDiagram,
    });
  }
  const path = open.pathOf(answerFile);
  await documents.open(path);
  await host.executeCommand("markdown.showPreviewToSide", Uri.file(path));
  await tellOnce(context.globalState);
}

/** Opens the preview of the model answer, once it may be seen. */
export async function showModelDiagram({ desk, context }: Services, texts: PlainTexts): Promise<void> {
  const { question } = openQuestionOn(desk);
  refuseEarly(desk);
  if (!holdsDiagram(question.modelAnswer ?? ""))
    throw new UserError("The model answer of this question has no diagram.");
  // Where the answer stands, so that the panel stays in sight beside it.
  await host.executeCommand("workbench.action.focusFirstEditorGroup");
  await host.executeCommand(
    "markdown.showPreview",
    texts.put(`/${question.id.replace("#", "/")}/model answer.md`, question.modelAnswer!),
  );
  await tellOnce(context.globalState);
}

function withAnswer(open: OpenQuestion): OpenQuestion {
  if (open.mainFile === answerFile && open.progress.attempts.length > 0) return open;
  throw new UserError("Diagrams belong to answers in words. This question has none.");
}

const toldKey = "mockInterview.toldOfDiagrams";

/** Where nothing draws diagrams the preview shows their text; that is said once, on this machine for good. */
async function tellOnce(memory: Memento): Promise<void> {
  if (drawsDiagrams() || memory.get(toldKey)) return;
  await memory.update(toldKey, true);
  const text = "This editor draws no Mermaid diagrams; the preview shows their text.";
  // Nobody waits for it to be closed.
  void window.showInformationMessage(text);
}

/** Whether the editor, or an extension, brings Mermaid to its Markdown preview. Reads manifests only. */
function drawsDiagrams(): boolean {
  return extensions.all.some(({ id, packageJSON }) => {
    const { contributes } = packageJSON as { contributes?: Record<string, unknown> };
    return /mermaid/iu.test(id) && contributes?.["markdown.previewScripts"] !== undefined;
  });
}
