import { UserError } from "../base/errors";
import { commands } from "../host/manifest";
import type { Desk } from "./desk";
import type { OpenQuestion } from "./openQuestion";

/** The question that a command is about. Throws a `UserError` when none is open. */
export function openQuestionOn({ open }: Desk): OpenQuestion {
  if (open) return open;
  throw new UserError("No question is open. Open one from the Questions view first.", {
    title: "Search Questions",
    command: commands.searchQuestions,
  });
}
