import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { usePage } from "./pageContext";
import { lastingId } from "./pageMemory";

export interface DisclosureProps {
  /** Under which the page remembers whether it is open. */
  id: string;
  title: string;
  /** Small words beside the title. */
  aside?: string;
  open?: boolean;
  /** Level of the title as a heading; a plain line when absent. */
  level?: 2 | 3;
  /** Stays as the person left it on the next subject too. */
  lasting?: boolean;
  children: ComponentChildren;
}

/** A titled part that opens and closes; stays as the person left it. */
export function Disclosure({ id: name, title, aside, open = false, level, lasting, children }: DisclosureProps) {
  const { memory } = usePage();
  const id = lasting ? lastingId(name) : name;
  const [isOpen, setOpen] = useState(() => memory.isOpen(id, open));
  useWhenOpened(open, () => {
    setOpen(true);
    memory.setOpen(id, true);
  });
  const Title = level ? (`h${level}` as const) : "span";
  const toggle = (event: Event) => {
    const now = (event.currentTarget as HTMLDetailsElement).open;
    if (now === isOpen) return;
    setOpen(now);
    memory.setOpen(id, now);
  };
  return (
    <details class="disclosure" open={isOpen} onToggle={toggle}>
      <summary>
        <Title class="summary-title">{title}</Title>
        {aside && <span class="quiet"> {aside}</span>}
      </summary>
      <div class="disclosed">{children}</div>
    </details>
  );
}

/** Something new to see opens the part, also when the person had left it closed. */
function useWhenOpened(open: boolean, act: () => void): void {
  const before = useRef(open);
  useEffect(() => {
    if (open && !before.current) act();
    before.current = open;
  });
}
