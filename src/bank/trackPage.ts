import { kinds, type QuestionSummary, type Track } from "../core/question/question";
import { kindTitles } from "../core/question/titles";
import type { BankIndex } from "./bankIndex";

/** Where the page about a track lies, beside the folders of the tracks. */
export function trackPageFile(slug: string): string {
  return `${slug}.md`;
}

/** The part of an address that names a heading, as the editor's own preview makes it. */
export function headingAnchor(title: string): string {
  return title
    .trim()
    .toLowerCase()
    .replace(/\s+/gu, "-")
    .replace(/[^\p{L}\p{N}_-]/gu, "");
}

/**
 * What one reads about a track: Markdown with its introduction, its categories with their questions, its guides and
 * interviews. `about` is the pack's page on its own making.
 */
export function trackPage(index: BankIndex, track: Track, about: string): string {
  const inTrack = <T extends { track: string }>(all: readonly T[]) => all.filter((one) => one.track === track.slug);
  const questions = inTrack(index.questions);
  const guides = inTrack(index.guides);
  const interviews = inTrack(index.interviews);
  const link = (title: string, file: string) => `[${plain(title)}](${file})`;
  const lines = [
    `# ${plain(track.title)}`,
    track.introduction,
    `${counted(questions.length, "question")} in ${counted(track.categories.length, "category", "categories")}.`,
    "## Categories",
    ...track.categories.flatMap(({ slug, title, introduction }) => [
      `### ${plain(title)}`,
      introduction,
      `*${countedKinds(questions.filter(({ category }) => category === slug))}*`,
      questions
        .filter(({ category }) => category === slug)
        .map((question) => plain(question.title))
        .join(" · "),
    ]),
    ...section(
      "Study guides",
      guides.map(({ title, file }) => `- ${link(title, file)}`),
    ),
    ...section(
      "Interviews",
      // The editor's preview runs no commands, so the page can only say where an interview starts.
      interviews.map(({ title, sections }) => {
        const parts = sections.map((one) => `${plain(one.title)} ${one.minutes}`).join(", ");
        return `- ${plain(title)}. Minutes: ${parts}.`;
      }),
      "To sit one, run **Start Mock Interview** from the Command Palette, or from the menu of this track in the Questions view: its interviews come first there.",
    ),
    "## About the questions",
    `${link("How they were written and checked", about)}, what is invented, and how to report a mistake.`,
  ];
  return `${lines.filter(Boolean).join("\n\n")}\n`;
}

/** A heading with a list under it and perhaps a paragraph; nothing of an empty list. */
function section(title: string, items: readonly string[], below = ""): string[] {
  return items.length === 0 ? [] : [`## ${title}`, items.join("\n"), below];
}

function countedKinds(questions: readonly QuestionSummary[]): string {
  const used = kinds.filter((kind) => questions.some((question) => question.kind === kind));
  const parts = used.map((kind) => {
    const count = questions.filter((question) => question.kind === kind).length;
    return used.length === 1 ? kindTitles[kind] : `${kindTitles[kind]} ${count}`;
  });
  return [counted(questions.length, "question"), parts.join(", ")].filter(Boolean).join(": ");
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** A title is no Markdown: its signs stand for themselves. */
function plain(title: string): string {
  return title.replace(/[\\`*_[\]<>#|]/gu, "\\$&");
}
