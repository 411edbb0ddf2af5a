"""The channel to the host: frames of 8 hexadecimal digits and that many bytes of UTF-8 JSON."""

# Ours alone: a candidate may delete or replace the shared builtins. Every file of the harness begins so.
__builtins__ = dict(__builtins__)

import os
from _thread import allocate_lock
from json import loads
from json.encoder import encode_basestring_ascii as quote
from os import _exit, close, getpid, read, write


def encode(value):
    """JSON text of plain data. Not json.dumps, which needs the shared builtins while it runs."""
    if value is None:
        return "null"
    kind = type(value)
    if kind is bool:
        return "true" if value else "false"
    if kind is int or kind is float:
        return repr(value)
    if kind is str:
        return quote(value)
    if kind is list:
        return "[" + ",".join([encode(item) for item in value]) + "]"
    return "{" + ",".join([quote(key) + ":" + encode(item) for key, item in value.items()]) + "}"


def receive_frame(descriptor):
    """The next frame as data, or None at the end of the stream."""
    head = read_whole(descriptor, 8)
    body = read_whole(descriptor, int(head, 16)) if head else None
    return loads(body.decode("utf-8")) if body else None


def read_whole(descriptor, size):
    parts = []
    while size > 0:
        part = read(descriptor, min(size, 1 << 16))
        if not part:
            return None
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def send_frame(descriptor, fields):
    """Writes plain data as one frame. Raises OSError when nobody listens any more."""
    body = encode(fields).encode("ascii")
    data = b"%08x" % len(body) + body
    while data:
        data = data[write(descriptor, data):]


class Channel:
    """Receives what is to be done and sends what happened; every frame sent carries the nonce of the run."""

    def __init__(self, incoming, outgoing):
        self.incoming = incoming
        self.outgoing = outgoing
        self.nonce = ""
        self.owner = getpid()
        self.lock = allocate_lock()
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self.leave)

    def receive(self):
        """The next frame as data, or None when the host is gone."""
        return receive_frame(self.incoming)

    def send(self, kind, **fields):
        # A forked child that runs on into our code has no say in the result.
        if getpid() != self.owner:
            _exit(1)
        with self.lock:
            try:
                send_frame(self.outgoing, dict(fields, type=kind, nonce=self.nonce))
            except OSError:
                # Nobody can hear us any more; the host sees a run without its last frame.
                _exit(1)

    def leave(self):
        """In a forked child: lets go of the descriptors, so that the host sees the end when the worker ends."""
        for descriptor in (self.incoming, self.outgoing):
            try:
                close(descriptor)
            except OSError:
                pass
