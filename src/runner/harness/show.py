"""Bounded texts of values and exceptions. Code of the candidate may run here (`__repr__`); whatever it does stays here."""

__builtins__ = dict(__builtins__)

TEXT_CHARS = 2000
ITEMS = 50
DEPTH = 6
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


def show(value):
    """Readable text of any value, at most 2000 characters."""
    try:
        return clip(_text(value, DEPTH))
    except BaseException:
        return "<" + type_name(value) + " object>"


def _text(value, depth):
    kind = type(value)
    if kind is str or kind is bytes:
        return repr(value) if len(value) <= TEXT_CHARS else repr(value[:TEXT_CHARS]) + "..."
    if kind in (list, tuple, set, frozenset, dict) and len(value) > 0:
        if depth == 0:
            return "..."
        return _container(kind, value, depth - 1)
    return repr(value)


def _container(kind, value, depth):
    texts = []
    for item in value:
        if len(texts) == ITEMS:
            texts.append("... %d more" % (len(value) - ITEMS))
            break
        text = _text(item, depth)
        texts.append(text + ": " + _text(value[item], depth) if kind is dict else text)
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
