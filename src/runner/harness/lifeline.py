"""Keeps a run from outliving the host, and tells whether a candidate left processes behind."""

__builtins__ = dict(__builtins__)

import os
import sys
from _thread import start_new_thread
from os import _exit, getpid, kill, listdir, read

PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36
SIGKILL = 9


def adopt_descendants():
    """On Linux: orphans of the run become children of the worker, and the kernel kills it when the host dies. Says whether it is so."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        from ctypes import CDLL

        prctl = CDLL(None).prctl
        prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0)
        return prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0
    except (ImportError, OSError, AttributeError):
        return False


def has_children():
    """Whether any child is left. With orphans adopted, no child means no descendant at all."""
    if not hasattr(os, "WNOHANG"):
        return False
    try:
        while True:
            if os.waitpid(-1, os.WNOHANG)[0] == 0:
                return True
    except OSError:
        return False


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


def end_everything():
    for process in descendants(getpid()):
        try:
            kill(process, SIGKILL)
        except OSError:
            pass
    if hasattr(os, "killpg") and os.getpgrp() == getpid():
        os.killpg(getpid(), SIGKILL)
    _exit(1)


def watch_host(incoming):
    """Starts the thread that ends everything once the host lets go of standard input, however it died."""

    def wait():
        try:
            while read(incoming, 1024):
                pass
        except OSError:
            pass
        end_everything()

    start_new_thread(wait, ())
