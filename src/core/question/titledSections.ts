import type { PackFile } from "./packFile";
import { checkOrder, type Section } from "./sections";

/** Reports where the headings of the body are not the titles that the front matter gives at `path`, in the same order. */
export function reportTitles(
  { marks, report }: Pick<PackFile<unknown>, "marks" | "report">,
  sections: readonly Section[],
  wanted: readonly { slug: string; title: string }[],
  path: string,
): void {
  const titles = wanted.map(({ title }) => title);
  for (const { offset, message } of checkOrder(sections, titles)) report(offset, message);
  for (const { slug, title } of wanted) {
    if (sections.some((section) => section.title === title)) continue;
    report(marks.get(`${path}.${slug}`)!, `The body has no heading \`${title}\`. Add it, with its text below.`);
  }
}
