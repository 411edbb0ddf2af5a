"""Says where two values part. Looks into exact built-in types only, so that no code of the candidate runs here."""

__builtins__ = dict(__builtins__)

from .show import clip, show

NODES = 200000
DEPTH = 64
# Texts at least this long are told by the spot where they part.
LONG = 60
PART = 80
BLOCK = 4096
NAMED = 3

NUMBERS = (bool, int, float, complex)
ATOMS = frozenset(NUMBERS + (str, bytes, type(None)))
ORDERED = (list, tuple)
SETS = (set, frozenset)
KNOWN = ATOMS.union(ORDERED, SETS, (dict,))


class Lost(Exception):
    """The values are too large or too deep to be walked through."""


class Difference:
    """`path`: keys and indexes that lead to the parts that differ; `words`: in what; `by_key`: keys or members do."""

    def __init__(self, path, words, spot="", by_key=False):
        self.path = path
        self.words = words
        self.spot = spot
        self.by_key = by_key

    def tells_more(self):
        """Whether it says what one does not see at a glance, even when both sides are short."""
        return self.by_key or self.spot != "" or len(self.path) > 1

    def sentence(self):
        """`At [3]["name"]: expected 'a', got 'b'`."""
        path = "".join(["[" + key_text(key) + "]" for key in self.path])
        place = ", ".join([part for part in ("At " + path if path else "", self.spot) if part])
        text = place + ": " + self.words if place else self.words
        return text[:1].upper() + text[1:]


def find_difference(expected, actual):
    """The first Difference, or None when there is none to be seen from outside or the values are too large."""
    try:
        return Walk().find(expected, actual, DEPTH)
    except (Lost, RecursionError, MemoryError):
        return None


def key_text(key):
    if type(key) is str and key.isprintable() and '"' not in key and "\\" not in key:
        return '"' + clip(key, PART) + '"'
    return show(key, PART)


def has_plain_keys(container):
    """Whether looking a key up can only run code of the language: a key of the candidate's class decides what it equals."""
    if ATOMS.issuperset(map(type, container)):
        return True
    kinds = (tuple, frozenset)
    return all(type(key) in ATOMS or (type(key) in kinds and has_plain_keys(key)) for key in container)


def first_mismatch(one, other):
    """Index from which two texts differ; compares in blocks, because a loop over characters is slow."""
    shorter = min(len(one), len(other))
    start = 0
    while start < shorter and one[start:start + BLOCK] == other[start:start + BLOCK]:
        start += BLOCK
    for index in range(start, min(start + BLOCK, shorter)):
        if one[index] != other[index]:
            return index
    return shorter


class Walk:
    def __init__(self):
        self.left = NODES

    def find(self, expected, actual, depth):
        if expected is actual:
            return None
        self.left -= 1
        if self.left < 0 or depth == 0:
            raise Lost
        kind, other = type(expected), type(actual)
        if kind is not other and not any(kind in alike and other in alike for alike in (NUMBERS, SETS)):
            return plain_difference(expected, actual) if kind in KNOWN and other in KNOWN else None
        if kind in ORDERED:
            return self._in_order(expected, actual, depth - 1)
        if kind is dict:
            return self._by_key(expected, actual, depth - 1)
        if kind in SETS:
            self._spend(expected, actual)
            return members_difference(expected, actual)
        if kind not in ATOMS or expected == actual:
            return None
        return text_difference(expected, actual) if kind in (str, bytes) else plain_difference(expected, actual)

    def _spend(self, expected, actual):
        self.left -= max(len(expected), len(actual))
        if self.left < 0:
            raise Lost

    def _in_order(self, expected, actual, depth):
        sizes = "expected %s, got %d" % (count(len(expected), "item"), len(actual))
        for index in range(self._skip(expected, actual), min(len(expected), len(actual))):
            found = self.find(expected[index], actual[index], depth)
            if found is not None:
                if not found.path and len(expected) != len(actual):
                    found.words += "; " + sizes
                found.path.insert(0, index)
                return found
        index = min(len(expected), len(actual))
        if len(expected) > index:
            return Difference([], "%s; [%d] is missing: %s" % (sizes, index, part_text(expected[index])))
        if len(actual) > index:
            return Difference([], "%s; [%d] is not expected: %s" % (sizes, index, part_text(actual[index])))
        return None

    def _skip(self, expected, actual):
        """How many items at the beginning are surely equal, told fast for long lists of plain values."""
        shorter = min(len(expected), len(actual))
        if shorter < BLOCK or not ATOMS.issuperset(map(type, expected)) or not ATOMS.issuperset(map(type, actual)):
            return 0
        start = 0
        while start < shorter and expected[start:start + BLOCK] == actual[start:start + BLOCK]:
            start += BLOCK
        return min(start, shorter)

    def _by_key(self, expected, actual, depth):
        self._spend(expected, actual)
        if not has_plain_keys(expected) or not has_plain_keys(actual):
            return None
        missing = [key for key in expected if key not in actual]
        surplus = [key for key in actual if key not in expected]
        if missing or surplus:
            told = [names_text("key", missing, "missing"), names_text("key", surplus, "not expected")]
            return Difference([], ", ".join([text for text in told if text]), by_key=True)
        for key, value in expected.items():
            found = self.find(value, actual[key], depth)
            if found is not None:
                found.path.insert(0, key)
                return found
        return None


