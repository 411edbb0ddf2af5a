import { UserError } from "../base/errors";

const reasons: Record<string, string> = {
  ENOSPC: "the disk is full",
  EDQUOT: "your quota on the disk is used up",
  EROFS: "the disk is read-only",
  EACCES: "writing there is not allowed",
  EPERM: "writing there is not allowed",
  ENOTDIR: "a part of the path is a file",
  EEXIST: "a file has its name",
  EMFILE: "too many files are open",
};

/** What the person reads when the practice folder refuses a write: why, and what became of their work. */
export function cannotSave(error: Error, folder: string, kept: string): UserError {
  const { code } = error as NodeJS.ErrnoException;
  const why = (code && reasons[code]) ?? error.message;
  const action = {
    title: "Open Settings",
    command: "workbench.action.openSettings",
    args: ["mockInterview.practiceFolder"],
  };
  return new UserError(`Could not save to the practice folder ${folder}: ${why}. ${kept}`, action, { cause: error });
}
