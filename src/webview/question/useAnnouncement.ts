import { useEffect, useRef, useState } from "preact/hooks";
import type { QuestionView } from "../../protocol/questionMessages";
import { announcement } from "./announcement";

/** The words to speak as one view follows another. */
export function useAnnouncement(view: QuestionView | undefined): string {
  const before = useRef<QuestionView | undefined>(undefined);
  const [words, setWords] = useState("");
  useEffect(() => {
    const said = view && announcement(before.current, view);
    before.current = view;
    if (said !== undefined) setWords(said);
  }, [view]);
  return words;
}
