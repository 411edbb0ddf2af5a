"""Entry of the worker process: takes one job from standard input, runs it, answers in frames, and exits.

Runs on Python 3.8 and newer. Started as `python -I -S -B -X utf8 worker.py` with its private folder as working directory.
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


def main():
    incoming, outgoing = take_channel()
    # A package of a private name, so that no file of a candidate can take the place of ours or meet it by chance.
    package = type(sys)("_mock_interview")
    package.__path__ = [os.path.dirname(os.path.abspath(__file__))]
    sys.modules["_mock_interview"] = package
    from _mock_interview.job import serve

    try:
        serve(incoming, outgoing)
    except BaseException:
        # sys.stderr belongs to the candidate by now, and leaving in the ordinary way would wait for their threads.
        from traceback import format_exc

        os.write(2, format_exc().encode("utf-8", "replace"))
        os._exit(70)


# Also imported by children that a candidate starts with multiprocessing; there it must do nothing.
if __name__ == "__main__":
    main()
