/** A cache as a candidate writes it, under ten cases: the yardstick of all ratios. */
export const cacheSolution = `from collections import OrderedDict


class LRUCache:
    def __init__(self, capacity):
        if capacity < 1:
            raise ValueError("capacity must be at least 1")
        self.capacity = capacity
        self.data = OrderedDict()

    def get(self, key, default=None):
        if key not in self.data:
            return default
        self.data.move_to_end(key)
        return self.data[key]

    def put(self, key, value):
        self.data[key] = value
        self.data.move_to_end(key)
        if len(self.data) > self.capacity:
            self.data.popitem(last=False)
`;

const cases = [
  "cache = LRUCache(2); cache.put(1, 1); self.assertEqual(cache.get(1), 1)",
  "self.assertEqual(LRUCache(2).get(1, -1), -1)",
  "cache = LRUCache(1); cache.put(1, 1); cache.put(2, 2); self.assertIsNone(cache.get(1))",
  "cache = LRUCache(1); cache.put(1, 1); cache.put(1, 2); self.assertEqual(cache.get(1), 2)",
  "cache = LRUCache(2); [cache.put(n, n) for n in (1, 2)]; cache.get(1); cache.put(3, 3); self.assertIsNone(cache.get(2))",
  "cache = LRUCache(2); [cache.put(n, n) for n in (1, 2, 1, 3)]; self.assertEqual(cache.get(1), 1)",
  "cache = LRUCache(2); cache.put(1, None); self.assertIsNone(cache.get(1, 5))",
  "self.assertRaises(ValueError, LRUCache, 0)",
  "cache = LRUCache(9); [cache.put(n, n) for n in range(99)]; self.assertEqual(cache.get(98), 98)",
  "cache = LRUCache(9); [cache.put(n, n) for n in range(99)]; self.assertIsNone(cache.get(3))",
];

/** A unittest module with the first `count` of ten cases. */
export function cacheTests(count = cases.length, { async = false } = {}): string {
  const [base, define] = async ? ["IsolatedAsyncioTestCase", "async def"] : ["TestCase", "def"];
  const methods = cases.slice(0, count).map((body, index) => {
    return `    ${define} test_${index}(self):\n        """Case ${index}"""\n        ${body}\n`;
  });
  return `import unittest\nfrom solution import LRUCache\n\n\nclass CacheTests(unittest.${base}):\n${methods.join("\n")}`;
}

export const caseCount = cases.length;

/** A script without any test library that runs the one case whose number it is told. */
export const oneCaseScript = `import sys, types
from solution import LRUCache

def equal(a, b=None):
    assert a == b, (a, b)

def raises(error, call, *args):
    try:
        call(*args)
    except error:
        return
    raise AssertionError(error)

self = types.SimpleNamespace(assertEqual=equal, assertIsNone=equal, assertRaises=raises)
exec([${cases.map((body) => JSON.stringify(body)).join(",\n    ")}][int(sys.argv[1])])
`;
