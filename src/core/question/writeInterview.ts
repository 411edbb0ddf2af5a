import type { Blueprint, BlueprintSection, DrawRule, Weight } from "../interview/blueprint";

/** What of a blueprint its file says; the rest comes from the path. */
export type WrittenInterview = Omit<Blueprint, "id" | "track" | "slug" | "file">;

/**
 * Writes an interview file: `parseInterview` reads it back as the same blueprint. What is not given is left out, so that
 * somebody who goes on by hand sees only what counts.
 */
export function writeInterview(interview: WrittenInterview): string {
  const { title, order, minutes, rubric, company, profile, sections, description } = interview;
  const lines = [
    "---",
    `title: ${quoted(title)}`,
    ...(order === unordered ? [] : [`order: ${order}`]),
    `minutes: ${minutes}`,
    `rubric: ${rubric}`,
    ...(company === undefined ? [] : [`company: ${quoted(company)}`]),
    ...(profile === undefined ? [] : [`profile: ${profile}`]),
    "sections:",
    ...sections.flatMap(sectionLines),
    "---",
    description,
  ];
  return `${lines.join("\n")}\n`;
}

/** The order of an interview whose file gives none. */
const unordered = 100;

function sectionLines({ slug, title, minutes, draws, pickOneOf }: BlueprintSection): string[] {
  return [
    `  ${slug}:`,
    `    title: ${quoted(title)}`,
    `    minutes: ${minutes}`,
    "    draw:",
    ...draws.flatMap(drawLines),
    ...listLine("    pick-one-of", pickOneOf),
  ];
}

function drawLines({ slug, tracks, kinds, categories, topics, levels, count, minutes, weights }: DrawRule): string[] {
  const weightLines = [
    ...weightsOf("kinds", weights.kinds),
    ...weightsOf("categories", weights.categories),
    ...weightsOf("levels", weights.levels),
  ];
  return [
    `      ${slug}:`,
    ...listLine("        tracks", tracks),
    ...listLine("        kinds", kinds),
    ...listLine("        categories", categories),
    ...listLine("        topics", topics),
    ...listLine("        levels", levels),
    ...(count === undefined ? [] : [`        count: ${count}`]),
    ...(minutes === undefined ? [] : [`        minutes: ${minutes}`]),
    ...(weightLines.length > 0 ? ["        weights:", ...weightLines] : []),
  ];
}

function weightsOf(name: string, weights: readonly Weight[]): string[] {
  if (weights.length === 0) return [];
  return [`          ${name}:`, ...weights.map(({ slug, weight }) => `            ${slug}: ${weight}`)];
}

function listLine(key: string, values: readonly string[]): string[] {
  return values.length === 0 ? [] : [`${key}: [${values.join(", ")}]`];
}

/** A string of JSON is one of YAML, in double quotes as the format wants prose. */
function quoted(text: string): string {
  return JSON.stringify(text);
}
