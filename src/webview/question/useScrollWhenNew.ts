import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";

/** Brings an element into sight when there is more than before, but not when the page is drawn for the first time. */
export function useScrollWhenNew(
  element: RefObject<HTMLElement | null>,
  amount: number,
  block: ScrollLogicalPosition = "nearest",
): void {
  const before = useRef(amount);
  useEffect(() => {
    if (amount > before.current) element.current?.scrollIntoView({ block });
    before.current = amount;
  }, [element, amount, block]);
}