def members_difference(expected, actual):
    if not has_plain_keys(expected) or not has_plain_keys(actual):
        return None
    missing, surplus = in_sequence(expected - actual), in_sequence(actual - expected)
    told = [names_text("", missing, "missing"), names_text("", surplus, "not expected")]
    words = ", ".join([text for text in told if text])
    return Difference([], words, by_key=True) if words else None


def in_sequence(members):
    """Members of a set in an order that does not change from run to run, where they have one."""
    kinds = set(map(type, members))
    sortable = kinds in ({str}, {bytes}) or kinds.issubset((bool, int, float))
    return sorted(members) if sortable else list(members)


def names_text(noun, names, state):
    """`keys "a" and "b" are missing`; empty without names."""
    if not names:
        return ""
    texts = [key_text(name) if noun else part_text(name) for name in names[:NAMED]]
    if len(names) > NAMED:
        texts.append("%d more" % (len(names) - NAMED))
    listed = ", ".join(texts[:-1]) + " and " + texts[-1] if len(texts) > 1 else texts[0]
    many = len(names) > 1
    return (noun + ("s " if many else " ") if noun else "") + listed + (" are " if many else " is ") + state


def plain_difference(expected, actual):
    return Difference([], "expected " + part_text(expected) + ", got " + part_text(actual))


def text_difference(expected, actual):
    """Two unequal texts of one type: short ones as they are, others by line or character, from 1."""
    lines = type(expected) is str and ("\n" in expected or "\n" in actual)
    if not lines and len(expected) <= LONG and len(actual) <= LONG:
        return plain_difference(expected, actual)
    at = first_mismatch(expected, actual)
    if not lines:
        spot = "%s %d" % ("character" if type(expected) is str else "byte", at + 1)
        return Difference([], "expected " + around(expected, at) + ", got " + around(actual, at), spot)
    start = expected.rfind("\n", 0, at) + 1
    number = expected.count("\n", 0, start) + 1
    wanted, given = line_from(expected, start), line_from(actual, start)
    if not wanted or not given:
        state = "missing" if wanted else "not expected"
        return Difference([], "line %d is %s: %s" % (number, state, around(wanted or given, 0)))
    words = "expected " + around(wanted, at - start) + ", got " + around(given, at - start)
    return Difference([], words, "line %d" % number)


def line_from(text, start):
    end = text.find("\n", start)
    return text[start:] if end < 0 else text[start:end + 1]


def around(text, index):
    """The text, or the part of it near an index."""
    if len(text) <= LONG:
        return repr(text)
    start = max(0, index - LONG // 3)
    end = start + LONG
    return ("..." if start > 0 else "") + repr(text[start:end]) + ("..." if end < len(text) else "")


def part_text(value):
    return show(value, PART)


def count(number, noun):
    return "%d %s%s" % (number, noun, "" if number == 1 else "s")
