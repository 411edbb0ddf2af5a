import { codingFile, codingPath, conceptFile, conceptPath, spoil } from "./questionText";

/** The concept question as it stands in the pack. */
export const concept = spoil(
  spoil(conceptFile, "related: [other/queue]\n", ""),
  "(queue.question.md)",
  "(../structures/stack.question.md)",
);

/** A small pack without problems: texts by path. */
export const samplePack: Readonly<Record<string, string>> = {
  [conceptPath]: concept,
  [codingPath]: codingFile,
  "python/python.track.md": `---
title: "Python"
categories:
  concurrency: "Concurrency"
  structures: "Structures"
---
For everybody.
`,
  "python/interviews/short.interview.md": `---
title: "Short"
minutes: 20
rubric: general
sections:
  all:
    title: "All"
    minutes: 20
    draw:
      talk:
        kinds: [concept]
        count: 1
      code:
        categories: [structures]
        count: 1
---
For everybody.
`,
  "python/general.rubric.md": `---
title: "General"
categories:
  basics:
    title: "Basics"
    weight: 1
    criteria:
      lock:
        title: "The lock"
        guide: lock
        fed-by:
          topics: [gil]
---
Equal weights.

## Basics

### The lock

1. a
2. b
3. c
4. d
5. e
`,
  "python/guides/lock.guide.md": `---
title: "The lock"
related: [gil]
---
Text.

- [The lock](../concurrency/gil.question.md)
`,
};

export const rubricPath = "python/general.rubric.md";
export const interviewPath = "python/interviews/short.interview.md";
