import type { HostileProgram } from "./program";

const late = { outcome: "timed-out", verdict: "timed-out" } as const;

/** Programs that do not come back by themselves. */
export const loops: HostileProgram[] = [
  {
    does: "loops and swallows every exception",
    code: "def f():\n    while True:\n        try:\n            while True: pass\n        except BaseException: pass\n",
    ...late,
    message: /^Stopped after 0\.4 s: `test_hostile` did not finish\.$/,
  },
  {
    does: "loops on in a finally block",
    code: "def f():\n    try:\n        while True: pass\n    finally:\n        while True: pass\n",
    ...late,
  },
  { does: "loops in C", code: "def f(): return sum(range(10**12))\n", ...late },
  {
    does: "computes a power of millions of digits in C",
    code: "def f(): return 7 ** (10**8)\n",
    ...late,
  },
  {
    does: "is stuck in a regular expression",
    code: "import re\ndef f(): return re.match('(a+)+$', 'a' * 60 + 'b')\n",
    ...late,
  },
  {
    does: "drains an endless iterator in C",
    code: "import collections, itertools\ndef f(): collections.deque(itertools.repeat(0), 0)\n",
    ...late,
  },
  {
    does: "ignores signals and sleeps",
    code: `import signal, time
def f():
    for number in set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP}:
        signal.signal(number, signal.SIG_IGN)
    time.sleep(99)
`,
    ...late,
  },
  {
    does: "blocks all signals and loops",
    code: `import signal
def f():
    signal.pthread_sigmask(signal.SIG_BLOCK, signal.Signals)
    while True: pass
`,
    ...late,
  },
  {
    does: "switches the alarm off and loops",
    code: "import signal\ndef f():\n    signal.setitimer(signal.ITIMER_REAL, 0)\n    while True: pass\n",
    ...late,
  },
  {
    does: "replaces the alarm's handler and loops",
    code: "import signal\ndef f():\n    signal.signal(signal.SIGALRM, lambda *given: None)\n    while True: pass\n",
    ...late,
  },
  {
    does: "stops itself",
    code: "import os, signal\ndef f(): os.kill(os.getpid(), signal.SIGSTOP)\n",
    ...late,
  },
  {
    does: "waits for a lock nobody gives back",
    code: "import threading\ndef f():\n    lock = threading.Lock()\n    lock.acquire()\n    lock.acquire()\n",
    ...late,
  },
  {
    does: "waits for a thread that never ends",
    code: `import threading
def loop():
    while True: pass
def f():
    thread = threading.Thread(target=loop)
    thread.start()
    thread.join()
`,
    ...late,
  },
  {
    does: "has a __repr__ that loops",
    code: "class Bad:\n    def __repr__(self):\n        while True: pass\ndef f(): return Bad()\n",
    ...late,
  },
  {
    does: "has an __eq__ that loops",
    code: "class Bad(dict):\n    def __ne__(self, other):\n        while True: pass\n    __eq__ = __ne__\ndef f():\n    return {1: 2} == Bad({1: 2})\n",
    ...late,
  },
  {
    does: "has an object that loops when it is given up",
    code: "class Bad:\n    def __del__(self):\n        while True: pass\ndef f():\n    Bad()\n    return 1\n",
    ...late,
  },
  {
    does: "loops while it loads",
    code: "while True: pass\n",
    outcome: "timed-out",
    message: /^Stopped after 0\.4 s: your file did not finish loading\.$/,
  },
  {
    does: "never gives the event loop back",
    code: "async def f():\n    while True: pass\n",
    ...late,
    base: "IsolatedAsyncioTestCase",
    methods: { test_before: "pass", test_hostile: "await f()", test_after: "pass" },
  },
  {
    does: "awaits for ever and swallows being cancelled",
    code: `import asyncio
async def f():
    while True:
        try: await asyncio.sleep(99)
        except BaseException: pass
`,
    ...late,
    base: "IsolatedAsyncioTestCase",
    methods: { test_before: "pass", test_hostile: "await f()", test_after: "pass" },
  },
  {
    does: "sleeps just under the limit in each of 500 cases",
    code: "import time\ndef f():\n    time.sleep(0.25)\n    return 1\n",
    outcome: "timed-out",
    message: /^Stopped after 1 s: `test_\d+` did not finish\.$/,
    limits: { totalMs: 1_000 },
    methods: Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`test_${at}`, "self.assertEqual(f(), 1)"])),
    verdicts: { test_0: "passed", test_1: "passed" },
  },
  {
    does: "is slow on case 7 only",
    code: "import time\ncalls = []\ndef f():\n    calls.append(1)\n    if len(calls) == 7: time.sleep(99)\n    return 1\n",
    outcome: "timed-out",
    methods: Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`test_${at + 1}`, "self.assertEqual(f(), 1)"])),
    verdicts: { test_6: "passed", test_7: "timed-out", test_8: "passed", test_9: "passed" },
  },
];
