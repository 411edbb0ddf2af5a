/** Whether two absolute paths are one; Windows gives the drive letter in either case. */
export function samePath(a: string, b: string): boolean {
  return process.platform === "win32" ? a.toLowerCase() === b.toLowerCase() : a === b;
}
