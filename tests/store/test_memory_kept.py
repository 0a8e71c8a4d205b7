"""What a database that is open keeps in memory while nobody uses it."""

from __future__ import annotations

import ctypes
import platform
from pathlib import Path

import pytest

from netwerk_tui.store.database import Database
from netwerk_tui.store.upgrade import open_database

_WRITTEN_MEGABYTES = 12


class _Used(ctypes.Structure):
    """What glibc tells of its heaps: ten numbers, of which `uordblks` is how many bytes are in use."""

    _fields_ = [(name, ctypes.c_size_t) for name in ("arena", "ordblks", "smblks", "hblks", "hblkhd")]
    _fields_ += [(name, ctypes.c_size_t) for name in ("usmblks", "fsmblks", "uordblks", "fordblks", "keepcost")]


def _megabytes_in_use() -> float:
    asked = ctypes.CDLL(None).mallinfo2
    asked.restype = _Used
    return float(asked().uordblks) / 1e6


def _write_much(database: Database) -> None:
    with database.writing() as connection:
        connection.exec_driver_sql("create table much (text text)")
        connection.exec_driver_sql("insert into much values (zeroblob(?))", (_WRITTEN_MEGABYTES * 1_000_000,))


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc's memory can be asked")
def test_a_large_write_leaves_nothing_in_memory(tmp_path: Path) -> None:
    with open_database(f"sqlite:///{tmp_path / 'network.db'}") as database:
        before = _megabytes_in_use()
        _write_much(database)
        assert _megabytes_in_use() - before < _WRITTEN_MEGABYTES / 2
