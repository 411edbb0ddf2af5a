"""A resident parent on Linux: forks workers ahead of their runs, so that none has to boot, and supervises them.

Orders come as frames on descriptor 0, what happened goes as frames to descriptor 1. A worker talks to the host over a
socket of its own. No code of a candidate ever runs here, and no module from outside the standard library is loaded.
"""

__builtins__ = dict(__builtins__)

import gc
import os
import select
import signal
from _socket import AF_UNIX, SOCK_STREAM, socket
from os import close, read

from .channel import receive_frame, send_frame
from .supervisor import (
    LOOK_MS,
    Ward,
    become_worker,
    begin_pipe,
    captured_text,
    open_capture,
    sweep,
    take_charge,
    watch_children,
    yield_to_workers,
)

# What solutions import most; each would cost its run some milliseconds.
COMMON = (
    "abc bisect collections contextlib copy dataclasses datetime decimal enum functools heapq inspect itertools json "
    "math operator queue random re statistics string threading time traceback types typing"
).split()

# More than a run of ours leaves behind.
FEW_FILES = 16


class Zygote:
    def __init__(self):
        self.orders = 0
        self.answers = 1
        self.wards = {}
        self.loaded = False
        self.known = set()
        self.events = select.poll()

    def serve(self):
        """Returns in a forked worker only: its descriptors for the channel, the capture and the begin."""
        take_charge()
        yield_to_workers()
        self.ended, self.wakeup = watch_children()
        for descriptor in (self.orders, self.ended):
            self.events.register(descriptor, select.POLLIN)
        while True:
            for descriptor, _event in self.events.poll(self._patience()) or [(None, 0)]:
                if descriptor == self.orders:
                    worker = self._obey(receive_frame(self.orders))
                    if worker is not None:
                        return worker
                elif descriptor == self.ended:
                    read(self.ended, 512)
                elif descriptor is not None:
                    self.events.unregister(descriptor)
                    self._ward_of(descriptor).hear_begin()
                elif not self.loaded:
                    self._load(COMMON)
                    gc.collect()
                    gc.freeze()
                    self.loaded = True
            self._reap()
            for ward in list(self.wards.values()):
                ward.look()

    def _patience(self):
        if any([ward.limits is not None for ward in self.wards.values()]):
            return LOOK_MS
        return None if self.loaded else 0

    def _ward_of(self, begun):
        return next(ward for ward in self.wards.values() if ward.begun == begun)

    def _obey(self, order):
        if order is None:
            self._end()
        elif order["type"] == "fork":
            return self._fork(order)
        elif order["type"] == "kill":
            for ward in self.wards.values():
                if ward.id == order["id"]:
                    ward.kill()
        elif order["type"] == "load":
            self._load(order["modules"])
        return None

    def _load(self, modules):
        """Imports modules of the standard library: nothing else is on the path here."""
        fresh = [name for name in modules if name not in self.known]
        if not fresh:
            return
        self.known.update(fresh)
        for name in fresh:
            try:
                __import__(name)
            except Exception:
                pass
        # What is there now never has to be looked at again, nor copied because of it.
        gc.freeze()

    def _fork(self, order):
        os.mkdir(order["folder"], 0o700)
        capture = open_capture(order["folder"])
        begun, begin = begin_pipe()
        process = os.fork()
        if process == 0:
            close(begun)
            return self._enter(order, capture, begin)
        close(begin)
        ward = Ward(process, capture, begun)
        ward.id = order["id"]
        ward.folder = order["folder"]
        self.wards[process] = ward
        self.events.register(begun, select.POLLIN)
        return None

    def _enter(self, order, capture, begin):
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        for descriptor in (self.ended, self.wakeup):
            close(descriptor)
        for ward in self.wards.values():
            ward.close()
        # Takes the place of the channel of orders and answers, on descriptors 0 and 1.
        become_worker(capture)
        os.chdir(order["folder"])
        for name in ("TMPDIR", "TEMP", "TMP", "HOME", "USERPROFILE"):
            os.environ[name] = order["folder"]
        line = socket(AF_UNIX, SOCK_STREAM)
        line.connect(order["socket"])
        line.sendall(order["token"].encode("ascii"))
        channel = line.detach()
        return channel, channel, capture, begin

    def _reap(self):
        for process in list(self.wards):
            try:
                ended, status = os.waitpid(process, os.WNOHANG)
            except ChildProcessError:
                ended, status = process, 0
            if not ended:
                continue
            ward = self.wards.pop(process)
            sweep(self.wards)
            cleared = remove_files(ward.folder)
            signalled = os.WIFSIGNALED(status)
            self._answer(
                {
                    "type": "gone",
                    "id": ward.id,
                    "code": None if signalled else os.WEXITSTATUS(status),
                    "signal": signal_name(os.WTERMSIG(status)) if signalled else None,
                    "excess": ward.excess,
                    "raw": captured_text(ward.capture),
                    "cleared": cleared,
                }
            )
            if ward.begun is not None:
                self.events.unregister(ward.begun)
            ward.close()

    def _answer(self, fields):
        try:
            send_frame(self.answers, fields)
        except OSError:
            self._end()

    def _end(self):
        """The host is gone: so is everything else, at once."""
        for ward in self.wards.values():
            ward.kill()
        sweep([])
        import shutil

        shutil.rmtree(os.getcwd(), ignore_errors=True)
        os._exit(0)


def remove_files(folder):
    """Removes the folder of a worker if it holds a few files at most; whether it did. All else is left to the host."""
    try:
        # A candidate may have put a link in its place.
        opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        return False
    try:
        names = os.listdir(opened)
        if len(names) > FEW_FILES:
            return False
        for name in names:
            os.unlink(name, dir_fd=opened)
        os.rmdir(folder)
        return True
    except OSError:
        return False
    finally:
        close(opened)


def signal_name(number):
    try:
        return signal.Signals(number).name
    except ValueError:
        return "signal %d" % number
