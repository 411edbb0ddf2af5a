import type { QuestionSummary } from "./question";

/** The summary alone of a question and its stages. */
export function summarize(question: QuestionSummary): QuestionSummary {
  const { id, track, category, slug, title, kind, level, minutes, topics, related, python, packages } = question;
  const { favorite, profiles, teaser, runsCode, stages, file } = question;
  return {
    id,
    track,
    category,
    slug,
    title,
    kind,
    level,
    minutes,
    topics,
    related,
    python,
    packages,
    favorite,
    profiles,
    teaser,
    runsCode,
    stages: stages.map(summarize),
    file,
  };
}
