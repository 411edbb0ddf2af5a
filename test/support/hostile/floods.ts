import { ampleTime, type HostileProgram } from "./program";

const flood = {
  outcome: "too-much-output",
  verdict: "crashed",
  message: /^Your code printed more than 4 MB\.$/,
  limits: ampleTime,
} as const;
const quiet = { outcome: "passed", verdict: "passed" } as const;

/** Programs that print more than anybody reads, or what no terminal should see. */
export const floods: HostileProgram[] = [
  {
    does: "prints a gigabyte",
    code: "def f():\n    for _ in range(1000): print('x' * 1000000)\n",
    ...flood,
  },
  { does: "prints 100 MB at once", code: "def f(): print('x' * 10**8)\n", ...flood },
  {
    does: "prints without end and without a newline",
    code: "def f():\n    while True: print('x' * 50, end='')\n",
    ...flood,
  },
  {
    does: "writes a gigabyte to descriptor 1",
    code: "import os\ndef f():\n    for _ in range(1000): os.write(1, b'x' * 1000000)\n",
    ...flood,
  },
  {
    does: "writes a gigabyte to descriptor 2",
    code: "import os\ndef f():\n    while True: os.write(2, b'x' * 65536)\n",
    ...flood,
  },
  {
    does: "writes 5 MB past its streams at once and returns",
    code: "import os\ndef f():\n    os.write(1, b'x' * 5_000_000)\n    return 1\n",
    ...flood,
  },
  {
    does: "writes as much as a file can hold, and hides the error",
    code: `import os
def f():
    try:
        while True: os.write(1, b'x' * 1_000_000)
    except OSError: return 1
`,
    ...flood,
  },
  {
    does: "writes past its streams, to sys.__stdout__",
    code: "import sys\ndef f():\n    while True: sys.__stdout__.write('x' * 65536)\n",
    ...flood,
  },
  {
    does: "writes past its streams, to sys.__stderr__",
    code: "import sys\ndef f():\n    while True: print('x' * 65536, file=sys.__stderr__, flush=True)\n",
    ...flood,
  },
  {
    does: "opens its output anew and floods it",
    code: `import os
def f():
    try: out = os.open('/proc/self/fd/1', os.O_WRONLY)
    except OSError: out = os.dup(1)
    while True: os.write(out, b'x' * 65536)
`,
    ...flood,
  },
  {
    does: "has a program print for it",
    code: "import subprocess\ndef f(): subprocess.run(['head', '-c', '1000000000', '/dev/zero'])\n",
    ...flood,
  },
  {
    does: "has four children print for it",
    code: "import os\ndef f():\n    os.fork(), os.fork()\n    while True: os.write(1, b'x' * 65536)\n",
    ...flood,
  },
  {
    does: "has a thread print for it",
    code: `import threading
def shout():
    while True: print('x' * 10000)
def f():
    thread = threading.Thread(target=shout)
    thread.start()
    thread.join()
`,
    ...flood,
  },
  {
    does: "prints while it is shown",
    code: "class Loud:\n    def __repr__(self):\n        while True: print('x' * 10000)\ndef f(): return Loud()\n",
    ...flood,
  },
  {
    does: "floods while it loads",
    code: "while True: print('x' * 10000)\n",
    outcome: "too-much-output",
    message: /^Your code printed more than 4 MB\.$/,
    limits: ampleTime,
  },
  {
    does: "prints a byte each millisecond for ten seconds",
    code: `import os, time
def f():
    for _ in range(10000):
        os.write(1, b'.')
        time.sleep(0.001)
`,
    outcome: "timed-out",
    verdict: "timed-out",
  },
  {
    does: "prints commands of the terminal",
    code: "def f():\n    print('\\x1b]0;title\\x07\\x1b[2J\\x1bc\\x9b31m\\r\\x08')\n    return 1\n",
    ...quiet,
    output: /title/,
  },
  {
    does: "prints text that runs backwards and tags nobody sees",
    code: "def f():\n    print('\\u202egnp.exe\\u2066\\u200b\\U000e0041')\n    return 1\n",
    ...quiet,
    output: /gnp\.exe/,
  },
  {
    does: "prints bytes that are not UTF-8 and half a character",
    code: "import os, sys\ndef f():\n    print('\\ud800 lone', flush=True)\n    sys.stdout.buffer.write(b'\\xff\\xfe\\x00\\xe2\\x82')\n    return 1\n",
    ...quiet,
    output: /lone/,
  },
  {
    does: "takes its streams away",
    code: "import sys\ndef f():\n    sys.stdout = sys.stderr = sys.__stdout__ = sys.stdin = None\n    print('nobody hears this')\n    return 1\n",
    ...quiet,
  },
  {
    does: "closes its output",
    code: "import sys\ndef f():\n    sys.stdout.close()\n    sys.stderr.close()\n    return 1\n",
    ...quiet,
  },
];
