import { diskReason } from "../base/diskReason";
import { UserError } from "../base/errors";

/** What the person reads when the practice folder refuses a write: why, and what became of their work. */
export function cannotSave(error: Error, folder: string, kept: string): UserError {
  const why = diskReason(error) ?? error.message;
  const action = {
    title: "Open Settings",
    command: "workbench.action.openSettings",
    args: ["mockInterview.practiceFolder"],
  };
  return new UserError(`Could not save to the practice folder ${folder}: ${why}. ${kept}`, action, { cause: error });
}

/** For a session that could not even get a journal. */
export function nothingStarted(root: string): (error: Error) => never {
  return (error) => {
    throw cannotSave(error, root, "Nothing was started.");
  };
}
