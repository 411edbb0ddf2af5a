"""Times the candidate's code over growing sizes and sends the quickest time of each. What the times mean is for the host to say."""

__builtins__ = dict(__builtins__)

import gc
import sys
from math import log
from time import get_clock_info, perf_counter, process_time

from .candidate import new_module
from .confine import TimeUp
from .show import explain

GROWTH_FILE = "<growth>"
FIRST_SIZE = 4
# Beyond it the caches of the processor tell more than the code does.
LAST_SIZE = 1 << 17
# Seconds: a call that takes this long is big enough to tell the curve.
ENOUGH = 0.025
# Seconds for all sizes together, making the data included; a size that took the second figure is the last.
TOTAL = 1.6
SLOW_VISIT = 0.2
# Each size is visited anew in later rounds, so that a disturbance of a moment does not hit all calls of one size.
ROUNDS = 6
VISIT = 0.008
LEAST_CALLS, MOST_CALLS = 2, 60
# With fewer sizes no curve stands out, so those halfway between are added.
FEW_SIZES = 9
# As exponential growth would have it, twice the size takes this many times as long: go on in steps of the second figure.
STEEP, GENTLE = 150, 4
# Time of the processor leaves out what other programs take; where its clock is coarse, on Windows, it says nothing.
HAS_FINE_CLOCK = get_clock_info("process_time").resolution <= 1e-6


def next_size(times):
    """The size after those measured, given as pairs of size and seconds: twice the last, or less where time explodes."""
    size, latest = times[-1]
    if len(times) > 1 and times[-2][1] > 0:
        rate = log(max(latest / times[-2][1], 1)) / (size - times[-2][0])
        if rate * size > log(STEEP):
            return size + max(1, min(size, int(log(GENTLE) / rate)))
    return size * 2


def sizes_between(times):
    """Whole sizes halfway between those measured, until there are enough of them."""
    known = [size for size, _seconds in times]
    added = []
    while known and len(known) < FEW_SIZES:
        halfway = {(low + high) // 2 for low, high in zip(known, known[1:])} - set(known)
        if not halfway:
            break
        added.extend(sorted(halfway, reverse=True))
        known = sorted(known + list(halfway))
    return added


def time_call(call):
    """Seconds of one call, the smaller of wall and processor time; without the garbage collector, which runs when it likes."""
    gc.disable()
    try:
        ran, began = process_time(), perf_counter()
        call()
        wall = perf_counter() - began
        return min(wall, process_time() - ran) if HAS_FINE_CLOCK else wall
    finally:
        gc.enable()


class Growth:
    """The function `prepare(n)` of a question, which makes the call to be timed."""

    def __init__(self, source):
        self.source = source
        self.times = []

    def load(self, only):
        """The first size as the one case known beforehand; the others follow from the times."""
        code = compile(self.source, GROWTH_FILE, "exec", dont_inherit=True)
        module = sys.modules["_growth"] = new_module("_growth", self.source, GROWTH_FILE)
        exec(code, module.__dict__)
        self.prepare = module.__dict__["prepare"]
        return [FIRST_SIZE] if only is None or str(FIRST_SIZE) in only else []

    def describe(self, _sizes):
        """Nothing: the sizes come up as they are measured."""
        return []

    def run(self, sizes, run, skip):
        """Grows the size until a call takes long enough, then goes through all sizes again while there is time."""
        if skip:
            # A size that had to be killed was the last: larger ones would take longer still.
            return
        end = perf_counter() + TOTAL
        size = sizes[0] if sizes else LAST_SIZE + 1
        while size <= LAST_SIZE and perf_counter() < end:
            began = perf_counter()
            if not self._visit(len(self.times), size, run):
                return
            if self.times[-1][1] >= ENOUGH or perf_counter() - began > SLOW_VISIT:
                break
            size = next_size(self.times)
        for size in sizes_between(self.times):
            if not self._visit(len(self.times), size, run):
                return
        for _ in range(ROUNDS):
            for index, (size, _seconds) in enumerate(self.times):
                if perf_counter() > end or not self._visit(index, size, run):
                    return

    def _visit(self, index, size, run):
        """Times a few calls of one size and reports the quickest so far; false once there is no going on."""
        run.begin_case()
        run.announce(index, str(size))
        try:
            try:
                run.alarm.start()
                seconds = self._quickest(size)
            finally:
                run.alarm.stop()
        except BaseException as error:
            # The alarm may ring between the end of the last call and its stop.
            run.end_case(dict(self._failure(error, index, run), index=index, name=str(size)))
            return False
        if index < len(self.times):
            seconds = min(seconds, self.times[index][1])
            self.times[index] = (size, seconds)
        else:
            self.times.append((size, seconds))
        run.end_case({"index": index, "name": str(size), "verdict": "passed", "ms": seconds * 1000})
        return True

    def _quickest(self, size):
        quickest, calls, until = None, 0, perf_counter() + VISIT
        while calls < LEAST_CALLS or (calls < MOST_CALLS and perf_counter() < until):
            seconds = time_call(self.prepare(size))
            quickest = seconds if quickest is None else min(quickest, seconds)
            calls += 1
        return quickest

    def _failure(self, error, index, run):
        late, full = isinstance(error, TimeUp), isinstance(error, MemoryError)
        if full:
            run.memory.release()
        if index < len(self.times):
            # Only a later round went wrong; the time of the earlier one stands.
            return {"verdict": "passed", "ms": self.times[index][1] * 1000} if late or full else self._raised(error, run)
        if (late or full) and self.times:
            # This size is beyond what a run may take. Those before it tell the curve.
            return {"verdict": "skipped", "ms": 0}
        return {"verdict": "timed-out", "ms": 0} if late else dict(self._raised(error, run), memory=full)

    def _raised(self, error, run):
        return dict(explain(error, run.path), verdict="errored", ms=0)
