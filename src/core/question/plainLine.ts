/** What somebody typed as one line without anything that cannot be seen, at most `most` UTF-16 units; perhaps empty. */
export function plainLine(text: string, most: number): string {
  return text.replace(/\s+/gu, " ").trim().slice(0, most).replace(/\p{C}/gu, "").trim();
}
