"""On Windows a process limits itself by a job object: what it starts dies with it, and memory and processes are bounded."""

__builtins__ = dict(__builtins__)

import sys

LIMIT_ACTIVE_PROCESS = 0x8
LIMIT_PROCESS_MEMORY = 0x100
DIE_ON_UNHANDLED_EXCEPTION = 0x400
KILL_ON_JOB_CLOSE = 0x2000
EXTENDED_LIMITS = 9
# No question needs more; a fork bomb gets here at once.
PROCESSES = 64

kept = []


def enter_job_object(memory):
    """Puts this process into a job of its own, allowed `memory` bytes. The job closes, and kills, when we are gone."""
    if sys.platform != "win32":
        return
    from ctypes import Structure, WinDLL, byref, c_int64, c_size_t, c_uint64, sizeof
    from ctypes.wintypes import BOOL, DWORD, HANDLE, LPVOID

    class BasicLimits(Structure):
        _fields_ = [
            ("process_time", c_int64),
            ("job_time", c_int64),
            ("flags", DWORD),
            ("least_working_set", c_size_t),
            ("most_working_set", c_size_t),
            ("processes", DWORD),
            ("affinity", c_size_t),
            ("priority", DWORD),
            ("scheduling", DWORD),
        ]

    class ExtendedLimits(Structure):
        _fields_ = [
            ("basic", BasicLimits),
            ("counters", c_uint64 * 6),
            ("process_memory", c_size_t),
            ("job_memory", c_size_t),
            ("peak_process_memory", c_size_t),
            ("peak_job_memory", c_size_t),
        ]

    kernel = WinDLL("kernel32", use_last_error=True)
    kernel.CreateJobObjectW.restype = HANDLE
    kernel.CreateJobObjectW.argtypes = [LPVOID, LPVOID]
    kernel.SetInformationJobObject.restype = BOOL
    kernel.SetInformationJobObject.argtypes = [HANDLE, DWORD, LPVOID, DWORD]
    kernel.AssignProcessToJobObject.restype = BOOL
    kernel.AssignProcessToJobObject.argtypes = [HANDLE, HANDLE]
    kernel.GetCurrentProcess.restype = HANDLE
    job = kernel.CreateJobObjectW(None, None)
    if not job:
        return
    limits = ExtendedLimits()
    limits.basic.flags = (
        LIMIT_ACTIVE_PROCESS | LIMIT_PROCESS_MEMORY | DIE_ON_UNHANDLED_EXCEPTION | KILL_ON_JOB_CLOSE
    )
    limits.basic.processes = PROCESSES
    limits.process_memory = memory
    kernel.SetInformationJobObject(job, EXTENDED_LIMITS, byref(limits), sizeof(limits))
    kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())
    # Never closed by us: the system does it when this process ends, in whatever way.
    kept.append(job)
