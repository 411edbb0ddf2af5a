import { commands } from "vscode";
import type { contextKeys } from "./manifest";

type ContextKeyName = (typeof contextKeys)[keyof typeof contextKeys];

/** The only caller of `setContext`. */
export function setContextKey(name: ContextKeyName, value: string | boolean): void {
  void commands.executeCommand("setContext", name, value);
}
