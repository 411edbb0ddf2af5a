import { type ComponentChild, render } from "preact";
import { PageContext, type PageTools } from "./pageContext";
import { createPageMemory } from "./pageMemory";
import { takeVscodeApi } from "./vscodeApi";

export interface PageDefinition<ToPage> {
  render(message: ToPage): ComponentChild;
  /** What the message is about: scroll position and disclosures are kept as long as it stays the same. */
  subject(message: ToPage): { subject: string; session?: string };
  /** Whether the page is collapsed for a while, so that its scroll position means nothing. */
  isCollapsed(message: ToPage): boolean;
}

/** Draws each message of the host into the page and tells the host that the page is ready. */
export function mountPage<ToPage extends { type: string }, FromPage extends { type: string }>(
  page: PageDefinition<ToPage>,
): void {
  const api = takeVscodeApi();
  const memory = createPageMemory(api);
  const tools: PageTools<FromPage> = { memory, post: (message) => api.postMessage(message) };
  const root = document.getElementById("root")!;
  let collapsed = true;
  const show = (message: ToPage) => {
    const { subject, session } = page.subject(message);
    const fresh = memory.turnTo(subject, session);
    keepFocus(root, () =>
      render(<PageContext.Provider value={tools}>{page.render(message)}</PageContext.Provider>, root),
    );
    const wasCollapsed = collapsed;
    collapsed = page.isCollapsed(message);
    if (fresh || wasCollapsed) window.scrollTo({ top: collapsed ? 0 : memory.scroll(), behavior: "instant" });
  };
  window.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    if (typeof data === "object" && data !== null && "type" in data) show(data as ToPage);
  });
  window.addEventListener("scrollend", () => {
    if (!collapsed) memory.setScroll(window.scrollY);
  });
  api.postMessage({ type: "ready" });
}

/**
 * Draws; when that takes away the element that had the focus, the focus goes to the part marked `data-landing`, which is
 * what the person has just asked for, or else to the heading of the page.
 */
function keepFocus(root: HTMLElement, draw: () => void): void {
  const focused = document.activeElement;
  draw();
  if (!focused || focused.isConnected || !document.hasFocus()) return;
  const target = root.querySelector<HTMLElement>("[data-landing]") ?? root.querySelector<HTMLElement>("h1");
  if (!target) return;
  target.tabIndex = -1;
  target.focus();
}
