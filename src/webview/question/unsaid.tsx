import { ActionButton } from "./actionButton";

/** What an interviewer would still like to hear about code that runs; nothing waits for it. */
export function Unsaid({ titles }: { titles: readonly string[] }) {
  return (
    <section class="notice still-to-say" aria-label="Still to say">
      <span>Before you are done, say {stillToSay(titles)}. Your notes have room for it.</span>
      <ActionButton button={{ action: "notes", label: "Write it down" }} />
    </section>
  );
}

/** The parts of the notes that are empty, as the end of a sentence. */
export function stillToSay(titles: readonly string[]): string {
  const how = titles.includes("Approach") ? "how it works" : "";
  const costs = ["Time", "Space"].filter((title) => titles.includes(title)).map((title) => title.toLowerCase());
  const cost = costs.length > 0 ? `what it costs in ${costs.join(" and ")}` : "";
  return [how, cost].filter(Boolean).join(" and ");
}
