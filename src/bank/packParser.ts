/**
 * What needs the parsers of Markdown and YAML, which are large. The build makes it one bundle, which the extension loads
 * when a question is opened and the language server when it starts.
 */

export { sectionTitles } from "../core/question/questionBody";
export { sectionUse } from "../core/question/rules";
export { loadQuestion } from "./loadQuestion";
export { readOwnInterview } from "./ownInterview";
export { type ParsedFile, parseFile, schemas } from "./parseFile";
export { joinPack } from "./readPack";
