"""Entry of the processes that run candidates' code: a worker takes one run, answers in frames, and exits.

Runs on Python 3.8 and newer, started as `python -I -S -X utf8 worker.py` in a private folder: then it is one worker
that talks over standard input and output. With the argument `zygote` it forks workers ahead, see zygote.py.
"""

import os
import sys


def take_channel():
    """Moves the protocol off descriptors 0 and 1, so that nothing a candidate prints or reads can touch it."""
    incoming = os.dup(0)
    outgoing = os.dup(1)
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    os.close(null)
    os.dup2(2, 1)
    return incoming, outgoing


def become_worker():
    """Descriptors of the channel; where there is fork, also of the capture of raw output and of the begin."""
    if sys.argv[1:] == ["zygote"]:
        # Whatever a run may need of ours is loaded once, here.
        from _mock_interview import job, suite, table  # noqa: F401
        from _mock_interview.zygote import Zygote

        return Zygote().serve()
    incoming, outgoing = take_channel()
    if not hasattr(os, "fork"):
        return incoming, outgoing, None, None
    from _mock_interview.supervisor import supervise

    return (incoming, outgoing) + supervise(incoming, outgoing)


def main():
    # A package of a private name, so that no file of a candidate can take the place of ours or meet it by chance.
    package = type(sys)("_mock_interview")
    package.__path__ = [os.path.dirname(os.path.abspath(__file__))]
    sys.modules["_mock_interview"] = package
    worker = become_worker()
    from _mock_interview.job import serve

    try:
        serve(*worker)
    except BaseException:
        # sys.stderr belongs to the candidate by now, and leaving in the ordinary way would wait for their threads.
        from traceback import format_exc

        os.write(2, format_exc().encode("utf-8", "replace"))
        os._exit(70)


# Also imported by children that a candidate starts with multiprocessing; there it must do nothing.
if __name__ == "__main__":
    main()
