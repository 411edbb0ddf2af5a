"""One job from beginning to end: confine the process, load the candidate's file, run the suite, report, exit."""

__builtins__ = dict(__builtins__)

import builtins
import sys
from os import _exit, getcwd

from .candidate import lay_solution, load_solution
from .channel import Channel
from .confine import Alarm, Memory, TimeUp, confine_files
from .output import Output
from .show import clip, explain, solution_frames
from .supervisor import end_with_host, supervise


class Run:
    """What the runners of suites and tables share."""

    def __init__(self, channel, job):
        limits = job["limits"]
        self.channel = channel
        self.path = job["solutionPath"]
        self.text = job["solution"]["text"].lstrip("\ufeff")
        self.solution = None
        self.shared_builtins = dict(builtins.__dict__)
        self.alarm = Alarm(limits["caseMs"] / 1000)
        self.memory = Memory(limits["memoryBytes"])
        self.output = Output(limits["outputBytes"], self._end_flood)

    def begin_case(self, index, name, **about):
        self.output.begin()
        self.channel.send("start", index=index, name=name, **about)

    def end_case(self, report):
        # What the case did to the builtins ends with it.
        builtins.__dict__.update(self.shared_builtins)
        self.channel.send("case", **dict(report, output=self.output.text()))
        self.output.begin()

    def end(self, kind, **fields):
        """Sends the last frame and leaves, whatever threads are still about."""
        self.alarm.stop()
        self.channel.send(kind, **fields)
        _exit(0)

    def _end_flood(self):
        self.alarm.held = True
        self.channel.send("flood", output=self.output.text())
        _exit(0)


def make_suite(tests):
    """Imports only what the kind of suite needs: unittest costs more than everything else together."""
    if "cases" in tests:
        from .table import Table

        return Table(tests["cases"])
    from .suite import Suite

    return Suite(tests["unittest"])


def load(run, suite, job):
    """Loads the candidate's file, then the tests. Returns the cases, or sends why there are none and leaves."""
    stage = "solution"
    try:
        run.alarm.start()
        run.solution = load_solution(job["solution"], run.path)
        stage = "tests"
        cases = suite.load(job["only"])
        run.alarm.stop()
        builtins.__dict__.update(run.shared_builtins)
        return cases
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


def serve(incoming, outgoing):
    supervise(incoming, outgoing)
    channel = Channel(incoming, outgoing)
    job = channel.receive()
    if job is None:
        _exit(0)
    channel.nonce = job["nonce"]
    end_with_host(incoming)
    add_exit_functions()
    suite = make_suite(job["tests"])
    lay_solution(job["solution"], job["files"])
    sys.path.insert(0, getcwd())
    sys.path.extend(job["sitePaths"])
    confine_files()
    run = Run(channel, job)
    run.output.begin()
    channel.send("started")
    cases = load(run, suite, job)
    channel.send("loaded", total=len(cases), output=run.output.text())
    suite.run(cases, run)
    run.end("done")
