import { durationText } from "../interview/countdown";
import type { CategoryScore, Scorecard } from "./scorecard";

/** The scorecard as one Markdown document. A line with nothing to say is left out, so no placeholder survives. */
export function reportMarkdown(card: Scorecard): string {
  return `${[
    `# ${card.title}`,
    summary(card),
    result(card),
    ...card.categories.map(categoryTable),
    list(
      "Strengths",
      card.strengths.map(({ criterion, score, anchor }) =>
        [`**${plain(criterion)}** (${score})`, plain(anchor)].filter(Boolean).join(": "),
      ),
    ),
    improvements(card),
    questions(card),
    `Next interview: ${card.nextDate}`,
    "The total is the points of the rated criteria over the points they could have had, weighted, times 100. The lowest rating is 1, so the lowest total is 20.",
  ]
    .filter(Boolean)
    .join("\n\n")}\n`;
}

function summary(card: Scorecard): string {
  const facts = [
    `Date: ${card.date}`,
    card.role?.trim() && `Role: ${plain(card.role)}`,
    card.level && `Level: ${card.level}`,
    card.company?.trim() && `Company: ${plain(card.company)}`,
    card.realDate && `Real interview: ${card.realDate}`,
    `Time: ${card.minutesUsed} of ${card.minutesPlanned} minutes${card.endedEarly ? ", ended early" : ""}`,
    `Course: ${card.course.join("; ")}`,
    card.circumstances.length > 0 && `Conditions: ${card.circumstances.join("; ")}`,
  ];
  return facts
    .filter(Boolean)
    .map((fact) => `- ${fact}`)
    .join("\n");
}

function result(card: Scorecard): string {
  if (card.percent === undefined || !card.band) return `## Result\n\nNothing was rated.`;
  const total = `## Result\n\n**${card.percent} of 100: ${card.band.title}.** ${card.band.advice}`;
  const coverage = `${card.rated} of ${card.of} criteria rated, ${card.measured} of them with measured evidence.`;
  return `${total}\n\n${coverage}`;
}

function categoryTable(category: CategoryScore): string {
  const rows = category.criteria.map(({ title, score, facts, note }) =>
    row([title, score === undefined ? "not rated" : String(score), facts.join(", "), note ?? ""]),
  );
  const percent = category.percent === undefined ? "" : `${category.percent} of 100`;
  const predicted = category.predicted === undefined ? "" : `predicted ${category.predicted} of 5`;
  const heading = [percent, predicted].filter(Boolean).join(", ");
  return [
    `## ${category.title}${heading ? `: ${heading}` : ""}`,
    "",
    row(["Criterion", "Score", "Measured", "Note"]),
    row(["---", "---", "---", "---"]),
    ...rows,
  ].join("\n");
}

function improvements(card: Scorecard): string {
  return list(
    "Work on next",
    card.improvements.map(({ criterion, score, aim, study, exercise }) =>
      [
        `**${plain(criterion)}** (${score}).`,
        aim && `Aim for: ${plain(aim)}`,
        `Study: ${plain(study.title)}.`,
        `Practice: ${plain(exercise.title)} (${exercise.minutes} min).`,
      ]
        .filter(Boolean)
        .join(" "),
    ),
  );
}

function questions(card: Scorecard): string {
  return list(
    "Questions",
    card.questions.map(({ section, title, status, facts, phases = [], missed }) => {
      const times = phases.map(({ phase, ms }) => `${phase} ${durationText(ms)}`).join(", ");
      return [
        `${plain(section)}: **${plain(title)}**, ${statusWords[status]}`,
        ...facts.map((group) => `  - ${group.title}: ${group.facts.join(", ")}`),
        ...(times ? [`  - Phases: ${times}`] : []),
        ...missed.map((point) => `  - not said: ${plain(point)}`),
      ].join("\n");
    }),
  );
}

const statusWords = {
  waiting: "not reached",
  open: "left open",
  answered: "answered",
  skipped: "skipped",
  "not-picked": "not picked",
} as const;

function list(heading: string, lines: readonly string[]): string {
  return lines.length === 0 ? "" : `## ${heading}\n\n${lines.map((line) => `- ${line}`).join("\n")}`;
}

function row(cells: readonly string[]): string {
  // A backslash is escaped too: one that stood before a bar would otherwise undo the escape.
  return `| ${cells.map((cell) => plain(cell).replace(/[\\|]/gu, "\\$&")).join(" | ")} |`;
}

function plain(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}
