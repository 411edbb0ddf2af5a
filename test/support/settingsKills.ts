import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";
import { type EditorSettings, strictSettings } from "../../src/core/interview/conditions";
import { writeAtomically } from "../../src/storage/atomicFile";
import { restoreSettings } from "../../src/storage/changedSettings";
import type { Victim } from "./kills";

/** What the person has set: a language of their own, a value we want as well, one that is no plain value, one of no concern to us. */
export const ownSettings: Readonly<Record<string, unknown>> = {
  "editor.inlineSuggest.enabled [python]": true,
  "editor.wordBasedSuggestions [python]": "off",
  "editor.quickSuggestions [python]": { other: "on", comments: "inline", strings: "off" },
  "editor.fontSize": 13,
};

/** Settings in a file, as the editor keeps them: each write is one of the whole file. It knows all that strict conditions change. */
export function fileSettings(path: string): EditorSettings {
  const nameOf = ({ key, languageId }: { key: string; languageId?: string }) =>
    languageId ? `${key} [${languageId}]` : key;
  const all = (): Record<string, unknown> => JSON.parse(readFileSync(path, "utf8"));
  return {
    inspect: (name) => ({ known: true, own: all()[nameOf(name)] }),
    update: (name, value) => writeAtomically(path, JSON.stringify({ ...all(), [nameOf(name)]: value })),
  };
}

/** Where the settings that are changed are noted. */
export function journalOf(path: string): string {
  return `${path}.journal`;
}

/** A process that changes and restores settings again and again: after its death the next one puts all back, exactly. */
export const settingsVictim: Victim = {
  program: "settingsChanger",
  async inspect(path) {
    const settings = fileSettings(path);
    const changed = strictSettings.filter((one) => isDeepStrictEqual(settings.inspect(one).own, one.value)).length;
    await restoreSettings(journalOf(path), settings);
    const text = await readFile(path, "utf8");
    if (isDeepStrictEqual(JSON.parse(text), ownSettings)) return undefined;
    return `of ${changed} changed settings not all are as they were: ${text}`;
  },
};
