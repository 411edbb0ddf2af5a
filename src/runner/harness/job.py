"""One run from beginning to end: get ready for a suite, take the candidate's file, confine the process, run, report, exit."""

__builtins__ = dict(__builtins__)

import builtins
import gc
import sys
from os import _exit, getcwd

from .candidate import lay_solution, load_solution
from .channel import Channel
from .confine import Alarm, Memory, TimeUp, confine_files
from .job_object import enter_job_object
from .output import Output
from .rehearsal import rehearse
from .show import clip, explain, solution_frames
from .supervisor import captured_bytes, captured_text, end_with_host, say_begin


class Run:
    """What the runners of suites and tables share."""

    def __init__(self, channel, capture, job, limits):
        self.channel = channel
        self.capture = capture
        self.path = job["solutionPath"]
        self.text = job["solution"]["text"].lstrip("\ufeff")
        self.solution = None
        self.shared_builtins = dict(builtins.__dict__)
        self.alarm = Alarm(limits["caseMs"] / 1000)
        self.memory = None
        self.output = Output(limits["outputBytes"], self._end_flood)

    def begin_case(self):
        self.output.begin()

    def announce(self, index, name):
        """Tells of a case that the host could not know of when the suite was loaded."""
        self.channel.send("start", index=index, name=name)

    def end_case(self, report):
        # What the case did to the builtins ends with it.
        builtins.__dict__.update(self.shared_builtins)
        self._look_for_flood()
        try:
            self.channel.send("case", **dict(report, output=self.output.text()))
        except MemoryError:
            # The case caught its own, and keeps what it took.
            self.memory.release()
            self.channel.send("case", **dict(report, output=self.output.text()))
        self.output.begin()

    def end(self, kind, **fields):
        """Sends the last frame and leaves, whatever threads are still about."""
        self.alarm.stop()
        self.memory.release()
        self._look_for_flood()
        self.channel.send(kind, raw=self._raw(), **fields)
        _exit(0)

    def _look_for_flood(self):
        # Whoever writes fast is through before the supervisor looks.
        if captured_bytes(self.capture) > self.output.limit:
            self._end_flood()

    def _end_flood(self):
        self.alarm.held = True
        self.channel.send("flood", output=self.output.text(), raw=self._raw())
        _exit(0)

    def _raw(self):
        return "" if self.capture is None else captured_text(self.capture)


class Bench:
    """What a worker has laid ready before the candidate's file comes. `in_haste()` tells whether that is here already."""

    def __init__(self, in_haste):
        self.in_haste = in_haste

    def prepare(self, order):
        """Makes ready for a suite; asked for another one later, forgets the former."""
        self.files = order["files"]
        self.limits = order["limits"]
        for path in order["sitePaths"]:
            if path not in sys.path:
                sys.path.append(path)
        for name in order["preload"]:
            try:
                __import__(name)
            except BaseException:
                # Whoever really imports it hears why it cannot be.
                pass
        if not self.in_haste():
            rehearse(lambda channel, job: Run(channel, None, job, self.limits), order["tests"])
        self.suite = make_suite(order["tests"])
        if not self.in_haste():
            gc.collect()
            gc.freeze()


def make_suite(tests):
    """Imports only what the kind of suite needs: unittest costs more than everything else together."""
    if "cases" in tests:
        from .table import Table

        return Table(tests["cases"])
    if "growth" in tests:
        from .growth import Growth

        return Growth(tests["growth"]["source"])
    from .suite import Suite

    return Suite(tests["unittest"])


def load(run, suite, job):
    """Loads the candidate's file, then the tests. Returns the cases and what to tell of them, or sends why there are none and leaves."""
    stage = "solution"
    try:
        run.alarm.start()
        run.solution = load_solution(job["solution"], run.path)
        stage = "tests"
        cases = suite.load(job["only"])
        told = suite.describe(cases)
        run.alarm.stop()
        if run.alarm.rang:
            raise TimeUp
        builtins.__dict__.update(run.shared_builtins)
        return cases, told
    except BaseException as error:
        run.alarm.stop()
        builtins.__dict__.update(run.shared_builtins)
        if isinstance(error, MemoryError):
            run.memory.release()
        run.end("unloaded", output=run.output.text(), **load_problem(error, stage, run.path))


def load_problem(error, stage, path):
    """Why loading failed, as the reason, a message and, if known, a place in the candidate's file."""
    if isinstance(error, TimeUp):
        return {"reason": "time"}
    told = explain(error, path)
    if isinstance(error, SyntaxError) and error.filename == path:
        told["message"] = "SyntaxError: " + clip(str(error.msg))
        told["place"] = {"line": error.lineno or 1, "column": error.offset or 1}
    elif stage == "tests" and isinstance(error, ImportError) and error.name == "solution":
        name = str(error).partition("cannot import name '")[2].partition("'")[0]
        if name:
            told["message"] = "Your file does not define `" + name + "`."
    elif stage == "tests" and not solution_frames(error.__traceback__, path):
        told["message"] = "The tests could not be loaded. " + told["message"]
    return dict(told, reason="memory" if isinstance(error, MemoryError) else "error")


def add_exit_functions():
    """Puts back what `site` adds to the builtins and -S leaves out."""
    from _sitebuiltins import Quitter, _Helper

    builtins.exit = Quitter("exit", "Ctrl-D")
    builtins.quit = Quitter("quit", "Ctrl-D")
    builtins.help = _Helper()


def is_readable(descriptor):
    try:
        from select import select

        return bool(select([descriptor], [], [], 0)[0])
    except (ImportError, OSError, ValueError):
        # Pipes cannot be asked on Windows; there a spare is never in haste.
        return False


def serve(incoming, outgoing, capture, begin):
    """Takes orders until one of them is a run. `capture` and `begin` are descriptors of the supervisor, None without one."""
    channel = Channel(incoming, outgoing)
    confine_files()
    add_exit_functions()
    bench = Bench(lambda: is_readable(incoming))
    while True:
        order = channel.receive()
        if order is None:
            _exit(0)
        if order["type"] == "run":
            break
        bench.prepare(order)
        channel.send("ready")
    channel.nonce = order["nonce"]
    if begin is None:
        end_with_host(incoming)
        enter_job_object(bench.limits["memoryBytes"])
    else:
        say_begin(begin, bench.limits)
    do_run(channel, capture, order, bench)


def do_run(channel, capture, job, bench):
    # The harness is loaded by now, and may be kept compiled; nothing of a candidate is.
    sys.dont_write_bytecode = True
    lay_solution(job["solution"], bench.files)
    sys.path.insert(0, getcwd())
    run = Run(channel, capture, job, bench.limits)
    run.memory = Memory(bench.limits["memoryBytes"])
    run.output.begin()
    cases, told = load(run, bench.suite, job)
    channel.send("loaded", total=len(cases), cases=told, output=run.output.text())
    bench.suite.run(cases, run, set(job["skip"]))
    run.end("done")
