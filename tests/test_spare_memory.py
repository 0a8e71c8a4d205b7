"""What a netwerk in a process of its own takes of the system's memory, and gives back. Glibc only has it to give."""

from __future__ import annotations

import platform
import subprocess
import sys

import pytest

_HEAPS = """
import ctypes, sys, threading
import netwerk_tui.cli.run as run
def tell(argv):
    library = ctypes.CDLL(None)
    library.fopen.restype = library.malloc.restype = ctypes.c_void_p
    threads = [threading.Thread(target=library.malloc, args=(5000,)) for _number in range(4)]
    for thread in threads:
        thread.start()
        thread.join()
    library.malloc_info(0, ctypes.c_void_p(library.fopen(b"/dev/stdout", b"w")))
    library.fflush(None)
    return 0
run.run = tell
from netwerk_tui.__main__ import main
sys.exit(main())
"""
"""Starts netwerk, has four threads ask for memory, and tells of all heaps where it would read its verb."""

_FREED_MEGABYTES = 40
_FREEING = f"""
import ctypes
from netwerk_tui.spare_memory import give_back_memory
library = ctypes.CDLL(None)
library.malloc.restype, library.free.argtypes = ctypes.c_void_p, (ctypes.c_void_p,)
def megabytes():
    return next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmRSS")) / 1024
blocks = [library.malloc(100_000) for _number in range({_FREED_MEGABYTES * 10})]
for block in blocks:
    ctypes.memset(ctypes.c_void_p(block), 1, 100_000)
for block in blocks[:-1]:
    library.free(block)
before = megabytes()
give_back_memory()
print(before - megabytes())
"""
"""Frees many blocks before one that is in use, and tells how much less memory the process has in the end."""

pytestmark = pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc's memory can be asked")


def _told(program: str) -> str:
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout


def test_all_threads_share_one_heap() -> None:
    assert _told(_HEAPS).count("<heap nr=") == 1


def test_what_was_freed_is_given_back_though_something_behind_it_is_in_use() -> None:
    assert float(_told(_FREEING)) > _FREED_MEGABYTES / 2
