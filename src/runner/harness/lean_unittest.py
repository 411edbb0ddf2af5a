"""
unittest without difflib and pprint. They are half of its import, and only write differences of long values: we show both
sides, and a difference of long lists takes minutes. Code that imports them by itself gets the real ones.
"""

__builtins__ = dict(__builtins__)

import sys


class NoDifference:
    """Stands in for both."""

    @staticmethod
    def ndiff(_first, _second):
        return iter(())

    @staticmethod
    def pformat(_value):
        return ""


def load():
    names = ("difflib", "pprint")
    held = {name: sys.modules[name] for name in names if name in sys.modules}
    for name in names:
        sys.modules[name] = NoDifference
    try:
        import unittest
        import unittest.case
    finally:
        for name in names:
            del sys.modules[name]
        sys.modules.update(held)
    # Python may have waited with these imports, or unittest may have been loaded before us.
    unittest.case.difflib = unittest.case.pprint = NoDifference
    return unittest


unittest = load()
