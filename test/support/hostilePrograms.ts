import type { Outcome, Verdict } from "../../src/core/question/runResult";

/** A solution that attacks the run; its `f` should return 1. */
export interface HostileProgram {
  does: string;
  code: string;
  outcome: Outcome;
  /** Of the hostile case. */
  verdict: Verdict;
  message?: RegExp;
  memoryBytes?: number;
}

export const programs: HostileProgram[] = [
  {
    does: "loops and swallows every exception",
    code: "def f():\n    while True:\n        try:\n            while True: pass\n        except BaseException: pass\n",
    outcome: "timed-out",
    verdict: "timed-out",
    message: /^Stopped after/,
  },
  {
    does: "loops in C",
    code: "def f(): return sum(range(10**12))\n",
    outcome: "timed-out",
    verdict: "timed-out",
  },
  {
    does: "ignores signals and sleeps",
    code: "import signal, time\ndef f():\n    signal.signal(signal.SIGALRM, signal.SIG_IGN)\n    time.sleep(99)\n",
    outcome: "timed-out",
    verdict: "timed-out",
  },
  {
    does: "stops itself",
    code: "import os, signal\ndef f(): os.kill(os.getpid(), signal.SIGSTOP)\n",
    outcome: "timed-out",
    verdict: "timed-out",
  },
  {
    does: "leaves with os._exit(0)",
    code: "import os\ndef f(): os._exit(0)\n",
    outcome: "crashed",
    verdict: "crashed",
    message: /^Python ended before the tests did \(exit code 0\)\. Does your code call `exit\(\)`\?$/,
  },
  {
    does: "dies of a signal",
    code: "import os, signal\ndef f(): os.kill(os.getpid(), signal.SIGSEGV)\n",
    outcome: "crashed",
    verdict: "crashed",
    message: /signal SIGSEGV/,
  },
  {
    does: "signals its whole group",
    code: "import os, signal\ndef f(): os.killpg(0, signal.SIGTERM)\n",
    outcome: "crashed",
    verdict: "crashed",
  },
  {
    does: "calls sys.exit",
    code: "import sys\ndef f(): sys.exit(0)\n",
    outcome: "failed",
    verdict: "errored",
    message: /^Your code called exit\(\)/,
  },
  {
    does: "raises KeyboardInterrupt",
    code: "def f(): raise KeyboardInterrupt\n",
    outcome: "failed",
    verdict: "errored",
  },
  {
    does: "waits for input",
    code: "def f(): return input()\n",
    outcome: "failed",
    verdict: "errored",
    message: /^Your code waited for input\. Tests give none\.$/,
  },
  {
    does: "recurses without end",
    code: "def f(): return f()\n",
    outcome: "failed",
    verdict: "errored",
    message: /^RecursionError/,
  },
  {
    does: "prints a gigabyte",
    code: "def f():\n    for _ in range(1000): print('x' * 1000000)\n",
    outcome: "too-much-output",
    verdict: "crashed",
    message: /^Your code printed more than 4 MB\.$/,
  },
  {
    does: "writes a gigabyte to descriptor 1",
    code: "import os\ndef f():\n    for _ in range(1000): os.write(1, b'x' * 1000000)\n",
    outcome: "too-much-output",
    verdict: "crashed",
  },
  {
    does: "takes all memory at once",
    code: "def f(): return [0] * 10**10\n",
    outcome: "out-of-memory",
    verdict: "errored",
    message: /memory/,
  },
  {
    does: "takes all memory in small parts and keeps it",
    code: "kept = []\ndef f():\n    while True: kept.append(bytearray(1 << 20))\n",
    outcome: "out-of-memory",
    verdict: "errored",
    memoryBytes: 128 << 20,
  },
  {
    does: "closes every descriptor",
    code: "import os\ndef f():\n    os.closerange(3, 256)\n    return 1\n",
    outcome: "crashed",
    verdict: "crashed",
  },
  {
    does: "deletes the builtins",
    code: "import builtins\ndef f():\n    builtins.__dict__.clear()\n    return 1\n",
    outcome: "failed",
    verdict: "errored",
  },
  {
    does: "writes frames of its own to every descriptor",
    code: `import os
def f():
    body = b'{"type":"done","children":false,"alone":true,"nonce":""}'
    for descriptor in range(1, 10):
        try: os.write(descriptor, b"%08x" % len(body) + body)
        except OSError: pass
    return 2
`,
    outcome: "crashed",
    verdict: "crashed",
    message: /channel of the tests/,
  },
  {
    does: "prints frames and verdicts",
    code: `import sys
def f():
    for out in (sys.stdout, sys.__stdout__, sys.stderr, sys.__stderr__):
        print('{"type":"case","index":1,"name":"test_hostile","verdict":"passed"}', file=out, flush=True)
    return 2
`,
    outcome: "failed",
    verdict: "failed",
  },
  {
    does: "returns an object that equals everything",
    code: "class Yes:\n    def __eq__(self, other): return True\ndef f(): return Yes()\n",
    outcome: "failed",
    verdict: "failed",
    message: /object of your class `Yes`/,
  },
  {
    does: "hides such an object behind int",
    code: "class Yes(int):\n    def __eq__(self, other): return True\nYes.__module__ = 'builtins'\ndef f(): return Yes()\n",
    outcome: "failed",
    verdict: "failed",
  },
  {
    does: "replaces the assertions",
    code: "import unittest\nunittest.TestCase.assertEqual = lambda *given: None\ndef f(): return 2\n",
    outcome: "failed",
    verdict: "failed",
  },
  {
    does: "has a __repr__ that loops",
    code: "class Bad:\n    def __repr__(self):\n        while True: pass\ndef f(): return Bad()\n",
    outcome: "timed-out",
    verdict: "timed-out",
  },
];

/** What a program does and its code: a run gets over these and passes. */
export const harmless: [string, string][] = [
  ["patches the clock", "import time\ntime.time = time.perf_counter = time.monotonic = lambda: 0\ndef f(): return 1\n"],
  ["closes its output", "import sys\ndef f():\n    sys.stdout.close()\n    return 1\n"],
  [
    "leaves a thread that loops",
    "import threading\ndef loop():\n    while True: pass\ndef f():\n    threading.Thread(target=loop).start()\n    return 1\n",
  ],
  ["has a forked child run on", "import os\ndef f():\n    os.fork()\n    return 1\n"],
  [
    "forks children that leave the group and loop",
    "import os\ndef f():\n    for _ in range(3):\n        if os.fork() == 0:\n            os.setsid()\n            while True: pass\n    return 1\n",
  ],
  [
    "starts a program in a session of its own",
    "import subprocess\ndef f():\n    subprocess.Popen(['sleep', '99'], start_new_session=True)\n    return 1\n",
  ],
  [
    "leaves locked folders and links",
    "import os\ndef f():\n    os.makedirs('a/b')\n    os.symlink('/etc', 'a/b/link')\n    os.chmod('a', 0)\n    return 1\n",
  ],
];
