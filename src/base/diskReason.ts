const reasons: Record<string, string> = {
  ENOSPC: "the disk is full",
  EDQUOT: "your quota on the disk is used up",
  EROFS: "the disk is read-only",
  EACCES: "writing there is not allowed",
  EPERM: "writing there is not allowed",
  ENOTDIR: "a part of the path is a file",
  EEXIST: "a file has its name",
  EMFILE: "too many files are open",
  ENFILE: "too many files are open",
  ENOENT: "it is not there",
  EISDIR: "it is a folder",
  EBUSY: "another program holds it",
  EFBIG: "the disk takes no file that large",
  ENXIO: "the disk is gone",
  ESTALE: "the disk is gone",
  EIO: "the disk reports an error",
};

/** Why the system refused to read or write, in words; undefined for any other error. */
export function diskReason(error: Error): string | undefined {
  const { code } = error as NodeJS.ErrnoException;
  return code === undefined ? undefined : reasons[code];
}
