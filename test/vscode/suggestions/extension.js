const { InlineCompletionItem, InlineCompletionTriggerKind, Range, languages } = require("vscode");

/** Suggests how a line goes on, and counts how often it is asked: by itself while one types, or because one asked for it. */
exports.activate = ({ subscriptions }) => {
  const asked = { automatic: 0, explicit: 0 };
  const provideInlineCompletionItems = (_document, position, { triggerKind }) => {
    asked[triggerKind === InlineCompletionTriggerKind.Automatic ? "automatic" : "explicit"] += 1;
    return [new InlineCompletionItem(" suggested by a machine", new Range(position, position))];
  };
  subscriptions.push(
    languages.registerInlineCompletionItemProvider({ language: "python" }, { provideInlineCompletionItems }),
  );
  return { asked };
};
