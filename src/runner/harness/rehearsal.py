"""A run of nothing, told to nobody. What it touches is in this process then, and warm: a forked worker shares its memory
with its parent, and the first touch of each page would cost the real run more than the run itself.
"""

__builtins__ = dict(__builtins__)

import os

from .candidate import lay_files, load_solution
from .channel import encode
from .table import Table

SOLUTION = "def f():\n    return 1\n\n\nclass C:\n    def m(self, n):\n        return [n]\n"
# Often enough for Python to specialize the code that every case passes through.
CASES = 10


class Nobody:
    """Stands in for the channel."""

    def send(self, kind, **fields):
        encode(dict(fields, type=kind))


def source_of(base, define):
    lines = ["import unittest", "from solution import C, f", "class T(unittest.%s):" % base]
    for number in range(CASES):
        lines.append("    %s test_%d(self):" % (define, number))
        lines.append('        """%d"""' % number)
        lines.append("        self.assertEqual(f(), 1); self.assertEqual(C().m(2), [2]); self.assertIsNone(None)")
    return "\n".join(lines) + "\n"


def small_suite(tests):
    if "unittest" not in tests:
        return Table([{"name": str(number), "call": "f", "args": []} for number in range(CASES)])
    from .suite import Suite

    is_async = any(["IsolatedAsyncioTestCase" in part["source"] for part in tests["unittest"]])
    source = source_of("IsolatedAsyncioTestCase", "async def") if is_async else source_of("TestCase", "def")
    return Suite([{"group": "test", "source": source}])


def rehearse(make_run, tests):
    """`make_run(channel, job)` makes a Run. The suite that counts must be made after it."""
    import sys

    solution = {"name": ".rehearsal", "text": SOLUTION}
    lay_files([solution])
    os.unlink(".rehearsal")
    run = make_run(Nobody(), {"solutionPath": os.path.abspath("rehearsal.py"), "solution": solution})
    run.output.begin()
    run.solution = load_solution(solution, run.path)
    suite = small_suite(tests)
    run.alarm.start()
    cases = suite.load(None)
    suite.describe(cases)
    suite.run(cases, run, set())
    run.alarm.stop()
    for name in ("solution", "tests", ""):
        sys.modules.pop(name, None)
