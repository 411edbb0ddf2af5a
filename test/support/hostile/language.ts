import type { HostileProgram } from "./program";

const passes = { outcome: "passed", verdict: "passed" } as const;
const fails = { outcome: "failed", verdict: "failed" } as const;
const errs = { outcome: "failed", verdict: "errored" } as const;
const unloaded = { outcome: "load-error" } as const;

/** Files that are no proper Python, and objects that behave as no object should. */
export const language: HostileProgram[] = [
  { does: "has a syntax error", code: "def f(:\n    return 1\n", ...unloaded, message: /^SyntaxError/ },
  {
    does: "mixes tabs and blanks",
    code: "def f():\n        if True:\n\treturn 1\n",
    ...unloaded,
    message: /^SyntaxError: inconsistent use of tabs/,
  },
  {
    does: "names an encoding it does not have",
    code: "# -*- coding: latin-1 -*-\ndef f(): return 1 if 'ß' == '\\xdf' else 2\n",
    ...passes,
  },
  { does: "names an encoding nobody knows", code: "# -*- coding: klingon -*-\ndef f(): return 1\n", ...passes },
  { does: "begins with a byte order mark", code: "\ufeffdef f(): return 1\n", ...passes },
  { does: "has line ends of Windows", code: "def f():\r\n    return 1\r\n", ...passes },
  { does: "has line ends of an old Mac", code: "def f():\r    return 1\r", ...passes },
  { does: "is empty", code: "", ...unloaded, message: /^Your file does not define `f`\.$/ },
  { does: "holds a NUL character", code: "def f(): return 1\n\0", ...unloaded, message: /null bytes/ },
  { does: "holds half a surrogate pair", code: "def f(): return len('\ud800')\n", outcome: "load-error" },
  {
    does: "nests brackets a hundred thousand deep",
    code: `def f(): return ${"(".repeat(1e5)}1${")".repeat(1e5)}\n`,
    ...unloaded,
  },
  { does: "nests operators twenty thousand deep", code: `def f(): return ${"-".repeat(20_000)}1\n`, ...unloaded },
  {
    does: "imports a package that is not there",
    code: "import no_such_package_here\ndef f(): return 1\n",
    ...unloaded,
    message: /no_such_package_here/,
  },
  { does: "imports itself", code: "import solution\nfrom solution import *\ndef f(): return 1\n", ...passes },
  { does: "has an async function instead", code: "async def f(): return 1\n", ...fails, message: /coroutine/ },
  { does: "has a generator instead", code: "def f(): yield 1\n", ...fails, message: /generator/ },
  { does: "has a class instead", code: "class f: pass\n", ...fails, message: /<solution\.f object/ },
  { does: "has a number instead", code: "f = 1\n", ...errs, message: /^TypeError/ },
  { does: "has a module-level __getattr__ instead", code: "def __getattr__(name): raise SystemExit(0)\n", ...unloaded },
  {
    does: "deletes the builtins",
    code: "import builtins\ndef f():\n    builtins.__dict__.clear()\n    return 1\n",
    ...errs,
  },
  {
    does: "replaces the builtins",
    code: `import builtins
def no(*given): raise SystemExit(0)
def f():
    for name in ('len', 'isinstance', 'print', 'type', 'str', 'repr', 'getattr', 'open', 'next', 'sorted', 'id', 'any', 'zip'):
        setattr(builtins, name, no)
    return 1
`,
    ...errs,
  },
  {
    does: "replaces the builtins while it loads",
    code: "import builtins\nbuiltins.isinstance = builtins.len = builtins.issubclass = lambda *given: True\ndef f(): return 2\n",
    ...fails,
  },
  {
    does: "patches the clock",
    code: `import time
def stuck(*given): return 0
time.time = time.perf_counter = time.monotonic = time.process_time = time.sleep = stuck
def f(): return 1
`,
    ...passes,
  },
  { does: "forgets all modules", code: "import sys\ndef f():\n    sys.modules.clear()\n    return 1\n", ...passes },
  {
    does: "clears paths, environment and warnings",
    code: `import os, sys, warnings
def f():
    os.environ.clear()
    sys.path[:] = sys.meta_path[:] = sys.path_hooks[:] = []
    sys.path_importer_cache.clear()
    warnings.simplefilter('error')
    return 1
`,
    ...passes,
  },
  {
    does: "traces, profiles and hooks everything",
    code: `import sys
def leave(*given): raise SystemExit(0)
sys.excepthook = sys.unraisablehook = sys.displayhook = leave
def f():
    sys.settrace(leave)
    return 1
`,
    ...errs,
  },
  {
    does: "changes the collector, the decimals, the hash and the random seed",
    code: `import decimal, gc, locale, random, sys
def f():
    gc.disable(), gc.set_threshold(1)
    decimal.getcontext().prec = 1
    random.seed(1)
    sys.setswitchinterval(1e-9)
    sys.set_int_max_str_digits(640) if hasattr(sys, 'set_int_max_str_digits') else None
    return 1
`,
    ...passes,
  },
  {
    does: "closes every descriptor",
    code: "import os\ndef f():\n    os.closerange(3, 256)\n    return 1\n",
    outcome: "crashed",
    verdict: "crashed",
  },
  { does: "closes all streams", code: "import os\ndef f():\n    os.closerange(0, 3)\n    return 1\n", ...passes },
  {
    does: "raises in its __repr__",
    code: "class Bad:\n    def __repr__(self): raise SystemExit(0)\ndef f(): return Bad()\n",
    ...fails,
    message: /<Bad object>/,
  },
  {
    does: "has a __repr__ that is no text",
    code: "class Bad:\n    def __repr__(self): return 7\ndef f(): return [Bad()]\n",
    ...fails,
  },
  {
    does: "has a __repr__ of 100 MB",
    code: "class Big:\n    def __repr__(self): return 'x' * 10**8\ndef f(): return [Big()]\n",
    ...fails,
    message: /^.{1,2000}$/s,
    limits: { caseMs: 4_000 },
  },
  {
    does: "raises in its __eq__",
    code: "class Bad(list):\n    def __eq__(self, other): raise KeyboardInterrupt\ndef f(): return Bad() == []\n",
    ...errs,
  },
  {
    does: "raises in its __hash__",
    code: "class Bad:\n    def __hash__(self): raise SystemExit(0)\ndef f(): return {Bad()}\n",
    ...errs,
  },
  {
    does: "lies about its class",
    code: `class Bad:
    @property
    def __class__(self): raise SystemExit(0)
    def __getattribute__(self, name): raise SystemExit(0)
def f(): return Bad()
`,
    ...fails,
  },
  {
    does: "has a metaclass that raises",
    code: `class Meta(type):
    def __getattribute__(cls, name): raise SystemExit(0)
    def __instancecheck__(cls, other): raise SystemExit(0)
class Bad(metaclass=Meta): pass
def f(): return Bad()
`,
    ...errs,
  },
  {
    does: "returns a list that holds itself",
    code: "def f():\n    value = []\n    value.append(value)\n    return value\n",
    ...fails,
  },
  {
    does: "keeps state between cases",
    code: "calls = []\ndef f():\n    calls.append(1)\n    return len(calls)\n",
    outcome: "failed",
    methods: { test_before: "pass", test_hostile: "self.assertEqual(f(), 1)", test_after: "self.assertEqual(f(), 1)" },
    verdicts: { test_hostile: "passed", test_after: "failed" },
  },
];
