import { ampleTime, type HostileProgram } from "./program";

const passes = { outcome: "passed", verdict: "passed", limits: ampleTime } as const;
const refused = { outcome: "failed", verdict: "errored", message: /^OSError/, limits: ampleTime } as const;

/** Programs that fill, lock or booby-trap the folder they run in. */
export const files: HostileProgram[] = [
  {
    does: "writes a file of a gigabyte",
    code: "def f():\n    with open('big', 'wb') as out:\n        for _ in range(1000): out.write(b'x' * 1000000)\n    return 1\n",
    ...refused,
  },
  {
    does: "writes a sparse file of a terabyte",
    code: "def f():\n    with open('sparse', 'wb') as out: out.truncate(1 << 40)\n    return 1\n",
    ...refused,
  },
  {
    does: "opens ten thousand files and keeps them",
    code: "kept = []\ndef f():\n    for number in range(10000): kept.append(open('n%d' % number, 'w'))\n    return 1\n",
    outcome: "failed",
    verdict: "errored",
    message: /^OSError: \[Errno 24\]/,
    limits: ampleTime,
  },
  {
    does: "leaves locked folders and links",
    code: `import os
def f():
    os.makedirs('a/b')
    os.symlink('/etc', 'a/b/link')
    os.symlink('loop', 'a/loop')
    os.link('solution.py', 'a/b/hard')
    os.chmod('a/b', 0)
    os.chmod('a', 0)
    os.chmod('.', 0)
    return 1
`,
    ...passes,
  },
  {
    does: "leaves folders nested two thousand deep",
    code: "import os\ndef f():\n    for _ in range(2000):\n        os.mkdir('d' * 20)\n        os.chdir('d' * 20)\n    return 1\n",
    ...passes,
  },
  {
    does: "leaves locked folders nested two hundred deep",
    code: "import os\ndef f():\n    for _ in range(200):\n        os.mkdir('d')\n        os.chdir('d')\n        os.chmod('..', 0o100)\n    return 1\n",
    ...passes,
  },
  {
    does: "leaves names that are not text",
    code: `import os
def f():
    for name in (b'\\xff\\xfe', b'-rf', b'a\\nb', b'\\xe2\\x80\\xaegnp', b'C:', b'x' * 255): os.mkdir(name)
    open(b'\\xff\\xfe/\\xfd', 'w').close()
    os.chmod(b'\\xff\\xfe', 0)
    return 1
`,
    ...passes,
  },
  {
    does: "leaves pipes, sockets and devices",
    code: `import os, socket
def f():
    os.mkfifo('pipe')
    socket.socket(socket.AF_UNIX).bind('socket')
    return 1
`,
    ...passes,
  },
  {
    does: "leaves a thousand files",
    code: "def f():\n    for number in range(1000): open('n%d' % number, 'w').close()\n    return 1\n",
    ...passes,
  },
  {
    does: "removes the folder it runs in",
    code: "import os, shutil\ndef f():\n    shutil.rmtree(os.getcwd())\n    return 1\n",
    ...passes,
  },
  {
    does: "puts a link in place of its file",
    code: `import os
def f():
    os.mkdir('kept')
    os.rename('solution.py', 'kept/solution.py')
    os.symlink('/proc/self/root/etc', 'solution.py')
    return 1
`,
    ...passes,
  },
  {
    does: "leaves files named like modules of the library",
    code: `import importlib
for name in ('unittest', 'json', 'traceback', 'ast', 'difflib', 'solution', 'tests', 'asyncio', 'io', 're'):
    with open(name + '.py', 'w') as out: out.write('raise SystemExit(0)\\n')
importlib.invalidate_caches()
def f(): return 1
`,
    ...passes,
  },
];
