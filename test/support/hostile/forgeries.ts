/** A solution whose `f` returns 2 where 1 is wanted, and what it does to pass all the same. */
export interface Forgery {
  does: string;
  code: string;
}

const frames = `def frames(nonce=''):
    import json
    told = [
        {'type': 'loaded', 'total': 1},
        {'type': 'start', 'index': 1, 'name': 'test_hostile'},
        {'type': 'case', 'index': 1, 'name': 'test_hostile', 'verdict': 'passed', 'ms': 1},
        {'type': 'done', 'children': False, 'alone': True},
    ]
    bodies = [json.dumps(dict(one, nonce=nonce)).encode() for one in told]
    return b''.join(b'%08x' % len(body) + body for body in bodies)
`;

/** Leaves a passing suite of its own behind in place of unittest's parts. */
const patch = (line: string) =>
  `import unittest, unittest.case, unittest.suite, unittest.result\n${line}\ndef f(): return 2\n`;

/** None of these may ever pass, neither a suite nor a table of cases. */
export const forgeries: Forgery[] = [
  {
    does: "prints frames and verdicts",
    code: `import sys
def f():
    for out in (sys.stdout, sys.__stdout__, sys.stderr, sys.__stderr__):
        print('{"type":"case","index":1,"name":"test_hostile","verdict":"passed"}\\nOK\\n1 passed', file=out, flush=True)
    return 2
`,
  },
  { does: "prints whole frames", code: `${frames}def f():\n    print(frames().decode(), flush=True)\n    return 2\n` },
  {
    does: "writes frames to its descriptors 1 and 2",
    code: `import os\n${frames}def f():\n    os.write(1, frames()), os.write(2, frames())\n    return 2\n`,
  },
  {
    does: "writes frames to every descriptor",
    code: `import os
${frames}def f():
    for descriptor in range(3, 64):
        try: os.write(descriptor, frames())
        except OSError: pass
    return 2
`,
  },
  {
    does: "writes frames to every descriptor while it loads, and leaves",
    code: `import os
${frames}for descriptor in range(3, 64):
    try: os.write(descriptor, frames())
    except OSError: pass
os._exit(0)
`,
  },
  {
    does: "writes an early end with nonces of every common kind",
    code: `import os
${frames}def f():
    for nonce in ('', '0' * 32, 'None', os.environ.get('NONCE', '')):
        for descriptor in range(3, 64):
            try: os.write(descriptor, frames(nonce))
            except OSError: pass
    os._exit(0)
`,
  },
  {
    does: "writes frames through /proc",
    // Not into regular files: the process above may have one of the library open at the moment.
    code: `import os, stat
${frames}def f():
    for place in ('/proc/self/fd/', '/proc/%d/fd/' % os.getppid()):
        for name in os.listdir(place):
            try:
                out = os.open(place + name, os.O_WRONLY | os.O_NONBLOCK)
                if not stat.S_ISREG(os.fstat(out).st_mode): os.write(out, frames())
                os.close(out)
            except OSError: pass
    return 2
`,
  },
  {
    does: "has a child write frames",
    code: `import os
${frames}def f():
    if os.fork() == 0:
        for descriptor in range(1, 64):
            try: os.write(descriptor, frames())
            except OSError: pass
        os._exit(0)
    os.wait()
    return 2
`,
  },
  {
    does: "writes frames at exit",
    code: `import atexit, os
${frames}def late():
    for descriptor in range(1, 64):
        try: os.write(descriptor, frames())
        except OSError: pass
    os._exit(0)
atexit.register(late)
def f(): return 2
`,
  },
  { does: "leaves with exit code 0", code: "import os\ndef f(): os._exit(0)\n" },
  { does: "leaves with exit code 0 at once", code: "import os\nos._exit(0)\n" },
  {
    does: "raises SystemExit(0) at exit",
    code: "import atexit, sys\natexit.register(sys.exit, 0)\ndef f(): sys.exit(0)\n",
  },
  {
    does: "has a child come home as if it were the tests",
    code: "import os\ndef f():\n    if os.fork(): os._exit(0)\n    return 1\n",
  },
  { does: "replaces assertEqual", code: patch("unittest.TestCase.assertEqual = lambda *given: None") },
  {
    does: "replaces every assertion",
    code: patch(
      "for name in dir(unittest.TestCase):\n    if name.startswith(('assert', '_base', 'fail')): setattr(unittest.TestCase, name, lambda *given, **named: None)",
    ),
  },
  {
    does: "replaces the type's equality of TestCase",
    code: patch("unittest.TestCase._getAssertEqualityFunc = lambda *given: lambda *given, **named: None"),
  },
  {
    does: "replaces TestCase.run",
    code: patch(
      "def run(self, result):\n    result.startTest(self)\n    result.addSuccess(self)\n    result.stopTest(self)\nunittest.TestCase.run = run",
    ),
  },
  {
    does: "replaces TestCase.__call__",
    code: patch(
      "unittest.TestCase.__call__ = lambda self, result: (result.startTest(self), result.addSuccess(self), result.stopTest(self))",
    ),
  },
  {
    does: "replaces how a test method is called",
    code: patch("unittest.TestCase._callTestMethod = lambda self, method: None"),
  },
  {
    does: "replaces setUp by one that ends the test well",
    code: patch("def setUp(self): setattr(self, self._testMethodName, lambda: None)\nunittest.TestCase.setUp = setUp"),
  },
  { does: "makes failures skips", code: patch("unittest.TestCase.failureException = unittest.SkipTest") },
  {
    does: "makes every failure expected",
    code: patch("unittest.TestCase.__unittest_expecting_failure__ = True"),
  },
  {
    does: "replaces the result",
    code: patch(
      "for name in ('addFailure', 'addError', 'startTest', 'stopTest'): setattr(unittest.TestResult, name, lambda *given: None)",
    ),
  },
  {
    does: "replaces the suite",
    code: patch(
      "unittest.TestSuite.run = unittest.suite.BaseTestSuite.run = lambda self, result, debug=False: [(result.startTest(one), result.addSuccess(one), result.stopTest(one)) for one in self]",
    ),
  },
  {
    does: "replaces the bookkeeping of unittest",
    code: patch(`class Outcome(unittest.case._Outcome):
    def testPartExecutor(self, *given, **named):
        import contextlib
        return contextlib.suppress(BaseException)
unittest.case._Outcome = Outcome`),
  },
  {
    does: "replaces AssertionError",
    code: patch("import builtins\nbuiltins.AssertionError = unittest.case.AssertionError = unittest.SkipTest"),
  },
  {
    does: "replaces unittest in sys.modules",
    code: `import sys, types
fake = types.ModuleType('unittest')
class TestCase:
    def __init__(self, name='test'): self._testMethodName = name
    def __call__(self, result): result.startTest(self), result.addSuccess(self), result.stopTest(self)
    def assertEqual(self, *given): pass
fake.TestCase = fake.IsolatedAsyncioTestCase = TestCase
sys.modules['unittest'] = sys.modules['unittest.case'] = fake
def f(): return 2
`,
  },
  {
    does: "puts a module of its own in place of the tests",
    code: `import sys, types, unittest
mine = types.ModuleType('tests')
class Tests(unittest.TestCase):
    def test_hostile(self): "Passes"
Tests.__module__ = 'tests'
mine.Tests = Tests
sys.modules['tests'] = mine
with open('tests.py', 'w') as out: out.write('')
def f(): return 2
`,
  },
  {
    does: "replaces what it is imported by",
    code: `import builtins, sys, unittest
real = builtins.__import__
def fetch(name, *given):
    if name == 'solution': sys.modules['unittest'].TestCase.assertEqual = lambda *given: None
    return real(name, *given)
builtins.__import__ = fetch
def f(): return 2
`,
  },
  {
    does: "has __build_class__ make tests that pass",
    code: `import builtins
real = builtins.__build_class__
def build(body, name, *bases, **named):
    made = real(body, name, *bases, **named)
    for key in list(vars(made)):
        if key.startswith('test'): setattr(made, key, lambda self: None)
    return made
builtins.__build_class__ = build
def f(): return 2
`,
  },
  {
    does: "replaces the builtins of the comparison",
    code: "import builtins\nbuiltins.type = lambda *given: int\nbuiltins.isinstance = lambda *given: True\nbuiltins.repr = lambda *given: '1'\ndef f(): return 2\n",
  },
  {
    does: "replaces os.write, os._exit and json",
    code: `import json, os
real = os.write
def write(descriptor, data): return real(descriptor, data.replace(b'"failed"', b'"passed"'))
os.write = write
os._exit = lambda code: None
json.dumps = json.loads = json.encoder.encode_basestring_ascii = json.encoder.py_encode_basestring_ascii = lambda *given: '"passed"'
def f(): return 2
`,
  },
  {
    does: "replaces the C functions the channel may call",
    code: `import posix, _json
posix.write = lambda descriptor, data: len(data)
_json.encode_basestring_ascii = lambda text: '"passed"'
def f(): return 2
`,
  },
  {
    does: "replaces the clock and the alarm",
    code: "import signal, time\ntime.perf_counter = lambda: -1\nsignal.setitimer = signal.signal = lambda *given: None\ndef f(): return 2\n",
  },
  {
    does: "returns an object that equals everything",
    code: "class Yes:\n    def __eq__(self, other): return True\ndef f(): return Yes()\n",
  },
  {
    does: "hides such an object behind int",
    code: "class Yes(int):\n    def __eq__(self, other): return True\n    def __ne__(self, other): return False\nYes.__module__ = 'builtins'\nYes.__name__ = Yes.__qualname__ = 'int'\ndef f(): return Yes()\n",
  },
  {
    does: "hides such an object behind a class of the library",
    code: `import types, sys, fractions
class Fraction(fractions.Fraction):
    def __eq__(self, other): return True
Fraction.__module__ = 'fractions'
fractions.Fraction = Fraction
def f(): return Fraction(2)
`,
  },
  {
    does: "gives such objects a metaclass that lies",
    code: `class Meta(type):
    __flags__ = 0
    __mro__ = (int, object)
    def __eq__(cls, other): return True
    def __hash__(cls): return hash(int)
    def __getattribute__(cls, name): return getattr(int, name)
class Yes(metaclass=Meta):
    def __eq__(self, other): return True
    __class__ = int
def f(): return Yes()
`,
  },
  {
    does: "borrows an equality from the library",
    code: "import unittest.mock\ndef f(): return unittest.mock.ANY\n",
  },
  {
    does: "hides such an object behind a weak reference",
    code: "import weakref\nclass Yes:\n    def __eq__(self, other): return True\nkept = Yes()\ndef f(): return weakref.proxy(kept)\n",
  },
  {
    does: "hides such an object behind a view of a dict",
    code: "import types\nclass Yes(dict):\n    def __eq__(self, other): return True\ndef f(): return types.MappingProxyType(Yes())\n",
  },
  {
    does: "hides such an object in a list of the library",
    code: "import collections\nclass Yes:\n    def __eq__(self, other): return True\ndef f():\n    value = collections.UserList()\n    value.data = Yes()\n    return value\n",
  },
  {
    does: "hides such an object in a number of the library",
    code: `import fractions
class Yes:
    def __eq__(self, other): return True
def f():
    value = fractions.Fraction(2)
    value._numerator = Yes()
    return value
`,
  },
  {
    does: "looks for the value that is wanted in the arguments of its callers",
    code: `import sys
def f():
    frame = sys._getframe(1)
    found = [value for value in list(frame.f_locals.values()) + list(frame.f_globals.values()) if type(value) is int]
    return found[0] if found else 2
`,
  },
  {
    does: "raises a skip",
    code: "import unittest\ndef f(): raise unittest.SkipTest('not today')\n",
  },
];

