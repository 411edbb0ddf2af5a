"""Limits the process sets on itself: memory, files, core dumps, and the soft time limit of a case."""

__builtins__ = dict(__builtins__)

import os
import sys
from _thread import allocate_lock, interrupt_main, start_new_thread
from time import perf_counter

try:
    from resource import RLIM_INFINITY, RLIMIT_AS, RLIMIT_CORE, RLIMIT_FSIZE, RLIMIT_NOFILE, getrlimit, setrlimit
except ImportError:
    setrlimit = None
from signal import SIGINT, signal

try:
    from signal import ITIMER_REAL, SIGALRM, setitimer
except ImportError:
    setitimer = None

FILE_BYTES = 64 << 20
# What Linux gives an ordinary process; inside containers it can be without bound.
OPEN_FILES = 1024
# Kept back for telling what happened once a candidate has used up the rest.
RESERVE_BYTES = 64 << 20
# How often the alarm rings again when the code it stops carries on.
AGAIN_SECONDS = 0.02


def lower(which, soft, hard):
    """Sets a limit, never above what the system allows already."""
    allowed = getrlimit(which)[1]
    if allowed != RLIM_INFINITY:
        soft, hard = min(soft, allowed), min(hard, allowed)
    try:
        setrlimit(which, (soft, hard))
    except (ValueError, OSError):
        pass


class Memory:
    """The limit on address space, counted on top of what the interpreter itself has mapped. Linux only."""

    def __init__(self, limit):
        self.soft = self.hard = None
        if setrlimit is None or not sys.platform.startswith("linux"):
            return
        statm = os.open("/proc/self/statm", os.O_RDONLY)
        mapped = int(os.read(statm, 100).split()[0]) * os.sysconf("SC_PAGE_SIZE")
        os.close(statm)
        self.soft = mapped + limit
        self.hard = self.soft + RESERVE_BYTES
        lower(RLIMIT_AS, self.soft, self.hard)

    def release(self):
        """Opens the reserve after a MemoryError."""
        if self.hard is not None:
            lower(RLIMIT_AS, self.hard, self.hard)


def confine_files():
    if setrlimit is not None:
        lower(RLIMIT_CORE, 0, 0)
        lower(RLIMIT_FSIZE, FILE_BYTES, FILE_BYTES)
        lower(RLIMIT_NOFILE, OPEN_FILES, OPEN_FILES)


class TimeUp(BaseException):
    """Raised in the candidate's code when the soft limit of a case is over."""


class Alarm:
    """The soft limit of a case: an interval timer, or a thread where the system has none. The host's hard stop comes behind."""

    def __init__(self, seconds):
        self.seconds = seconds
        self.held = True
        # Whether it has rung since it was started: code can catch what it raises, or have it raised where nobody hears.
        self.rang = False
        self.on_ring = None
        self.watch = None
        if setitimer is not None:
            signal(SIGALRM, self._ring)
        else:
            self.watch = Watch(self._ring)

    def start(self):
        self.rang = False
        if self.watch is None:
            setitimer(ITIMER_REAL, self.seconds, AGAIN_SECONDS)
        else:
            self.watch.set(self.seconds)
        self.held = False

    def stop(self):
        self.held = True
        if self.watch is None:
            setitimer(ITIMER_REAL, 0)
        else:
            self.watch.set(None)

    def _ring(self, _number, _frame):
        if self.held:
            return
        self.rang = True
        if self.on_ring is not None:
            self.on_ring()
        raise TimeUp


class Watch:
    """Interrupts the main thread once a time is over. It cannot reach into C; a thread costs nothing until a case hangs."""

    def __init__(self, ring):
        self.ring = ring
        self.due = None
        self.changed = allocate_lock()
        self.changed.acquire()
        signal(SIGINT, self._interrupted)
        try:
            start_new_thread(self._run, ())
        except RuntimeError:
            # No threads here: the host's hard stop serves alone.
            pass

    def set(self, seconds):
        self.due = None if seconds is None else perf_counter() + seconds
        if self.changed.locked():
            self.changed.release()

    def _run(self):
        while True:
            due = self.due
            woken = self.changed.acquire(True, -1 if due is None else max(0.0, due - perf_counter()))
            if woken or self.due is None or perf_counter() < self.due:
                continue
            self.due = perf_counter() + AGAIN_SECONDS
            interrupt_main()

    def _interrupted(self, number, frame):
        # An interrupt that is not ours stays what it is.
        if self.due is None:
            raise KeyboardInterrupt
        self.ring(number, frame)
