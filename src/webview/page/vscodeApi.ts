/** What VS Code hands to a page: a way to post, and a state that survives hiding and reloading it. */
export interface VscodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VscodeApi;

/** Takes the editor's side of the page; VS Code allows it once. */
export function takeVscodeApi(): VscodeApi {
  return acquireVsCodeApi();
}
