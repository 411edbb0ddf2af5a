"""The parent of the process that runs the candidate's code. It never runs any of it, so nothing there can hold it up:
it ends the run when the host is gone, however the host died, and kills whatever the run leaves behind.
"""

__builtins__ = dict(__builtins__)

import os
import sys
from _thread import start_new_thread
from os import _exit, getpid, kill, listdir, read

PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36
SIGKILL = 9


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


def descendants(root):
    """Ids of all processes below `root`, told by /proc; empty where there is none."""
    children = {}
    try:
        names = [name for name in listdir("/proc") if name.isdigit()]
    except OSError:
        return []
    for name in names:
        try:
            with open("/proc/" + name + "/stat", "rb") as stat:
                parent = int(stat.read().rpartition(b")")[2].split()[1])
        except (OSError, ValueError, IndexError):
            continue
        children.setdefault(parent, []).append(int(name))
    found, waiting = [], [root]
    while waiting:
        below = children.get(waiting.pop(), [])
        found.extend(below)
        waiting.extend(below)
    return found


def sweep():
    """Kills and reaps everything below this process. Orphans have become its children, so none is out of sight."""
    while True:
        try:
            if os.waitpid(-1, os.WNOHANG)[0] != 0:
                continue
        except ChildProcessError:
            return
        for process in descendants(getpid()):
            kill_quietly(process)
        try:
            os.waitpid(-1, 0)
        except ChildProcessError:
            return


def wait_for_end(worker, incoming):
    """The exit status of the worker; kills it when the host lets go of standard input."""
    import select
    import signal

    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    signal.set_wakeup_fd(writer)
    signal.signal(signal.SIGCHLD, lambda _number, _frame: None)
    events = select.poll()
    events.register(reader, select.POLLIN)
    # No event asked for: the data on it is the worker's, the end of it is told anyway.
    events.register(incoming, 0)
    while True:
        process, status = os.waitpid(worker, os.WNOHANG)
        if process:
            return status
        for descriptor, _event in events.poll():
            if descriptor == reader:
                read(reader, 512)
            else:
                # Adopted children first: once the worker is gone nothing else would hold them together.
                for process in descendants(getpid()) + [worker]:
                    kill_quietly(process)
                events.unregister(incoming)


def kill_quietly(process):
    try:
        kill(process, SIGKILL)
    except OSError:
        pass


def supervise(incoming, outgoing):
    """Forks: returns in the worker only. The parent leaves with the worker's exit code or signal."""
    if not hasattr(os, "fork"):
        return
    prctl(PR_SET_CHILD_SUBREAPER, 1)
    worker = os.fork()
    if worker == 0:
        prctl(PR_SET_PDEATHSIG, SIGKILL)
        return
    null = os.open(os.devnull, os.O_RDWR)
    # The streams belong to the worker: the host must see them end with it.
    for descriptor in (1, 2):
        os.dup2(null, descriptor)
    os.close(outgoing)
    status = wait_for_end(worker, incoming)
    sweep()
    if os.WIFSIGNALED(status):
        import resource
        import signal

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if os.WTERMSIG(status) != SIGKILL:
            signal.signal(os.WTERMSIG(status), signal.SIG_DFL)
        kill(getpid(), os.WTERMSIG(status))
    _exit(os.WEXITSTATUS(status))


def end_with_host(incoming):
    """Where there is no fork, once the job has been read: a thread that leaves when the host lets go."""
    if hasattr(os, "fork"):
        return

    def wait():
        try:
            while read(incoming, 1024):
                pass
        except OSError:
            pass
        _exit(1)

    start_new_thread(wait, ())
