"""The parent of the processes that run the candidate's code. It never runs any of it, so nothing there can hold it up:
it ends a run that takes more than it may, ends everything when the host is gone, however the host died, and kills
whatever a run leaves behind.
"""

__builtins__ = dict(__builtins__)

import os
import sys
from _thread import start_new_thread
from os import _exit, close, dup2, fstat, getpid, pread, read, write

from .processes import SIGKILL, children_of, descendants, kill_tree, resident_bytes, signal_quietly

PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36
SIGCONT = 18
KEPT_BYTES = 64 << 10
# No question needs more; a fork bomb gets here at once.
PROCESSES = 64
# From so many on a run takes the processors from everybody; then the editor comes first.
CROWD = 4
# Not the lowest there is: whoever is killed needs the processor to go.
LOW_PRIORITY = 10
# How often a run is looked at (ms). Most are over before the first look.
LOOK_MS = 25
# Exit codes of a supervisor that ended a run, by what there was too much of.
EXCESS_CODES = {"processes": 71, "memory": 72, "output": 73}


def prctl(option, value):
    """Sets an attribute of this process, on Linux."""
    if not sys.platform.startswith("linux"):
        return
    try:
        from ctypes import CDLL

        CDLL(None).prctl(option, value, 0, 0, 0)
    except (ImportError, OSError, AttributeError):
        # Without it orphans escape this process; the host finds them by their environment.
        pass


def take_charge():
    """Orphans become ours; and were we stopped, by a candidate or by a host that was about to kill us, the end of the host wakes us."""
    prctl(PR_SET_CHILD_SUBREAPER, 1)
    prctl(PR_SET_PDEATHSIG, SIGCONT)


def yield_to_workers():
    """Being told that a run begins must not take the processor from it."""
    schedule("SCHED_BATCH")


def schedule(policy):
    if hasattr(os, "sched_setscheduler"):
        try:
            os.sched_setscheduler(0, getattr(os, policy), os.sched_param(0))
        except OSError:
            pass


def open_capture(folder):
    """A nameless file that takes what is written past the streams: nobody has to read along, and it cannot block."""
    if hasattr(os, "memfd_create"):
        try:
            return os.memfd_create("output")
        except OSError:
            pass
    path = os.path.join(folder, ".output-%d" % getpid())
    capture = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    os.unlink(path)
    return capture


def captured_text(capture):
    """The first part of what was written past the streams."""
    try:
        return pread(capture, KEPT_BYTES, 0).decode("utf-8", "replace")
    except OSError:
        return ""


def captured_bytes(capture):
    """How much was written past the streams; 0 where nothing captures it, or the candidate closed it."""
    try:
        return 0 if capture is None else fstat(capture).st_size
    except OSError:
        return 0


def give_way(processes):
    """Lets everybody else go first. On Linux each session may be weighed as one; then a priority counts only within it."""
    for process in processes:
        try:
            os.setpriority(os.PRIO_PROCESS, process, LOW_PRIORITY)
            group = os.open("/proc/%d/autogroup" % process, os.O_WRONLY)
        except OSError:
            continue
        try:
            write(group, b"%d" % LOW_PRIORITY)
        except OSError:
            # Only so many in a second; the next look is soon.
            pass
        close(group)


class Ward:
    """A worker as its supervisor sees it."""

    def __init__(self, process, capture, begun):
        self.process = process
        self.capture = capture
        # Read end of a pipe on which the worker tells the limits of its run, once it begins.
        self.begun = begun
        self.limits = None
        self.excess = None

    def hear_begin(self):
        """Reads the limits: bytes of memory and of output."""
        text = read(self.begun, 100)
        close(self.begun)
        self.begun = None
        if text:
            self.limits = [int(number) for number in text.split()]
            self.base = resident_bytes(self.process)

    def look(self):
        """Kills the worker when it has taken too much of anything."""
        if self.limits is None or self.excess is not None:
            return
        memory, output = self.limits
        below = descendants(self.process)
        if len(below) >= PROCESSES:
            self.excess = "processes"
        elif captured_bytes(self.capture) > output:
            self.excess = "output"
        elif sum([max(0, resident_bytes(process) - self.base) for process in below + [self.process]]) > memory:
            self.excess = "memory"
        if self.excess is not None:
            self.kill()
        elif len(below) >= CROWD:
            give_way(below + [self.process])

    def kill(self):
        kill_tree(self.process)
        try:
            # Where nothing tells descendants, the worker's group is all we know.
            os.killpg(self.process, SIGKILL)
        except OSError:
            pass

    def close(self):
        close(self.capture)
        if self.begun is not None:
            close(self.begun)


