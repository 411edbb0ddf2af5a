import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type BankIndex, indexVersion } from "../../src/bank/bankIndex";
import { kinds, levels, type QuestionSummary, type Track } from "../../src/core/question/question";

const tracks = 4;
const categories = 12;
const words = "lock queue cache index thread token stream graph heap route cursor batch retry lease shard trie".split(
  " ",
);

/** The index of a bank with so many made-up questions in four tracks of twelve categories. */
export function largeIndex(count: number): BankIndex {
  const questions = Array.from({ length: count }, (_, number) => summaryOf(number));
  return { version: indexVersion, tracks: allTracks(), questions, interviews: [], rubrics: [], guides: [] };
}

function allTracks(): Track[] {
  return Array.from({ length: tracks }, (_, number) => {
    const own = Array.from({ length: categories }, (_, index) => ({
      slug: `part-${index}`,
      title: `Part ${index}`,
      introduction: "",
    }));
    const slug = `track-${number}`;
    return {
      slug,
      title: `Track ${number}`,
      categories: own,
      order: 100,
      introduction: "Words.",
      file: `${slug}/${slug}.track.md`,
    };
  });
}

function summaryOf(number: number): QuestionSummary {
  const track = `track-${number % tracks}`;
  const category = `part-${Math.floor(number / tracks) % categories}`;
  const slug = `question-${number}`;
  const kind = kinds[number % kinds.length]!;
  return {
    id: `${track}/${slug}`,
    track,
    category,
    slug,
    title: `${wordOf(number)} and ${wordOf(number * 7 + 3)}, number ${number}`,
    kind,
    level: levels[number % levels.length]!,
    minutes: 5 + (number % 5) * 5,
    topics: [wordOf(number), wordOf(number * 5 + 1)],
    related: [],
    python: "3.11",
    packages: [],
    favorite: false,
    profiles: [],
    teaser: "Tell me in a few sentences what this is for and where you would not use it in a service you run.",
    runsCode: false,
    stages: [],
    file: `${track}/${category}/${slug}.question.md`,
  };
}

function wordOf(number: number): string {
  return words[number % words.length]!;
}

/** Writes a pack of so many concept questions, as long as the middle one of the shipped bank; every file is right. */
export async function writeLargePack(folder: string, count: number): Promise<void> {
  const { tracks: all, questions } = largeIndex(count);
  for (const { slug, categories: own } of all) {
    for (const category of own) await mkdir(join(folder, slug, category.slug), { recursive: true });
    await writeFile(join(folder, slug, `${slug}.track.md`), trackText(slug, own));
  }
  for (const question of questions) await writeFile(join(folder, question.file), questionText(question));
}

function trackText(slug: string, own: Track["categories"]): string {
  const listed = own.map((category) => `  ${category.slug}: "${category.title}"`).join("\n");
  return `---\ntitle: "${slug}"\ncategories:\n${listed}\n---\n\nA track.\n`;
}

function questionText({ title, level, minutes, topics, teaser }: QuestionSummary): string {
  const paragraph = `${teaser} It keeps one word per line, and the words say what is kept, what is dropped and when.\n\n`;
  const points = words.slice(0, 5).map((word) => `- [ ] The ${word} is named\n  - says: ${word} | the ${word}`);
  const list = words.slice(0, 6).map((word) => `- Forgetting the ${word}, which then grows without limit.`);
  const code = "```python\nfor number in range(10):\n    print(number)\n```\n\n";
  return [
    `---\ntitle: "${title}"\nkind: concept\nlevel: ${level}\nminutes: ${minutes}`,
    `topics: [${[...new Set(topics)].join(", ")}]\n---\n${teaser}\n`,
    `## Key points\n\n${points.join("\n")}\n`,
    `## Short answer\n\nIt needs ${words.slice(0, 5).join(", ")} and care. ${teaser}\n`,
    `## Model answer\n\n${paragraph.repeat(22)}It names ${words.slice(0, 5).join(", ")}.\n\n${code.repeat(2)}`,
    `## Common mistakes\n\n${list.join("\n")}\n`,
    `## Follow-ups\n\n${list.join("\n")}\n`,
  ].join("\n");
}
