const { delimiter } = require("node:path");
const { commands, EventEmitter, Uri } = require("vscode");

/**
 * Gives out what we use of the Python extension's API (npm package `@vscode/python-extension` 1.0.6), and `pretend`, by
 * which tests say what it answers: `path` as chosen by the person, `executable` as found out about it, after `wait`.
 * Of the interpreters that the environment variable names, the command takes the next.
 */
exports.activate = ({ subscriptions }) => {
  const interpreters = (process.env.MOCK_INTERVIEW_TEST_INTERPRETERS ?? "").split(delimiter);
  const changed = new EventEmitter();
  const state = { path: interpreters[0], executable: undefined, wait: undefined, asked: 0 };
  const pretend = (changes) => {
    Object.assign(state, { executable: undefined, wait: undefined }, changes);
    changed.fire({ id: state.path, path: state.path, resource: undefined });
  };
  const next = () => pretend({ path: interpreters[(interpreters.indexOf(state.path) + 1) % interpreters.length] });
  subscriptions.push(changed, commands.registerCommand("python.setInterpreter", next));
  const environments = {
    onDidChangeActiveEnvironmentPath: changed.event,
    getActiveEnvironmentPath: () => {
      state.asked += 1;
      return { id: state.path, path: state.path };
    },
    resolveEnvironment: async ({ id, path }) => {
      await state.wait;
      return path && { id, path, executable: { uri: Uri.file(state.executable ?? path) } };
    },
  };
  return { ready: Promise.resolve(), environments, state, pretend };
};
