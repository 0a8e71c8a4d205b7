"""What a netwerk in a process of its own lets others see of its memory."""

from __future__ import annotations

import subprocess
import sys

import pytest

_ASKING = """
import ctypes, resource, sys
from netwerk_tui import cli
import netwerk_tui.cli.run as run
def tell(argv):
    print(*resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
    return 0
run.run = tell
from netwerk_tui.__main__ import main
sys.exit(main())
"""
"""Starts netwerk, and tells its limits of core dumps and whether it may be dumped where it would read its verb."""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a process tell whether it may be dumped")
def test_a_running_netwerk_is_never_dumped() -> None:
    told = subprocess.run([sys.executable, "-c", _ASKING], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["0", "0", "0"]
