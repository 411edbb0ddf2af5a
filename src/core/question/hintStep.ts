/** The rungs of a ladder of hints, mildest first, in the order in which questions give them. */
const steps = ["question back", "direction", "structure", "near-code"] as const;

/** What the hint at this place, from 0, is: three hints end with the structure, and whatever follows is near to code. */
export function hintStep(index: number): (typeof steps)[number] {
  return steps[Math.min(index, steps.length - 1)]!;
}
