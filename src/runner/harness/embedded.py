"""
What is special about the embedded Python: compiled to WebAssembly and alive inside a Node process, it has no threads, no
processes, no timers and no descriptors of the system. The program around it lends what a run needs; code that wants more
is noticed, so that its case counts as skipped and says why.
"""

__builtins__ = dict(__builtins__)

import asyncio
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
import _thread

from . import channel, confine, job, suite, table  # noqa: F401

# How long an event loop with nothing to wait for sleeps before the alarm is looked at again.
IDLE_SECONDS = 0.02
NO_THREAD = RuntimeError("can't start new thread")
NO_PROCESS = OSError("This Python cannot start processes.")
NO_NETWORK = OSError("This Python has no network.")
NO_TIMER = OSError("This Python has no timers.")


class Clock:
    """Stands in for the selector of an event loop: without a network there is only time to wait for."""

    def select(self, timeout):
        if timeout is None or timeout > 0:
            time.sleep(IDLE_SECONDS if timeout is None else timeout)
        return []


class Loop(asyncio.BaseEventLoop):
    """The event loop of asyncio, waiting as anywhere. That of Pyodide leaves the waiting to the page around it."""

    def __init__(self):
        super().__init__()
        self._selector = Clock()

    def _process_events(self, _events):
        pass

    def _write_to_self(self):
        # Only another thread would have to wake us.
        pass

    def run_in_executor(self, *_given):
        # An executor once made would ask for a thread again when the loop is closed.
        _thread.start_new_thread(None, ())


class LoopPolicy(asyncio.events._BaseDefaultEventLoopPolicy):
    _loop_factory = Loop


class Needs:
    """What code has asked for that this Python does not have."""

    def __init__(self):
        self.now = None
        # Asked for by a module or a class fixture: no case of theirs is fair.
        self.lasting = None
        self.in_case = False

    def note(self, ability):
        if self.in_case:
            self.now = self.now or ability
        else:
            self.lasting = self.lasting or ability

    def refuse(self, ability, error):
        """A function that takes the place of one that cannot do what it should."""

        def refused(*_given, **_named):
            self.note(ability)
            raise type(error)(*error.args)

        return refused

    def find_spec(self, name, _path=None, _target=None):
        """As a finder of modules: this one is there with every Python that has processes."""
        if name == "_multiprocessing":
            self.note("processes")

    def install(self):
        no_thread = self.refuse("threads", NO_THREAD)
        for name in ("start_new_thread", "start_new", "start_joinable_thread"):
            setattr(_thread, name, no_thread)
        threading._start_new_thread = threading._start_joinable_thread = no_thread
        no_process = self.refuse("processes", NO_PROCESS)
        for name in ("fork", "forkpty", "system", "popen", "posix_spawn", "posix_spawnp", "execv", "execve"):
            setattr(os, name, no_process)
        subprocess.Popen.__init__ = no_process
        no_network = self.refuse("network connections", NO_NETWORK)
        for name in ("connect", "connect_ex", "bind", "listen"):
            setattr(socket.socket, name, no_network)
        signal.alarm = signal.setitimer = self.refuse("timers", NO_TIMER)
        sys.meta_path.insert(0, self)


class Run(job.Run):
    """Tells of a case that could not do its work here: neither right nor wrong."""

    needs = None
    host = None

    def _raw(self):
        return self.host.raw()

    def begin_case(self):
        self.needs.in_case = True
        super().begin_case()

    def end_case(self, report):
        needs = self.needs
        ability, needs.now, needs.in_case = needs.now or needs.lasting, None, False
        if ability is not None:
            kept = ("index", "name", "label", "group", "ms")
            report = {name: report[name] for name in kept if name in report}
            report.update(verdict="skipped", lacking=ability)
        super().end_case(report)

    def end(self, kind, **fields):
        if kind == "unloaded" and self.needs.lasting is not None:
            fields["lacking"] = self.needs.lasting
        super().end(kind, **fields)


def lent_memory(host):
    """The limit on memory, counted by the host on top of what the interpreter itself has taken."""

    class Memory:
        def __init__(self, limit):
            self.limit = limit
            host.limitMemory(limit)

        def release(self):
            host.limitMemory(self.limit + confine.RESERVE_BYTES)

    return Memory


def borrow(host):
    """Puts what the host lends in the place of what the system would give."""
    channel.read = lambda _descriptor, size: host.read(size).to_bytes()
    channel.write = lambda _descriptor, data: host.write(data.decode("ascii"))
    channel._exit = job._exit = os._exit = lambda code=0: host.leave(code)
    confine.signal, confine.SIGALRM, confine.ITIMER_REAL = signal.signal, signal.SIGALRM, 0
    confine.setitimer = lambda _which, seconds, again=0: host.setTimer(seconds * 1000, again * 1000)
    job.Memory = lent_memory(host)
    job.end_with_host = lambda _incoming: None
    # Nothing can look at the channel without waiting for it.
    job.is_readable = lambda _incoming: False


def serve(host):
    """Takes orders from the host up to a run, and leaves. `host` has read, write, raw, leave, setTimer and limitMemory."""
    # A snapshot would give every run the same chance.
    random.seed()
    # Pyodide's own loop counts as running all the time.
    asyncio._set_running_loop(None)
    asyncio.events._set_event_loop_policy(LoopPolicy())
    borrow(host)
    needs = Needs()
    needs.install()
    Run.needs, Run.host = needs, host
    job.Run = Run
    job.serve(0, 1, None, None)
