"""Runs a unittest suite case by case, in the order it was written, and tells the host about each."""

__builtins__ = dict(__builtins__)

import sys
from time import perf_counter

from .assertions import Assertions
from .blame import blamed_line
from .candidate import new_module
from .confine import TimeUp
from .lean_unittest import unittest
from .show import TESTS_FILE, clip, exception_text, explain

# A case counts as passed only once unittest has said so; until then nothing is known of it.
UNKNOWN = "unknown"
# An endless loop hangs case after case, and the candidate has seen enough.
LATE_CASES = 3
RANK = {UNKNOWN: -1, "passed": 0, "skipped": 1, "failed": 2, "errored": 3, "timed-out": 4}


class Suite:
    """The test parts joined into one module; `file` is the name it goes by in tracebacks."""

    def __init__(self, parts, file=TESTS_FILE):
        self.file = file
        # Whoever wrote the test is led to its own line; who did not, to the definition that it is about.
        self.blames = all(part["group"] != "mine" for part in parts)
        if any("IsolatedAsyncioTestCase" in part["source"] for part in parts):
            # Now, because what a candidate's file could change before it is loaded would be taken for its own.
            import logging
            import unittest.async_case  # noqa: F401

            # The loop of such a case runs in debug mode, which remarks on every slow step.
            logging.getLogger("asyncio").setLevel(logging.ERROR)
        self.assertions = Assertions()
        self.text, self.starts = "", []
        for part in parts:
            self.starts.append((self.text.count("\n") + 1, part["group"]))
            self.text += part["source"].lstrip("\ufeff").replace("\r\n", "\n").rstrip("\n") + "\n"
        try:
            self.code = compile(self.text, self.file, "exec", dont_inherit=True)
        except (SyntaxError, ValueError) as error:
            self.code, self.broken = None, error

    def load(self, only):
        """Runs the module and lists its cases. Raises what the module raises."""
        self.assertions.pristine.restore()
        if self.code is None:
            raise self.broken
        module = new_module("tests", self.text, self.file)
        sys.modules["tests"] = module
        exec(self.code, module.__dict__)
        classes = [value for value in module.__dict__.values() if self._holds_tests(value)]
        cases = [kind(name) for kind in dict.fromkeys(classes) for name in method_names(kind)]
        return [case for case in cases if only is None or case._testMethodName in only]

    def _holds_tests(self, value):
        return isinstance(value, type) and issubclass(value, unittest.TestCase) and value.__module__ == "tests"

    def group_of(self, case):
        method = getattr(type(case), case._testMethodName)
        while hasattr(method, "__wrapped__"):
            method = method.__wrapped__
        code = getattr(method, "__code__", None)
        line = code.co_firstlineno if code is not None and code.co_filename == self.file else 0
        groups = [group for start, group in self.starts if start <= max(line, 1)]
        return groups[-1] if groups else "test"

    def describe(self, cases):
        """Index, name, label and group of each case."""
        return [
            {
                "index": index,
                "name": case._testMethodName,
                "label": clip(case.shortDescription() or case._testMethodName, 300),
                "group": self.group_of(case),
            }
            for index, case in enumerate(cases)
        ]

    def run(self, cases, run, skip):
        """
        Runs the cases but those whose index is in `skip`. What escapes unittest (an interrupt, the alarm in a class
        fixture) ends the case it met.
        """
        self.assertions.pristine.restore()
        recorder = Recorder(self, cases, run, skip)
        while recorder.remaining() and not recorder.shouldStop:
            try:
                run.alarm.start()
                unittest.TestSuite(recorder.remaining()).run(recorder)
            except BaseException as error:
                run.alarm.stop()
                recorder.end_current(error)
            run.alarm.stop()
            # Cases unittest passed over: nothing told us why, so they count as errors and are not tried again.
            if not recorder.escaped and not recorder.shouldStop:
                recorder.give_up()


def method_names(kind):
    """Names of test methods in the order written, those of base classes first."""
    names = {}
    for base in reversed(kind.__mro__):
        for name in base.__dict__:
            if name.startswith("test") and callable(getattr(kind, name, None)):
                names[name] = True
    return list(names)


