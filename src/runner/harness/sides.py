"""Both sides of a comparison as texts to be read beside each other: alike where the values are alike, cut around the
place where they part, one item per line when they are long."""

__builtins__ = dict(__builtins__)

from .difference import NODES, ORDERED, SETS, first_mismatch, has_plain_keys, in_sequence
from .show import TEXT_CHARS, clip, show

# Longer texts are broken into lines.
WIDTH = 72
ITEM = 100
BEFORE = 3
AFTER = 12
DEPTH = 5
BRACKETS = {list: ("[", "]"), tuple: ("(", ")"), dict: ("{", "}"), set: ("{", "}"), frozenset: ("frozenset({", "})")}


def side_texts(expected, actual, path):
    """Texts of expected and actual, at most 2000 characters each. `path` leads to the first difference, if it is known."""
    pair = pair_lines(expected, actual, path, DEPTH)
    return tuple([clip("\n".join(lines), TEXT_CHARS) for lines in pair])


def pair_lines(expected, actual, path, depth):
    kind = type(expected)
    texts = show(expected), show(actual)
    if max(map(len, texts)) > WIDTH and kind is type(actual) and depth > 0:
        if kind is str:
            return broken_texts((expected, actual), first_mismatch(expected, actual))
        if can_be_listed(expected) and can_be_listed(actual):
            return item_pair(kind, expected, actual, path, depth)
    return [single_lines(expected, texts[0], depth), single_lines(actual, texts[1], depth)]


def can_be_listed(value):
    kind = type(value)
    return kind in ORDERED or ((kind in SETS or kind is dict) and len(value) <= NODES and has_plain_keys(value))


def single_lines(value, text, depth):
    """A value with nothing beside it to be compared with."""
    if len(text) <= WIDTH or depth == 0:
        return [text]
    if type(value) is str:
        return broken_texts((value,), 0)[0]
    return item_lines(type(value), all_keys(value, value), 0, value, {}) if can_be_listed(value) else [text]


def all_keys(expected, actual):
    """Indexes, keys or members of both, in an order that serves both."""
    kind = type(expected)
    if kind in ORDERED:
        return range(max(len(expected), len(actual)))
    if kind is dict:
        return list(expected) + [key for key in actual if key not in expected]
    return in_sequence(expected | actual)


def item_pair(kind, expected, actual, path, depth):
    """Items of two containers of one kind, around the first that differs."""
    keys = all_keys(expected, actual)
    inner = [{}, {}]
    if path:
        center = keys.index(path[0])
        pair = pair_lines(expected[path[0]], actual[path[0]], path[1:], depth - 1)
        inner = [{path[0]: lines} for lines in pair]
    elif kind in ORDERED:
        center = min(len(expected), len(actual))
    else:
        center = next((at for at, key in enumerate(keys) if (key in expected) != (key in actual)), 0)
    start = center - BEFORE if center > BEFORE + 1 else 0
    return [item_lines(kind, keys, start, side, known) for side, known in zip((expected, actual), inner)]


def item_lines(kind, keys, start, value, known):
    """One item per line, from a position on; `known` has the lines of items that are shown at length."""
    end = start + BEFORE + AFTER
    within = (lambda key: key < len(value)) if kind in ORDERED else value.__contains__
    shown = [key for key in keys[start:end] if within(key)]
    left = max(0, len(value) - end) if kind in ORDERED else sum(map(within, keys[end:]))
    opening, closing = BRACKETS[kind]
    lines = [opening]
    if start > 0:
        lines.append("    ... %d before" % start)
    for key in shown:
        lines.extend(["    " + line for line in entry_lines(kind, key, value, known)])
    if left > 0:
        lines.append("    ... %d more" % left)
    return lines + [closing]


def entry_lines(kind, key, value, known):
    item = key if kind in SETS else value[key]
    lines = list(known[key]) if key in known else [show(item, ITEM)]
    if type(item) is str and len(lines) > 1:
        lines = ["("] + ["    " + line for line in lines] + [")"]
    if kind is dict:
        lines[0] = show(key, ITEM) + ": " + lines[0]
    lines[-1] += ","
    return lines


def broken_texts(texts, at):
    """Texts cut into their lines, or without line ends into pieces, around the index where they part."""
    if not any("\n" in text for text in texts):
        start = at - WIDTH if at > 2 * WIDTH else 0
        return [piece_lines(text, start) for text in texts]
    number = texts[0].count("\n", 0, at)
    start = number - BEFORE if number > BEFORE + 1 else 0
    return [text_lines(text, start) for text in texts]


def text_lines(text, start):
    lines = [line + "\n" for line in text.split("\n")]
    # What follows the last line end is a line only if it holds something.
    lines[-1] = lines[-1][:-1]
    if lines[-1] == "":
        lines.pop()
    end = start + BEFORE + AFTER
    return counted([clip(repr(line), ITEM) for line in lines[start:end]], start, len(lines) - end, "lines")


def piece_lines(text, start):
    end = start + WIDTH * AFTER
    shown = [repr(text[at:at + WIDTH]) for at in range(start, min(len(text), end), WIDTH)]
    return counted(shown, start, len(text) - end, "characters")


def counted(shown, before, after, noun):
    head = ["... %d %s before" % (before, noun)] if before > 0 else []
    tail = ["... %d more %s" % (after, noun)] if after > 0 else []
    return head + shown + tail or ["''"]
