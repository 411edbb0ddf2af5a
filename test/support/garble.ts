/** `text` with a few of `pieces` put into it, and a few characters taken out, at random places. */
export function garble(text: string, pieces: readonly string[], random: () => number): string {
  const below = (bound: number) => Math.floor(random() * bound);
  let garbled = text;
  for (let changes = 1 + below(3); changes > 0; changes--) {
    const at = below(garbled.length + 1);
    garbled = garbled.slice(0, at) + pieces[below(pieces.length)] + garbled.slice(at + below(3));
  }
  return garbled;
}
