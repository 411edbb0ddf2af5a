"""Makes the assertions of unittest remember both sides, and refuse values whose class claims to equal anything."""

__builtins__ = dict(__builtins__)

import functools

from .difference import ORDERED, find_difference
from .equality import strange_class
from .lean_unittest import unittest
from .pristine import Pristine
from .show import clip, show
from .sides import side_texts

AT_A_GLANCE = 72
EQUALITIES = (
    "assertEqual assertSequenceEqual assertListEqual assertTupleEqual assertSetEqual assertDictEqual "
    "assertMultiLineEqual assertCountEqual assertAlmostEqual"
).split()
# These do not say that both sides are the same, item by item.
LOOSE = ("assertCountEqual", "assertAlmostEqual")
# What the second argument means, as text around it.
COMPARISONS = {
    "assertNotEqual": "not %s",
    "assertNotAlmostEqual": "not %s",
    "assertIs": "%s",
    "assertIsNot": "not %s",
    "assertIn": "one of %s",
    "assertNotIn": "none of %s",
    "assertGreater": "> %s",
    "assertGreaterEqual": ">= %s",
    "assertLess": "< %s",
    "assertLessEqual": "<= %s",
}
STATEMENTS = {"assertTrue": "True", "assertFalse": "False", "assertIsNone": "None", "assertIsNotNone": "not None"}


class Assertions:
    """Installed once, before any code of the candidate. `sides_of(error)` tells what the failed assertion compared."""

    def __init__(self):
        self.depth = 0
        self.failed = None
        self.sides = {}
        # Its own texts are not bounded: of a wide or deep value they take minutes and all memory.
        unittest.case.safe_repr = lambda value, short=False: show(value)
        unittest.case._common_shorten_repr = lambda *values: tuple(map(show, values))
        for name in EQUALITIES:
            self._wrap(name, "%s", True)
        for name, form in COMPARISONS.items():
            self._wrap(name, form, False)
        for name, wanted in STATEMENTS.items():
            self._wrap(name, wanted, False)
        self.pristine = Pristine()

    def begin(self):
        self.depth = 0
        self.failed = None

    def sides_of(self, error):
        """`expected` and `actual` of a failed assertion, and the author's own words as `message`; else empty."""
        return self.sides if error is self.failed else {}

    def _wrap(self, name, form, guarded):
        current = getattr(unittest.TestCase, name)
        # Prepared for a second suite, we would wrap ourselves.
        original = getattr(current, "__wrapped__", current)
        two_sided = "%s" in form

        @functools.wraps(original)
        def checked(case, *given, **named):
            if self.depth or len(given) < (2 if two_sided else 1):
                return original(case, *given, **named)
            self.depth += 1
            try:
                if guarded:
                    refuse_strangers(case, given[0], given[1])
                return original(case, *given, **named)
            except case.failureException as error:
                rest = given[2 if two_sided else 1:]
                words = named.get("msg") or (rest[-1] if rest and type(rest[-1]) is str else None)
                if guarded and name not in LOOSE and not isinstance(error, Stranger):
                    self._remember(error, words, *compare(name, given[0], given[1]))
                else:
                    expected = form % show(given[1]) if two_sided else form
                    self._remember(error, words, expected, show(given[0]))
                raise
            finally:
                self.depth -= 1

        setattr(unittest.TestCase, name, checked)

    def _remember(self, error, words, expected, actual, part=None):
        said = "Expected " + expected + ", got " + actual
        if len(said) > 200 or "\n" in said:
            said = None if part else "The result is not what was expected."
        if isinstance(error, Stranger):
            said = str(error)
        message = clip("\n".join([text for text in (str(words) if words else said, part) if text]))
        self.failed = error
        self.sides = {"expected": expected, "actual": actual, "message": message}


def compare(name, actual, expected):
    """Texts of expected and actual and, when these do not show it at a glance, a sentence on where they part."""
    if name == "assertSequenceEqual" and type(actual) in ORDERED and type(expected) in ORDERED:
        actual, expected = list(actual), list(expected)
    try:
        difference = find_difference(expected, actual)
        path = difference.path if difference else []
        texts = side_texts(expected, actual, path)
    except Exception:
        return show(expected), show(actual), None
    long = any(len(text) > AT_A_GLANCE or "\n" in text for text in texts)
    if difference is None or not (long or difference.tells_more()):
        return texts + (None,)
    return texts + (difference.sentence(),)


class Stranger(AssertionError):
    """A value of a class that decides for itself what it equals."""


def refuse_strangers(case, actual, expected):
    kind = strange_class(actual, expected)
    if kind is None:
        return
    text = "Expected a plain `%s`, got an object of your class `%s`." % (type(expected).__name__, kind.__name__)
    raise Stranger(text) if issubclass(Stranger, case.failureException) else case.failureException(text)
