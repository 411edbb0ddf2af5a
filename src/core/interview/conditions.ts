/** How an interview is sat: `room` as in a real one, `relaxed` with everything the editor has, `strict` with settings changed. */
export const conditions = ["room", "relaxed", "strict"] as const;
export type Conditions = (typeof conditions)[number];

/** A setting of the editor, for one language or for all. */
export interface SettingName {
  key: string;
  languageId?: string;
}

export interface WantedSetting extends SettingName {
  value: unknown;
  /** What the person is told of it. */
  title: string;
}

/** The user's own settings; never those of a workspace. */
export interface EditorSettings {
  /** What the user set, undefined where they left the default; `known` is false when no part of this editor has the setting. */
  inspect(name: SettingName): { known: boolean; own: unknown };
  /** Sets it for the user; undefined takes the user's value away. Rejects when the editor refuses. */
  update(name: SettingName, value: unknown): Promise<void>;
}

const languageTitles = { python: "Python", markdown: "Markdown" };
const off = { other: "off", comments: "off", strings: "off" };

/**
 * All that strict conditions change; nothing else is ever written to the user's settings. Each is for a language whose
 * files wake the extension, so what a killed interview left is put back where it would be felt.
 */
export const strictSettings: readonly (WantedSetting & { languageId: string })[] = [
  inlineSuggestions("python"),
  inlineSuggestions("markdown"),
  { key: "editor.quickSuggestions", languageId: "python", value: off, title: "Suggestions while typing in Python" },
  { key: "editor.wordBasedSuggestions", languageId: "python", value: "off", title: "Words suggested in Python" },
];

function inlineSuggestions(languageId: keyof typeof languageTitles) {
  return {
    key: "editor.inlineSuggest.enabled",
    languageId,
    value: false,
    title: `inline suggestions in ${languageId}`,
  };
}

/** The last minor version of the editor whose command to pause suggestions counts milliseconds; later ones count minutes. */
const lastInMilliseconds = 105;

/** What that command takes for so many minutes, in an editor of this version, such as `1.105.1`. */
export function snoozeAmount(minutes: number, editorVersion: string): number {
  const [major = 1, minor = 0] = editorVersion.split(".").map(Number);
  return major === 1 && minor <= lastInMilliseconds ? minutes * 60_000 : minutes;
}
