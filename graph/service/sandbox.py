"""What a worker process gives up for good: the network, other programs, memory without end.

Linux on x86-64 and AArch64 gets all of it without privileges. Elsewhere the system's limits apply
where there are any, and the refusal of SERVICE and LOAD by their text stands alone.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import signal
import struct
import sys
from pathlib import Path
from typing import Final

_PR_SET_PDEATHSIG: Final = 1
_PR_SET_NO_NEW_PRIVS: Final = 38
_PR_SET_SECCOMP: Final = 22
_SECCOMP_MODE_FILTER: Final = 2

# Classic BPF, linux/bpf_common.h and linux/seccomp.h: load a word of `struct seccomp_data`
# (0: number of the call, 4: architecture), jump if equal, return.
_LOAD: Final = 0x20
_JUMP_EQUAL: Final = 0x15
_JUMP_IF_AT_LEAST: Final = 0x35
_RETURN: Final = 0x06
_ALLOW: Final = 0x7FFF0000
_DENY: Final = 0x00050000 | errno.EACCES
_X32: Final = 0x40000000
_STEP: Final = struct.Struct("HBBI")

# architecture word, then: socket, socketpair, connect, accept, bind, listen, execve, ptrace,
# accept4, execveat, io_uring_setup
_DENIED_CALLS: Final[dict[str, tuple[int, tuple[int, ...]]]] = {
    "x86_64": (0xC000003E, (41, 53, 42, 43, 49, 50, 59, 101, 288, 322, 425)),
    "aarch64": (0xC00000B7, (198, 199, 203, 202, 200, 201, 221, 117, 242, 281, 425)),
}


def die_with_parent() -> None:
    """Have the kernel end this process when the thread that started it ends."""
    if sys.platform == "linux":
        _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def forbid_network_and_programs() -> bool:
    """Deny this process sockets and other programs; return whether the platform can do that."""
    known = _DENIED_CALLS.get(platform.machine()) if sys.platform == "linux" else None
    if known is None:
        return False
    program = _filter_program(*known)
    steps = ctypes.create_string_buffer(program)
    header = struct.pack("HP", len(program) // _STEP.size, ctypes.addressof(steps))
    table = ctypes.create_string_buffer(header)
    return _prctl(_PR_SET_NO_NEW_PRIVS, 1) and _prctl(
        _PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.addressof(table)
    )


def forbid_core_dumps() -> None:
    """Keep the data out of core files."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def limit_memory(extra_bytes: int) -> None:
    """Let the address space grow by at most `extra_bytes` from here on."""
    if sys.platform == "linux":
        import resource

        ceiling = _address_space_bytes() + extra_bytes
        resource.setrlimit(resource.RLIMIT_AS, (ceiling, resource.RLIM_INFINITY))


def limit_cpu(extra_s: float) -> None:
    """Have the kernel end this process after `extra_s` more seconds of processor time.

    The server keeps the deadline; this ends a worker whose server cannot.
    """
    if sys.platform != "win32":
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        ceiling = int(used.ru_utime + used.ru_stime + extra_s) + 2
        resource.setrlimit(resource.RLIMIT_CPU, (ceiling, resource.RLIM_INFINITY))


def resident_bytes() -> int:
    """Return the resident memory of this process, 0 where the system does not tell."""
    if sys.platform != "linux":
        return 0
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def _address_space_bytes() -> int:
    return int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")


def _prctl(option: int, *arguments: int) -> bool:
    words = (*arguments, 0, 0, 0, 0)[:4]
    call = ctypes.CDLL(None).prctl
    return bool(call(option, *(ctypes.c_ulong(word) for word in words)) == 0)


def _filter_program(architecture: int, calls: tuple[int, ...]) -> bytes:
    """Deny `calls`, every call of another architecture, and the x32 twins of all calls."""
    steps = [(_LOAD, 0, 0, 4), (_JUMP_EQUAL, 1, 0, architecture), (_RETURN, 0, 0, _DENY)]
    steps.append((_LOAD, 0, 0, 0))
    steps.append((_JUMP_IF_AT_LEAST, len(calls) + 1, 0, _X32))
    steps += [(_JUMP_EQUAL, len(calls) - i, 0, call) for i, call in enumerate(calls)]
    steps += [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _DENY)]
    return b"".join(_STEP.pack(*step) for step in steps)
