import { type Disposable, DisposableStore } from "../../base/lifecycle";
import { commands } from "../../host/manifest";
import { PlainTexts } from "../../host/plainTexts";
import type { Services } from "../../services";

/** Diagrams of design answers: begun as a fence in `answer.md`, drawn by the editor's own Markdown preview where it can. */
export function registerDiagrams(services: Services): Disposable {
  const { commands: registry } = services;
  const store = new DisposableStore();
  const texts = store.add(new PlainTexts("mock-interview-answer"));
  // Not needed until somebody draws.
  const drawing = () => import("./showDiagram");
  store.add(registry.register(commands.addDiagram, async () => (await drawing()).addDiagram(services)));
  store.add(registry.register(commands.showDiagram, async () => (await drawing()).showDiagram(services)));
  store.add(
    registry.register(commands.showModelDiagram, async () => (await drawing()).showModelDiagram(services, texts)),
  );
  return store;
}
