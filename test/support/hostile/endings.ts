import { ampleTime, type HostileProgram } from "./program";

const crashes = { outcome: "crashed", verdict: "crashed" } as const;
const errs = { outcome: "failed", verdict: "errored" } as const;

/** Programs that leave before the tests do, or raise what nobody catches. */
export const endings: HostileProgram[] = [
  {
    does: "leaves with os._exit(0)",
    code: "import os\ndef f(): os._exit(0)\n",
    ...crashes,
    message: /^Python ended before the tests did \(exit code 0\)\. Does your code call `exit\(\)`\?$/,
  },
  {
    does: "leaves with os._exit(0) while it loads",
    code: "import os\nos._exit(0)\n",
    outcome: "crashed",
    message: /^Python ended before the tests did \(exit code 0\)/,
  },
  {
    does: "becomes a program that succeeds",
    code: "import os\ndef f(): os.execv('/bin/true', ['true'])\n",
    ...crashes,
    message: /exit code 0/,
  },
  {
    does: "calls sys.exit",
    code: "import sys\ndef f(): sys.exit(0)\n",
    ...errs,
    message: /^Your code called exit\(\)/,
  },
  { does: "calls quit", code: "def f(): quit()\n", ...errs, message: /^Your code called exit\(\)/ },
  {
    does: "calls sys.exit while it loads",
    code: "import sys\nsys.exit(0)\n",
    outcome: "load-error",
    message: /^Your code called exit\(\)/,
  },
  {
    does: "aborts",
    code: "import os\ndef f(): os.abort()\n",
    ...crashes,
    message: /signal SIGABRT/,
  },
  {
    does: "reads where no memory is",
    code: "import ctypes\ndef f(): return ctypes.string_at(0)\n",
    ...crashes,
    message: /signal SIGSEGV/,
  },
  {
    does: "dies of a signal",
    code: "import os, signal\ndef f(): os.kill(os.getpid(), signal.SIGSEGV)\n",
    ...crashes,
    message: /signal SIGSEGV/,
  },
  {
    does: "kills itself",
    code: "import os, signal\ndef f(): os.kill(os.getpid(), signal.SIGKILL)\n",
    ...crashes,
    message: /signal SIGKILL/,
  },
  {
    does: "uses up a limit on CPU time it sets itself",
    code: `import resource
def f():
    resource.setrlimit(resource.RLIMIT_CPU, (0, 1))
    while True: pass
`,
    ...crashes,
    limits: ampleTime,
  },
  { does: "raises KeyboardInterrupt", code: "def f(): raise KeyboardInterrupt\n", ...errs },
  { does: "raises GeneratorExit", code: "def f(): raise GeneratorExit\n", ...errs },
  {
    does: "raises a bare BaseException",
    code: "def f(): raise BaseException('all')\n",
    ...errs,
    message: /BaseException: all/,
  },
  { does: "raises KeyboardInterrupt while it loads", code: "raise KeyboardInterrupt\n", outcome: "load-error" },
  {
    does: "interrupts the main thread from another",
    code: `import _thread, threading, time
def f():
    threading.Thread(target=_thread.interrupt_main).start()
    time.sleep(99)
`,
    ...errs,
  },
  {
    does: "raises an exception that cannot be told",
    code: `class Bad(Exception):
    def __str__(self): raise SystemExit(0)
    __repr__ = __str__
def f(): raise Bad
`,
    ...errs,
    message: /^Bad/,
  },
  { does: "recurses without end", code: "def f(): return f()\n", ...errs, message: /^RecursionError/ },
  {
    does: "recurses in its __repr__",
    code: "class Bad:\n    def __repr__(self): return repr(self)\ndef f(): return Bad()\n",
    outcome: "failed",
    verdict: "failed",
  },
  {
    does: "recurses with the limit lifted until the stack is full",
    code: `import sys
def f():
    sys.setrecursionlimit(10**9)
    class Bad:
        def __getattr__(self, name): return getattr(self, name)
    return Bad().x
`,
    ...crashes,
    limits: ampleTime,
  },
  {
    does: "lowers the recursion limit to nothing",
    code: "import sys\ndef f():\n    sys.setrecursionlimit(30)\n    return 1\n",
    outcome: "passed",
    verdict: "passed",
  },
  {
    does: "returns lists nested a hundred thousand deep",
    code: "def f():\n    value = []\n    for _ in range(100000): value = [value]\n    return value\n",
    outcome: "failed",
    verdict: "failed",
    limits: ampleTime,
  },
  {
    does: "spins at exit",
    code: "import atexit\ndef spin():\n    while True: pass\natexit.register(spin)\ndef f(): return 1\n",
    outcome: "passed",
    verdict: "passed",
  },
  {
    does: "spins in an object given up at exit",
    code: "class Bad:\n    def __del__(self):\n        while True: pass\nkept = Bad()\ndef f(): return 1\n",
    outcome: "passed",
    verdict: "passed",
  },
  {
    does: "waits for input",
    code: "def f(): return input()\n",
    ...errs,
    message: /^Your code waited for input\. Tests give none\.$/,
  },
  {
    does: "reads all there is to read",
    code: "import os, sys\ndef f(): return 1 if sys.stdin.read() == '' and os.read(0, 9) == b'' else 2\n",
    outcome: "passed",
    verdict: "passed",
  },
];
