import { posix } from "node:path";
import type { QuestionSummary } from "../core/question/question";
import type { BankIndex } from "./bankIndex";
import { linkTarget } from "./checkPack";
import { headingAnchor, trackPageFile } from "./trackPage";

/**
 * A study guide as it ships. A link to a question would open its file, answers and all; here it goes to where the page about
 * the track lists the question.
 */
export function guidePage({ questions, tracks }: BankIndex, file: string, text: string): string {
  const placeOf = ({ track, category }: QuestionSummary) => {
    const title = tracks.find(({ slug }) => slug === track)?.categories.find(({ slug }) => slug === category)?.title;
    return `${posix.relative(posix.dirname(file), trackPageFile(track))}#${headingAnchor(title ?? "")}`;
  };
  return text.replace(/\]\(([^()\s]+\.question\.md)(#[^()\s]*)?\)/gu, (link, href: string) => {
    const question = questions.find((one) => one.file === linkTarget(file, href));
    return question ? `](${placeOf(question)})` : link;
  });
}
