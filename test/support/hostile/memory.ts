import { ampleTime, type HostileProgram, smallMemory } from "./program";

const full = { outcome: "out-of-memory", verdict: "errored", message: /memory/ } as const;

/** Programs that take more memory than there is. */
export const memoryHogs: HostileProgram[] = [
  { does: "takes all memory at once", code: "def f(): return [0] * 10**10\n", ...full },
  { does: "asks for a terabyte in one piece", code: "def f(): return bytearray(1 << 40)\n", ...full },
  {
    does: "takes all memory in small parts and keeps it",
    code: "kept = []\ndef f():\n    while True: kept.append(bytearray(1 << 20))\n",
    ...full,
    limits: smallMemory,
  },
  {
    does: "takes all memory in tiny lists",
    code: "kept = []\ndef f():\n    while True: kept.append([[], []])\n",
    ...full,
    limits: smallMemory,
  },
  {
    does: "doubles a text until there is no room",
    code: "def f():\n    text = 'x'\n    while True: text += text\n",
    ...full,
    limits: smallMemory,
  },
  {
    does: "catches MemoryError and goes on taking",
    code: `kept = []
def f():
    while True:
        try:
            while True: kept.append(bytearray(1 << 20))
        except MemoryError: pass
`,
    outcome: "timed-out",
    verdict: "timed-out",
    limits: { memoryBytes: 128 << 20 },
  },
  {
    does: "catches MemoryError, keeps everything and returns",
    code: `kept = []
def f():
    try:
        while True: kept.append(bytearray(1 << 16))
    except MemoryError: return 1
`,
    outcome: "passed",
    verdict: "passed",
    limits: smallMemory,
  },
  {
    does: "maps a terabyte",
    code: "import mmap\ndef f(): return mmap.mmap(-1, 1 << 40)\n",
    outcome: "failed",
    verdict: "errored",
    message: /^OSError/,
  },
  {
    does: "raises its own memory limit",
    code: `import resource
def f():
    try: resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY,) * 2)
    except ValueError: pass
    return bytearray(1 << 40)
`,
    ...full,
  },
  {
    does: "has children take the memory",
    code: `import os
def f():
    for _ in range(4):
        if os.fork() == 0:
            kept = []
            try:
                while True: kept.append(bytearray(1 << 20))
            except MemoryError: os._exit(9)
    return 1 if {os.waitstatus_to_exitcode(os.wait()[1]) for _ in range(4)} == {9} else 2
`,
    outcome: "out-of-memory",
    verdict: "crashed",
    message: /memory/,
    limits: smallMemory,
  },
  {
    does: "takes all memory in a thread",
    code: `import threading
kept = []
def take():
    while True: kept.append(bytearray(1 << 20))
def f():
    thread = threading.Thread(target=take)
    thread.start()
    thread.join()
    kept.clear()
    return 1
`,
    outcome: "passed",
    verdict: "passed",
    limits: smallMemory,
  },
  {
    does: "takes all memory while it loads",
    code: "kept = []\nwhile True: kept.append(bytearray(1 << 20))\n",
    outcome: "out-of-memory",
    message: /memory/,
    limits: smallMemory,
  },
  {
    does: "returns ten million items",
    code: "def f(): return [0] * 10**7\n",
    outcome: "failed",
    verdict: "failed",
    message: /^.{1,2000}$/s,
    limits: ampleTime,
  },
  {
    does: "returns a text of 100 MB",
    code: "def f(): return 'x' * 10**8\n",
    outcome: "failed",
    verdict: "failed",
    message: /^.{1,2000}$/s,
    limits: ampleTime,
  },
  {
    does: "raises an exception of 100 MB",
    code: "def f(): raise ValueError('x' * 10**8)\n",
    outcome: "failed",
    verdict: "errored",
    message: /^ValueError: x.{1,2000}$/s,
    limits: ampleTime,
  },
];
