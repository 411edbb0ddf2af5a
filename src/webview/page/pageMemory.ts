import type { VscodeApi } from "./vscodeApi";

/** What a page remembers of itself while it is hidden; the editor also keeps it over a reload of the window. */
interface SavedPage {
  /** Read by the host when it restores the panel. */
  session?: string;
  /** What the page is about; the rest is forgotten when it changes. */
  subject: string;
  /** Disclosures the person opened or closed; only lasting ones outlive the subject. */
  open: Record<string, boolean>;
  scroll: number;
}

export interface PageMemory {
  /** Says what the page shows now; true when that is something else than before. */
  turnTo(subject: string, session: string | undefined): boolean;
  isOpen(disclosure: string, otherwise: boolean): boolean;
  setOpen(disclosure: string, open: boolean): void;
  scroll(): number;
  setScroll(top: number): void;
}

/** The memory of a page, kept in the editor's state for it. */
export function createPageMemory(api: VscodeApi): PageMemory {
  let saved = readSaved(api.getState());
  const save = (change: Partial<SavedPage>) => {
    saved = { ...saved, ...change };
    api.setState(saved);
  };
  return {
    turnTo: (subject, session) => {
      if (saved.subject === subject && saved.session === session) return false;
      const fresh = saved.subject !== subject;
      save(fresh ? { subject, session, open: lastingOf(saved.open), scroll: 0 } : { session });
      return fresh;
    },
    isOpen: (disclosure, otherwise) => saved.open[disclosure] ?? otherwise,
    setOpen: (disclosure, open) => {
      if (saved.open[disclosure] !== open) save({ open: { ...saved.open, [disclosure]: open } });
    },
    scroll: () => saved.scroll,
    setScroll: (top) => save({ scroll: Math.round(top) }),
  };
}

const lastingMark = "lasting ";

/** The id of a disclosure that stays as it was left when the page turns to something else. */
export function lastingId(disclosure: string): string {
  return lastingMark + disclosure;
}

function lastingOf(open: SavedPage["open"]): SavedPage["open"] {
  return Object.fromEntries(Object.entries(open).filter(([id]) => id.startsWith(lastingMark)));
}

function readSaved(state: unknown): SavedPage {
  const { session, subject, open, scroll } = (state ?? {}) as Partial<Record<keyof SavedPage, unknown>>;
  return {
    session: typeof session === "string" ? session : undefined,
    subject: typeof subject === "string" ? subject : "",
    open: typeof open === "object" && open !== null ? (open as Record<string, boolean>) : {},
    scroll: typeof scroll === "number" ? scroll : 0,
  };
}
