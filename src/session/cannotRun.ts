import { UserError } from "../base/errors";
import { solutionFile } from "../core/question/answerFile";
import { commands } from "../host/manifest";

/** Somebody took the file away. */
export function fileGone(): UserError {
  return new UserError(`${solutionFile} is no longer in its folder, so the tests did not run.`, {
    title: "Create It Again",
    command: commands.goToQuestion,
  });
}

/** The editor could not save what was to be run. */
export function notSaved(): UserError {
  return new UserError(
    "Your file could not be saved, so the tests did not run. Save it under its own name and try again.",
  );
}