def begin_pipe():
    """Read and write end of the pipe on which a worker says that its run begins."""
    return os.pipe()


def say_begin(begun, limits):
    """In the worker: tells the supervisor the limits, and lets go of the pipe."""
    if begun is not None:
        write(begun, b"%d %d" % (limits["memoryBytes"], limits["outputBytes"]))
        close(begun)


def become_worker(capture):
    """In the worker, after the fork: a group of its own, dead when its parent is, its streams turned away."""
    prctl(PR_SET_PDEATHSIG, SIGKILL)
    schedule("SCHED_OTHER")
    os.setsid()
    null = os.open(os.devnull, os.O_RDWR)
    dup2(null, 0)
    if null > 2:
        close(null)
    dup2(capture, 1)
    dup2(capture, 2)


def sweep(wards):
    """Kills and reaps every child of this process but `wards`. Orphans have become its children, so none is out of sight."""
    while True:
        strays = [process for process in children_of(getpid()) if process not in wards]
        if not strays:
            return
        for process in strays:
            kill_tree(process)
        for process in strays:
            try:
                os.waitpid(process, 0)
            except ChildProcessError:
                pass


def watch_children():
    """A pipe whose read end becomes readable when a child ends."""
    import signal

    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, lambda _number, _frame: None)
    return reader, writer


def supervise(incoming, outgoing):
    """
    Forks: returns in the worker only, with the capture of raw output and the pipe for `say_begin`. The parent leaves
    with the exit code or signal of the worker, or a code of EXCESS_CODES, after telling the raw output on descriptor 2.
    """
    take_charge()
    yield_to_workers()
    capture = open_capture(os.getcwd())
    begun, begin = begin_pipe()
    process = os.fork()
    if process == 0:
        close(begun)
        become_worker(capture)
        return capture, begin
    close(begin)
    # The channel belongs to the worker: the host must see it end with the worker.
    null = os.open(os.devnull, os.O_RDWR)
    dup2(null, 1)
    close(outgoing)
    ward = Ward(process, capture, begun)
    status = wait_for_end(ward, incoming)
    sweep([])
    leave_as(ward, status)


def wait_for_end(ward, incoming):
    """The exit status of the worker; kills it when the host lets go of `incoming`."""
    import select

    ended, _ = watch_children()
    events = select.poll()
    events.register(ended, select.POLLIN)
    events.register(ward.begun, select.POLLIN)
    # No event asked for: the data on it is the worker's, the end of it is told anyway.
    events.register(incoming, 0)
    begun = ward.begun
    while True:
        process, status = os.waitpid(ward.process, os.WNOHANG)
        if process:
            return status
        for descriptor, _event in events.poll(None if ward.limits is None else LOOK_MS):
            if descriptor == ended:
                read(ended, 512)
            elif descriptor == begun:
                events.unregister(begun)
                ward.hear_begin()
            else:
                events.unregister(incoming)
                ward.kill()
        ward.look()


def leave_as(ward, status):
    text = captured_text(ward.capture)
    if text:
        try:
            write(2, text.encode("utf-8"))
        except OSError:
            pass
    if ward.excess is not None:
        _exit(EXCESS_CODES[ward.excess])
    if os.WIFSIGNALED(status):
        import resource
        import signal

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if os.WTERMSIG(status) != SIGKILL:
            signal.signal(os.WTERMSIG(status), signal.SIG_DFL)
        signal_quietly(getpid(), os.WTERMSIG(status))
    _exit(os.WEXITSTATUS(status))


def end_with_host(incoming):
    """Where there is no fork, once the run has begun: a thread that leaves when the host lets go."""

    def wait():
        try:
            while read(incoming, 1024):
                pass
        except OSError:
            pass
        _exit(1)

    start_new_thread(wait, ())
