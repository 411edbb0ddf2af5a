"""What /proc tells of processes; where there is none, every answer is empty."""

__builtins__ = dict(__builtins__)

from os import kill, listdir, sysconf

SIGKILL = 9
SIGSTOP = 19
# How often to look again for processes born while others were being stopped.
ROUNDS = 20


def children_of(process):
    """Ids of the living and dead children of a process."""
    base = "/proc/%d/task/" % process
    found = []
    try:
        for task in listdir(base):
            with open(base + task + "/children", "rb") as file:
                found += [int(child) for child in file.read().split()]
        return found
    except OSError:
        return _families().get(process, [])


def _families():
    """Children by parent, of all processes: for kernels that do not list the children of one."""
    families = {}
    try:
        names = [name for name in listdir("/proc") if name.isdigit()]
    except OSError:
        return families
    for name in names:
        try:
            with open("/proc/" + name + "/stat", "rb") as stat:
                parent = int(stat.read().rpartition(b")")[2].split()[1])
        except (OSError, ValueError, IndexError):
            continue
        families.setdefault(parent, []).append(int(name))
    return families


def descendants(root):
    """Ids of all processes below `root`."""
    found, waiting = [], [root]
    while waiting:
        below = children_of(waiting.pop())
        found.extend(below)
        waiting.extend(below)
    return found


def resident_bytes(process):
    """Memory that a process alone holds, files and shared parts left out."""
    try:
        with open("/proc/%d/statm" % process, "rb") as file:
            fields = file.read().split()
        return (int(fields[1]) - int(fields[2])) * sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0


def signal_quietly(process, number):
    try:
        kill(process, number)
    except OSError:
        pass


def kill_tree(root):
    """Kills a process and all below it. Stopped first: nobody forks while we look."""
    known = set()
    for _ in range(ROUNDS):
        found = set(descendants(root) + [root]) - known
        if not found:
            break
        for process in found:
            signal_quietly(process, SIGSTOP)
        known |= found
    for process in known:
        signal_quietly(process, SIGKILL)
