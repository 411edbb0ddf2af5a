import { useRef } from "preact/hooks";

/** How many different values there were so far, the absent one aside; the first is none that came. */
export function useCount(value: string | undefined): number {
  const seen = useRef({ value, count: 0 });
  if (value !== seen.current.value) {
    seen.current = { value, count: seen.current.count + (value === undefined ? 0 : 1) };
  }
  return seen.current.count;
}
