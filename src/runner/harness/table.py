"""Calls the candidate's functions with the arguments of a table and sends back what came, typed.

The expected values are not known here: the host compares.
"""

__builtins__ = dict(__builtins__)

from time import perf_counter

from .confine import TimeUp
from .show import explain, show, type_name

DEPTH = 64
NODES = 20000
TEXT = 200000
SAFE = 2 ** 53 - 1


class TooLarge(Exception):
    """A result that does not fit into a frame."""


def decode(value):
    """Python value of JSON with `$tuple`, `$set`, `$float`, `$bytes` and `$int`."""
    if type(value) is list:
        return [decode(item) for item in value]
    if type(value) is not dict:
        return value
    if len(value) == 1:
        (key, inner), = value.items()
        if key == "$tuple":
            return tuple([decode(item) for item in inner])
        if key == "$set":
            return set([decode(item) for item in inner])
        if key == "$float":
            return float(inner)
        if key == "$bytes":
            return bytes.fromhex(inner)
        if key == "$int":
            return int(inner)
    return {key: decode(item) for key, item in value.items()}


class Encoder:
    """JSON that tells exact built-in types apart; raises TooLarge past its bounds."""

    def __init__(self):
        self.nodes = NODES
        self.text = TEXT

    def encode(self, value, depth=DEPTH):
        kind = type(value)
        self.nodes -= 1
        if self.nodes < 0 or depth == 0:
            raise TooLarge
        if value is None or kind is bool:
            return value
        if kind is int:
            return value if -SAFE <= value <= SAFE else {"$int": self._spend(hex(value))}
        if kind is float:
            return {"$float": repr(value)}
        if kind is str:
            return self._spend(value)
        if kind is bytes:
            return {"$bytes": self._spend(value.hex())}
        if kind is list:
            return [self.encode(item, depth - 1) for item in value]
        if kind is tuple or kind is set or kind is frozenset:
            return {"$" + kind.__name__: [self.encode(item, depth - 1) for item in value]}
        if kind is dict:
            return {"$dict": [[self.encode(key, depth - 1), self.encode(value[key], depth - 1)] for key in value]}
        return {"$other": type_name(value)}

    def _spend(self, text):
        self.text -= len(text)
        if self.text < 0:
            raise TooLarge
        return text


def raised_names(error):
    """Names under which an exception may be expected; a class that borrows a built-in name does not count as it."""
    names = [(kind.__name__, kind) for kind in type(error).__mro__]
    return [name for name, kind in names if __builtins__.get(name, kind) is kind]


class Table:
    def __init__(self, rows):
        self.rows = rows

    def load(self, only):
        return [row for row in self.rows if only is None or row["name"] in only]

    def describe(self, rows):
        """Index and name of each row."""
        return [{"index": index, "name": row["name"]} for index, row in enumerate(rows)]

    def run(self, rows, run, skip):
        """Calls the rows but those whose index is in `skip`."""
        for index, row in enumerate(rows):
            if index in skip:
                continue
            run.begin_case()
            began = perf_counter()
            try:
                try:
                    run.alarm.start()
                    report = self._call(row, run)
                    if run.alarm.rang:
                        raise TimeUp
                finally:
                    run.alarm.stop()
            except BaseException as error:
                # The alarm may ring between the end of the call and its stop.
                report = self._failure(error, run)
            report.update(index=index, name=row["name"], ms=(perf_counter() - began) * 1000)
            run.end_case(report)

    def _call(self, row, run):
        function = getattr(run.solution, row["call"], None)
        if function is None:
            return {"verdict": "errored", "message": "Your file does not define `" + row["call"] + "`."}
        try:
            value = function(*decode(row["args"]))
        except TimeUp:
            raise
        except BaseException as error:
            return self._failure(error, run)
        try:
            report = {"verdict": "passed", "returned": Encoder().encode(value), "actual": show(value)}
        except TooLarge:
            report = {"verdict": "failed", "message": "The result is too large to compare.", "actual": show(value)}
        code = getattr(function, "__code__", None)
        if getattr(code, "co_filename", None) == run.path:
            report["place"] = {"line": code.co_firstlineno}
        return report

    def _failure(self, error, run):
        if isinstance(error, TimeUp):
            return {"verdict": "timed-out"}
        if isinstance(error, MemoryError):
            run.memory.release()
            return dict(explain(error, run.path), verdict="errored", memory=True)
        return dict(explain(error, run.path), verdict="errored", raised=raised_names(error))