class Recorder(unittest.TestResult):
    """Turns the calls of unittest into one report per case."""

    def __init__(self, suite, cases, run, skip):
        super().__init__()
        self.suite = suite
        self.cases = cases
        self.run = run
        self.abouts = suite.describe(cases)
        self.places = {id(case): index for index, case in enumerate(cases)}
        self.reported = set([id(case) for index, case in enumerate(cases) if index in skip])
        self.current = None
        self.report = None
        self.escaped = False
        self.late = 0
        self.unwinding = False
        self.passing = None

    def remaining(self):
        self.escaped = False
        return [case for case in self.cases if id(case) not in self.reported]

    def startTest(self, test):
        self.failfast = False
        self._begin(test)
        self.suite.assertions.begin()
        # Makes `subTest` leave the test once the alarm has rung, instead of going on with the next part.
        self.run.alarm.on_ring = self._fail_fast
        self.run.alarm.start()

    def _fail_fast(self):
        self.failfast = True

    def _begin(self, test):
        self.current = test
        self.run.begin_case()
        self.report = dict(self.abouts[self.places[id(test)]], verdict=UNKNOWN)
        self.began = perf_counter()

    def stopTest(self, test):
        self.run.alarm.stop()
        self.run.alarm.on_ring = None
        self.failfast = False
        if self.run.alarm.rang:
            self._note("timed-out", {})
        # With no word on the case, an exception is on its way past unittest; `end_current` will tell of it.
        if self.report["verdict"] != UNKNOWN:
            self.passing = sys.exc_info()[1]
            self._send()
        self.suite.assertions.pristine.restore_case()
        # Class and module fixtures come next; they have the limit of a case.
        self.run.alarm.start()

    def _send(self):
        report, self.report = self.report, None
        self.unwinding = report["verdict"] == "timed-out"
        self.reported.add(id(self.current))
        report["ms"] = (perf_counter() - self.began) * 1000
        self.late += report["verdict"] == "timed-out"
        self.shouldStop = self.late >= LATE_CASES
        self.run.end_case(report)

    def _note(self, verdict, told):
        report = self.report
        if RANK[verdict] <= RANK[report["verdict"]]:
            return
        # The first thing that went wrong explains the case; only running out of time says more.
        if report["verdict"] in (UNKNOWN, "passed", "skipped") or verdict == "timed-out":
            report.update(told)
        report["verdict"] = verdict

    def _problem(self, test, error, verdict):
        """Records an exception; `test` may be a fixture of a class or of the module."""
        held, self.run.alarm.held = self.run.alarm.held, True
        verdict, told = self._judge(error, verdict)
        if self.report is not None:
            self._note(verdict, told)
        elif not isinstance(test, unittest.TestCase):
            self._fixture_problem(str(test), verdict, told)
        self.run.alarm.held = held

    def _judge(self, error, verdict):
        if isinstance(error, TimeUp):
            return "timed-out", {}
        if isinstance(error, MemoryError):
            self.run.memory.release()
            return "errored", dict(explain(error, self.run.path), memory=True)
        told = explain(error, self.run.path)
        if verdict == "failed":
            told["message"] = exception_text(error).replace("AssertionError: ", "", 1)
            told.update(self.suite.assertions.sides_of(error))
        if "place" not in told and self.suite.blames:
            line = blamed_line(error, self.suite.file, self.suite.text, self.run.text)
            if line is not None:
                told["place"] = {"line": line}
        return verdict, told

    def _fixture_problem(self, description, verdict, told):
        fixture, _, name = description.rstrip(")").partition(" (")
        told = dict(told, message=clip(fixture + ": " + told.get("message", "")))
        met = [case for case in self.cases if name in ("tests", "tests." + type(case).__qualname__)]
        for case in met:
            if id(case) not in self.reported:
                self._report_unrun(case, verdict, told)
        # A failing tear-down comes after the verdicts of its cases; the last of them bears it.
        if fixture.startswith("tearDown") and met:
            self._report_unrun(met[-1], verdict, told)

    def _report_unrun(self, case, verdict, told):
        self._begin(case)
        self._note(verdict, told)
        self._send()

    def addError(self, test, err):
        self._problem(test, err[1], "errored")

    def addFailure(self, test, err):
        self._problem(test, err[1], "failed")

    def addSubTest(self, test, subtest, err):
        if err is not None:
            self._problem(test, err[1], "failed" if issubclass(err[0], test.failureException) else "errored")

    def addSuccess(self, test):
        self._note("passed", {})

    def addSkip(self, test, reason):
        told = {"message": clip(str(reason))}
        if self.report is not None:
            self._note("skipped", told)
        elif isinstance(test, unittest.TestCase):
            self._report_unrun(test, "skipped", told)
        else:
            self._fixture_problem(str(test), "skipped", told)

    def addExpectedFailure(self, test, err):
        if isinstance(err[1], TimeUp):
            self._problem(test, err[1], "timed-out")
        else:
            self._note("passed", {})

    def addUnexpectedSuccess(self, test):
        self._note("failed", {"message": "This test was expected to fail, and it passed."})

    def end_current(self, error):
        """An exception went past unittest: it ends the case under way, or the next one if none is."""
        self.escaped = True
        self.run.alarm.on_ring = None
        # Up to Python 3.10 an async case that hangs has its loop torn down after its verdict, and hangs there again.
        if self.report is None and self.unwinding and isinstance(error, TimeUp):
            self.unwinding = False
            return
        # Its case has its verdict already; the next one has nothing to do with it.
        if self.report is None and error is self.passing:
            return
        if self.report is None:
            waiting = [case for case in self.cases if id(case) not in self.reported]
            if not waiting:
                return
            self._begin(waiting[0])
        verdict, told = self._judge(error, "errored")
        self._note(verdict, told)
        self._send()
        self.suite.assertions.pristine.restore_case()

    def give_up(self):
        if self.report is not None:
            self._note("errored", {"message": "This test ended without a verdict."})
            self._send()
        for case in self.cases:
            if id(case) not in self.reported:
                self._report_unrun(case, "errored", {"message": "This test did not run."})
