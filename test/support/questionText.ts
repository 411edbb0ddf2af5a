/** Small files of a pack that are right as they stand, for tests to spoil one thing at a time. */

export const conceptPath = "python/concurrency/gil.question.md";

export const conceptFile = `---
title: "The lock"
kind: concept
level: mid
minutes: 5
topics: [gil, threads]
related: [other/queue]
---
What is the lock?

## Key points

- [ ] One thread runs at a time
  - says: one thread | single thread; bytecode
  - not: no threads
- [ ] It guards counts
  - says: reference count
- [ ] Waiting releases it
  - says: release
- [ ] Your data needs locks
  - says: own lock | queue

## Short answer

A lock inside the interpreter.

## Model answer

Only one thread runs bytecode at a time. Reference counts stay right, and waiting releases it. A queue guards your data.

\`\`\`python run
print("out")
\`\`\`

\`\`\`output
out
\`\`\`

## Common mistakes

- Calling it a cure

## Follow-ups

- [When is it released?](queue.question.md)

## Levels

### Junior

Knows of it.

### Senior

Measures it.

## Dialogue

**Interviewer:** Why?

**Candidate:** Counts.

## References

- [Glossary](https://docs.python.org/3/glossary.html): the term
`;

export const codingPath = "python/structures/stack.question.md";

export const codingFile = `---
title: "Stack"
kind: coding
level: junior
minutes: 10
topics: [stack]
complexity:
  time: "O(1)"
  space: "O(n)"
---
Write a stack.

## Details

- \`push\` and \`pop\`

## Clarifying questions

**May it be empty?**

Yes. Then \`pop\` raises \`IndexError\`.

## Starter

\`\`\`python
class Stack:
    def push(self, item):
        raise NotImplementedError

    def pop(self):
        raise NotImplementedError
\`\`\`

## Examples

\`\`\`python
import unittest

from solution import Stack


class ExampleTests(unittest.TestCase):
    def test_push_pop(self):
        """What goes in comes out"""
        stack = Stack()
        stack.push(1)
        self.assertEqual(stack.pop(), 1)
\`\`\`

## Tests

\`\`\`python
class OrderTests(unittest.TestCase):
    def test_order(self):
        """The order of three items"""
        stack = Stack()
        for item in (1, 2, 3):
            stack.push(item)
        self.assertEqual([stack.pop() for _ in range(3)], [3, 2, 1])
\`\`\`

## Hints

1. What does a list do?
2. Which end is cheap?

## Solution

\`\`\`python
class Stack:
    def __init__(self):
        self.items = []

    def push(self, item):
        self.items.append(item)

    def pop(self):
        return self.items.pop()
\`\`\`

### Approach

A list, used at its end.

## Wrong solutions

### Takes from the front

Caught by: test_order

\`\`\`python
class Stack:
    def __init__(self):
        self.items = []

    def push(self, item):
        self.items.append(item)

    def pop(self):
        return self.items.pop(0)
\`\`\`

## Key points

- [ ] A list suffices
- [ ] The end is cheap
- [ ] The front is not
- [ ] Empty raises

## Common mistakes

- Using the front

## Follow-ups

- What of threads?
`;

/** The coding question with a target for growth. */
export const growthFile = spoil(
  spoil(codingFile, '  space: "O(n)"\n', '  space: "O(n)"\ngrowth: linear\n'),
  "## Hints",
  `## Growth

\`\`\`python
from solution import Stack


def prepare(n):
    def call():
        stack = Stack()
        for number in range(n):
            stack.push(number)
        for _ in range(n):
            stack.pop()

    return call
\`\`\`

## Hints`,
);

/** `text` with one thing replaced; fails when it does not hold it, so that a test never spoils nothing. */
export function spoil(text: string, part: string, other: string): string {
  if (!text.includes(part)) throw new Error(`The text does not hold ${part}`);
  return text.replace(part, () => other);
}
