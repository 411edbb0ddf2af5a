/** The results view is a terminal: it wants CR LF, and no escape sequences from the candidate's program. */
export function terminalText(text: string): string {
  return text
    .replace(/[^\P{Cc}\t\n]/gu, "")
    .replace(/\n/gu, "\r\n")
    .slice(0, 262_144);
}
