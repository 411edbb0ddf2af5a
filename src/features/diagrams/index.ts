import { type Disposable, DisposableStore } from "../../base/lifecycle";
import { commands } from "../../host/manifest";
import type { Services } from "../../services";
import { AnswerTexts } from "./answerTexts";
import { addDiagram, showDiagram, showModelDiagram } from "./showDiagram";

/** Diagrams of design answers: begun as a fence in `answer.md`, drawn by the editor's own Markdown preview where it can. */
export function registerDiagrams(services: Services): Disposable {
  const { commands: registry } = services;
  const store = new DisposableStore();
  const texts = store.add(new AnswerTexts());
  store.add(registry.register(commands.addDiagram, () => addDiagram(services)));
  store.add(registry.register(commands.showDiagram, () => showDiagram(services)));
  store.add(registry.register(commands.showModelDiagram, () => showModelDiagram(services, texts)));
  return store;
}
