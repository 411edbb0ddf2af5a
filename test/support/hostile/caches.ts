import type { Outcome } from "../../../src/core/question/runResult";

/** An answer to the question of the LRU cache that does harm in `get`. */
export interface HostileCache {
  does: string;
  body: string;
  outcome: Outcome;
  says: RegExp;
}

export const hostileCaches: HostileCache[] = [
  {
    does: "an endless loop",
    body: "while True: pass",
    outcome: "timed-out",
    says: /Stopped after 2 s: `test_\w+` did not finish\./u,
  },
  {
    does: "a flood of output",
    body: "while True: os.write(1, b'x' * 65536)",
    outcome: "too-much-output",
    says: /Your code printed more than 4 MB\./u,
  },
  {
    does: "an early exit",
    body: "os._exit(0)",
    outcome: "crashed",
    says: /Python ended before the tests did \(exit code 0\)\. Does your code call `exit\(\)`\?/u,
  },
  {
    does: "a tree of processes",
    body: "[os.fork() == 0 and os.setsid() for _ in range(4)]\n        while True: pass",
    outcome: "timed-out",
    says: /Stopped after 2 s: `test_\w+` did not finish\./u,
  },
  {
    does: "a memory hog",
    body: "kept = []\n        while True: kept.append(bytes(1 << 27))",
    outcome: "out-of-memory",
    says: /Your code used more memory than it may\./u,
  },
];

/** A file whose `get` does this. */
export function cacheThat(body: string): string {
  return `import os

class LRUCache:
    def __init__(self, capacity):
        self.capacity = capacity

    def get(self, key, default=None):
        ${body}

    def put(self, key, value):
        pass

    def __len__(self):
        return 0

    def __contains__(self, key):
        return False
`;
}
