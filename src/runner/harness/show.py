"""Bounded texts of values and exceptions. Code of the candidate may run here (`__repr__`); whatever it does stays here."""

__builtins__ = dict(__builtins__)

TEXT_CHARS = 2000
ITEMS = 50
DEPTH = 6
# Writing a number in decimals takes time that grows with the square of its length.
INT_BITS = 1 << 13
FRAMES = 5
# What the module of the tests is called in tracebacks.
TESTS_FILE = "<tests>"


def clip(text, limit=TEXT_CHARS):
    return text if len(text) <= limit else text[: limit - 3] + "..."


def type_name(value):
    try:
        return clip(str(type(value).__name__), 100)
    except BaseException:
        return "object"


def show(value, limit=TEXT_CHARS):
    """Readable text of any value, at most `limit` characters."""
    try:
        return clip(Texts(limit).text(value, DEPTH), limit)
    except BaseException:
        return "<" + type_name(value) + " object>"


class Texts:
    """Writes one value; what would be cut off anyway is not written, however wide and deep the value is."""

    def __init__(self, limit):
        self.left = limit

    def text(self, value, depth):
        kind = type(value)
        # The brackets and commas of what it holds.
        self.left -= 2
        if kind in (list, tuple, set, frozenset, dict) and len(value) > 0:
            return self._container(kind, value, depth - 1) if depth > 0 and self.left > 0 else "..."
        if kind is str or kind is bytes:
            text = repr(value) if len(value) <= TEXT_CHARS else repr(value[:TEXT_CHARS]) + "..."
        elif kind is int and value.bit_length() > INT_BITS:
            text = "<int of %d bits>" % value.bit_length()
        else:
            text = repr(value)
        self.left -= len(text)
        return text

    def _container(self, kind, value, depth):
        texts = []
        for item in value.items() if kind is dict else value:
            if len(texts) == ITEMS or self.left < 0:
                texts.append("... %d more" % (len(value) - len(texts)))
                break
            parts = item if kind is dict else (item,)
            texts.append(": ".join([self.text(part, depth) for part in parts]))
        inner = ", ".join(texts)
        if kind is list:
            return "[" + inner + "]"
        if kind is tuple:
            return "(" + inner + (",)" if len(value) == 1 else ")")
        if kind is frozenset:
            return "frozenset({" + inner + "})"
        return "{" + inner + "}"


def exception_text(error):
    """`KeyError: 'a'`, bounded."""
    try:
        text = clip(str(error))
    except BaseException:
        text = ""
    return type_name(error) + (": " + text if text else "")


def solution_frames(trace, path):
    """Lines and functions of one file, such as the candidate's own, in a traceback, outermost first."""
    frames = []
    while trace is not None:
        code = trace.tb_frame.f_code
        if code.co_filename == path:
            frames.append((trace.tb_lineno, code.co_name))
        trace = trace.tb_next
    return frames


def tests_line(error):
    """Innermost line of the tests in a traceback, or where they cannot be read; None when they are not in it."""
    if isinstance(error, SyntaxError) and error.filename == TESTS_FILE:
        return error.lineno
    frames = solution_frames(error.__traceback__, TESTS_FILE)
    return frames[-1][0] if frames else None


def explain(error, path):
    """What an exception means to the person whose file lies at `path`: a dict of message and, if known, the place there
    and the line of the tests."""
    frames = solution_frames(error.__traceback__, path)
    told = {"message": _message(error), "testLine": tests_line(error)}
    if frames:
        told["place"] = {"line": frames[-1][0]}
    if len(frames) > 1:
        # A recursion says the same line over and over.
        lines = list(dict.fromkeys(["  line %d, in %s" % frame for frame in frames]))[-FRAMES:]
        told["message"] = clip("\n".join([told["message"]] + lines))
    return told


def _message(error):
    if isinstance(error, NotImplementedError):
        return "Not implemented yet"
    if isinstance(error, EOFError):
        return "Your code waited for input. Tests give none."
    if isinstance(error, SystemExit):
        return "Your code called exit()."
    if isinstance(error, MemoryError):
        return "Your code used more memory than it may."
    if isinstance(error, SyntaxError) and error.filename == TESTS_FILE:
        return "SyntaxError: " + clip(str(error.msg))
    if isinstance(error, RecursionError):
        return "RecursionError: your code calls itself too deeply."
    return exception_text(error)
