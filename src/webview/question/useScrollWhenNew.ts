import { useEffect, useRef } from "preact/hooks";

/** Brings something into sight when there is more of it than before, but not when the page is drawn for the first time. */
export function useScrollWhenNew(find: () => Element | null, amount: number, block: ScrollLogicalPosition): void {
  const before = useRef(amount);
  useEffect(() => {
    if (amount > before.current) find()?.scrollIntoView({ block });
    before.current = amount;
  });
}
