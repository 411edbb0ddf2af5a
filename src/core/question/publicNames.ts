/** Names of the classes and functions at the top of a Python file that do not begin with `_`, in order, each once. */
export function publicNames(source: string): string[] {
  const names = [...source.matchAll(/^(?:async def|def|class) ([A-Za-z]\w*)/gmu)].map((match) => match[1]!);
  return [...new Set(names)];
}