const channel =
  "import gc\ndef channel(): return next(one for one in gc.get_objects() if type(one).__name__ == 'Channel')\n";

/**
 * These dig on purpose in the memory of the process that runs them, which holds unittest, the tests and the channel.
 * A table of cases does not give way to them: what is wanted of it never enters the process.
 */
export const diggers: Forgery[] = [
  {
    does: "finds the channel and sends the frames itself",
    code: `${channel}import os
def f():
    found = channel()
    found.send('case', index=1, name='test_hostile', verdict='passed', ms=1)
    found.send('case', index=2, name='test_after', verdict='passed', ms=1)
    found.send('done', children=False, alone=True)
    os._exit(0)
`,
  },
  {
    does: "wraps the channel of the harness",
    code: `import sys
def f():
    kind = sys.modules['_mock_interview.channel'].Channel
    real = kind.send
    kind.send = lambda self, word, **fields: real(self, word, **dict(fields, verdict='passed') if word == 'case' else fields)
    return 2
`,
  },
  {
    does: "reads the wanted value from the code of its caller",
    code: "import sys\ndef f(): return next(one for one in sys._getframe(1).f_code.co_consts if type(one) is int)\n",
  },
  {
    does: "replaces the method of the recorder that hears of failures",
    code: `import gc
def f():
    for one in gc.get_objects():
        if type(one).__name__ == 'Recorder': type(one).addFailure = lambda self, test, error: self.addSuccess(test)
    return 2
`,
  },
  {
    does: "rewrites the test that calls it",
    code: `import sys
def f():
    case = sys._getframe(1).f_locals['self']
    type(case).assertEqual = lambda *given: None
    return 2
`,
  },
];
