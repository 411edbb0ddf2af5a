/** A text cut where another begins and ends to differ from it. */
export interface Difference {
  before: string;
  differs: string;
  after: string;
}

/** Cuts two texts around the part in which they differ; cuts fall between characters, never inside one. */
export function splitDifference(one: string, other: string): [Difference, Difference] {
  const [left, right] = [Array.from(one), Array.from(other)];
  const shorter = Math.min(left.length, right.length);
  let start = 0;
  while (start < shorter && left[start] === right[start]) start++;
  let end = 0;
  while (end < shorter - start && left[left.length - 1 - end] === right[right.length - 1 - end]) end++;
  const cut = (text: string[]): Difference => ({
    before: text.slice(0, start).join(""),
    differs: text.slice(start, text.length - end).join(""),
    after: text.slice(text.length - end).join(""),
  });
  return [cut(left), cut(right)];
}
