import { ConfigurationTarget, workspace } from "vscode";
import type { EditorSettings, SettingName } from "../core/interview/conditions";

export function createEditorSettings(): EditorSettings {
  const found = ({ key, languageId }: SettingName) =>
    workspace.getConfiguration(undefined, languageId === undefined ? undefined : { languageId }).inspect(key);
  return {
    inspect(name) {
      const values = found(name);
      const own = name.languageId === undefined ? values?.globalValue : values?.globalLanguageValue;
      return { known: values?.defaultValue !== undefined, own };
    },
    update: async ({ key, languageId }, value) => {
      const scope = languageId === undefined ? undefined : { languageId };
      const forLanguage = languageId !== undefined;
      await workspace.getConfiguration(undefined, scope).update(key, value, ConfigurationTarget.Global, forLanguage);
    },
  };
}
