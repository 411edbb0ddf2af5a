"""Entry of a debugged case: runs one case against the candidate's file as a debugger sees it, and writes what happened.

Runs on Python 3.8 and newer. A debug adapter starts it as `python -I -S -B -X utf8 debugCase.py <private folder>`. The
folder holds `job.json`; `result.jsonl` beside it gets the messages a worker would send. Nothing is limited: a person is looking.
"""

import os
import sys


def begin():
    """Moves into the private folder and gives the candidate what a worker would: no input, a short environment."""
    os.chdir(sys.argv[1])
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.close(null)
    # As in worker.py.
    package = type(sys)("_mock_interview")
    package.__path__ = [os.path.dirname(os.path.abspath(__file__))]
    sys.modules["_mock_interview"] = package
    from json import load

    with open("job.json", encoding="utf-8") as file:
        job = load(file)
    os.environ.clear()
    os.environ.update(job["environment"])
    sys.argv[1:] = []
    return job


class Unlimited:
    """Stands in for the alarm and the memory limit of a worker."""

    held = True
    on_ring = None

    def start(self):
        pass

    stop = release = start
    rang = False


class DebuggedRun:
    """What suites and tables ask of a run."""

    def __init__(self, job):
        from _mock_interview.channel import encode

        self.encode = encode
        self.nonce = job["nonce"]
        self.path = job["solutionPath"]
        self.text = job["solution"]["text"].lstrip("\ufeff")
        self.solution = None
        self.alarm = self.memory = Unlimited()
        self.results = os.open("result.jsonl", os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND, 0o600)

    def send(self, kind, **fields):
        os.write(self.results, self.encode(dict(fields, type=kind, nonce=self.nonce)).encode("ascii") + b"\n")

    def begin_case(self):
        """Nothing to do: a debugged run has one case, and what it prints goes to the debugger."""

    def end_case(self, report):
        self.send("case", **report)


def make_suite(tests):
    """Tests lie in a file of their own, so that whoever steps out of the candidate's code sees the call."""
    if "cases" in tests:
        from _mock_interview.table import Table

        return Table(tests["cases"])
    from _mock_interview.suite import Suite

    suite = Suite(tests["unittest"], os.path.abspath("tests.py"))
    with open(suite.file, "w", encoding="utf-8", errors="surrogatepass", newline="") as file:
        file.write(suite.text)
    return suite


def run_case(job):
    from _mock_interview.candidate import lay_solution, load_solution
    from _mock_interview.job import add_exit_functions, load_problem

    add_exit_functions()
    suite = make_suite(job["tests"])
    lay_solution(job["solution"], job["files"])
    # The folder of this file, which Python may have put first, is none of the candidate's.
    sys.path[:] = [path for path in sys.path if path != os.path.dirname(os.path.abspath(__file__))]
    sys.path.insert(0, os.getcwd())
    sys.path.extend(job["sitePaths"])
    run = DebuggedRun(job)
    stage = "solution"
    try:
        run.solution = load_solution(job["solution"], run.path)
        stage = "tests"
        cases = suite.load(job["only"])
    except BaseException as error:
        run.send("unloaded", **load_problem(error, stage, run.path))
        return
    run.send("loaded", total=len(cases), cases=suite.describe(cases))
    suite.run(cases, run, ())
    run.send("done")


if __name__ == "__main__":
    run_case(begin())
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BaseException:
            pass
    # Threads the candidate left running must not keep the debugger waiting.
    os._exit(0)
