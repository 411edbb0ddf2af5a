import { ampleTime, type HostileProgram } from "./program";

const passes = { outcome: "passed", verdict: "passed" } as const;
const crashes = { outcome: "crashed", verdict: "crashed" } as const;

/** Programs that start others and leave them, or turn against those who started them. None signals all processes: tests run as root. */
export const processes: HostileProgram[] = [
  { does: "has a forked child run on", code: "import os\ndef f():\n    os.fork()\n    return 1\n", ...passes },
  {
    does: "forks children that leave the group and loop",
    code: `import os
def f():
    for _ in range(3):
        if os.fork() == 0:
            os.setsid()
            while True: pass
    return 1
`,
    ...passes,
  },
  {
    does: "forks orphans with sessions of their own and leaves",
    code: `import os
def f():
    for _ in range(3):
        if os.fork() == 0:
            os.setsid()
            if os.fork(): os._exit(0)
            while True: pass
    os._exit(0)
`,
    ...crashes,
  },
  {
    does: "forks a tree, each branch in a session of its own, and loops",
    code: `import os
def f():
    for _ in range(4):
        if os.fork() == 0: os.setsid()
    while True: pass
`,
    outcome: "timed-out",
    verdict: "timed-out",
  },
  {
    does: "starts a program in a session of its own",
    code: "import subprocess\ndef f():\n    subprocess.Popen(['sleep', '99'], start_new_session=True)\n    return 1\n",
    ...passes,
  },
  {
    does: "leaves a daemon with a cleared environment",
    code: `import os
def f():
    if os.fork() == 0:
        os.setsid()
        if os.fork(): os._exit(0)
        os.chdir('/')
        os.closerange(0, 256)
        os.execve('/bin/sleep', ['sleep', '99'], {})
    os.wait()
    return 1
`,
    ...passes,
  },
  {
    does: "leaves a child that holds the pipes",
    code: `import os, signal
def f():
    if os.fork() == 0:
        for number in range(3, 64):
            try: os.set_inheritable(number, True)
            except OSError: pass
        os.setsid()
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        os.execv('/bin/sleep', ['sleep', '99'])
    return 1
`,
    ...passes,
  },
  {
    does: "ends early while a child holds the pipes",
    code: "import os, time\ndef f():\n    if os.fork() == 0: time.sleep(99)\n    os._exit(0)\n",
    ...crashes,
  },
  {
    does: "leaves a thread that loops",
    code: `import threading
def loop():
    while True: pass
def f():
    threading.Thread(target=loop).start()
    return 1
`,
    ...passes,
  },
  {
    does: "leaves a hundred threads that sleep",
    code: `import threading, time
def f():
    for _ in range(100): threading.Thread(target=time.sleep, args=(99,)).start()
    return 1
`,
    ...passes,
  },
  {
    does: "leaves a pool of processes at work",
    code: `import multiprocessing, time
def f():
    pool = multiprocessing.get_context('fork').Pool(3)
    pool.map_async(time.sleep, [99] * 3)
    f.kept = pool
    return 1
`,
    ...passes,
  },
  {
    does: "leaves a child that writes files as fast as they are removed",
    code: `import os
def f():
    if os.fork() == 0:
        os.setsid()
        number = 0
        while True:
            number += 1
            os.makedirs('d%d/e' % number, exist_ok=True)
    return 1
`,
    ...passes,
  },
  { does: "signals its whole group", code: "import os, signal\ndef f(): os.killpg(0, signal.SIGTERM)\n", ...crashes },
  { does: "kills its whole group", code: "import os, signal\ndef f(): os.killpg(0, signal.SIGKILL)\n", ...crashes },
  {
    does: "stops its whole group",
    code: "import os, signal\ndef f(): os.killpg(0, signal.SIGSTOP)\n",
    outcome: "timed-out",
    verdict: "timed-out",
  },
  {
    does: "terminates the process above it",
    code: "import os, signal, time\ndef f():\n    os.kill(os.getppid(), signal.SIGTERM)\n    time.sleep(99)\n",
    ...crashes,
    limits: ampleTime,
  },
  {
    does: "kills the process above it",
    code: "import os, signal, time\ndef f():\n    os.kill(os.getppid(), signal.SIGKILL)\n    time.sleep(99)\n",
    ...crashes,
    limits: ampleTime,
  },
  {
    does: "stops the process above it",
    code: "import os, signal\ndef f():\n    os.kill(os.getppid(), signal.SIGSTOP)\n    return 1\n",
    ...passes,
  },
  {
    does: "stops the process above it and leaves a child",
    code: `import os, signal, time
def f():
    if os.fork() == 0:
        os.setsid()
        time.sleep(99)
    os.kill(os.getppid(), signal.SIGSTOP)
    os._exit(0)
`,
    outcome: "timed-out",
    verdict: "timed-out",
    // Whoever supervises has to be started anew for the case that follows.
    limits: { totalMs: 2_000 },
  },
  {
    does: "has a child stop it",
    code: `import os, signal, time
def f():
    if os.fork() == 0:
        os.setsid()
        while True:
            os.kill(os.getppid(), signal.SIGSTOP)
            time.sleep(0.01)
    time.sleep(99)
`,
    outcome: "timed-out",
    verdict: "timed-out",
  },
];

/** They have to get there first, and give way to everybody from the fourth process on. */
const bombTime = { caseMs: 9_000, totalMs: 9_000 };

/** Programs that start more processes than a run may have. */
export const forkBombs: HostileProgram[] = [
  {
    does: "starts 500 children that sleep",
    code: `import os, time
def f():
    for _ in range(500):
        if os.fork() == 0: time.sleep(99)
    return 1
`,
    ...crashes,
    message: /^Your code started more than 64 processes\.$/,
    limits: bombTime,
  },
  {
    does: "starts 500 children that sleep in sessions of their own",
    code: `import os, time
def f():
    for _ in range(500):
        if os.fork() == 0:
            os.setsid()
            time.sleep(99)
    return 1
`,
    ...crashes,
    message: /^Your code started more than 64 processes\.$/,
    limits: bombTime,
  },
  {
    does: "doubles without end",
    code: "import os\ndef f():\n    while True: os.fork()\n",
    ...crashes,
    message: /^Your code started more than 64 processes\.$/,
    limits: bombTime,
  },
];
