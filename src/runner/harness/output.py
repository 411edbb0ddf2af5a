"""Takes the place of sys.stdout and sys.stderr: keeps the first part of what is printed and counts the rest."""

__builtins__ = dict(__builtins__)

import sys
from io import RawIOBase, TextIOWrapper

KEPT_BYTES = 64 << 10


class Sink(RawIOBase):
    def __init__(self, output, descriptor):
        self.output = output
        self.descriptor = descriptor

    def writable(self):
        return True

    def fileno(self):
        # The descriptor a child process would inherit; it leads to the raw capture of the host.
        return self.descriptor

    def write(self, data):
        return self.output.take(bytes(data))


class Output:
    """What one run prints, cut into pieces: one per case and one for everything outside cases."""

    def __init__(self, limit, on_flood):
        self.limit = limit
        self.on_flood = on_flood
        self.written = 0
        self.kept = []
        self.size = 0

    def begin(self):
        """Starts a piece, with fresh streams: the candidate may have closed or replaced the ones before."""
        self.kept = []
        self.size = 0
        sys.stdout = self._stream(1)
        sys.stderr = self._stream(2)

    def _stream(self, descriptor):
        return TextIOWrapper(Sink(self, descriptor), "utf-8", "backslashreplace", newline="", write_through=True)

    def take(self, data):
        self.written += len(data)
        if self.written > self.limit:
            self.on_flood()
        if self.size < KEPT_BYTES:
            part = data[: KEPT_BYTES - self.size]
            self.kept.append(part)
            self.size += len(part)
        return len(data)

    def text(self):
        """The piece so far; whole characters only, at most 64 KB."""
        return b"".join(self.kept).decode("utf-8", "replace")
