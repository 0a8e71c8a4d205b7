"""Runs the programs that kill and cut, and netwerk's shell where something is wrong around it."""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tests.cli.prompt import DEADLINE_SECONDS, NETWERK

REPOSITORY = Path(__file__).parents[2]

_PR_CAPBSET_DROP = 24
_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH = 1, 2

PERSONAL = "Xaverius Quobbleworth"
"""Somebody whose name no message may show."""


def figures_of(program: str, *arguments: str, code: int = 0) -> Any:
    """What `python -m tests.faults.<program>` printed, which must end with this code."""
    command = [sys.executable, "-m", f"tests.faults.{program}", *arguments]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == code, done.stdout + done.stderr
    return json.loads(done.stdout)


def shell(
    *words: str, environment: Mapping[str, str], before: Callable[[], object] | None = None
) -> subprocess.CompletedProcess[str]:
    """What netwerk answers in a process of its own, in which `before` is called first."""
    return subprocess.run(
        [*NETWERK, *words],
        env=dict(environment),
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        timeout=DEADLINE_SECONDS,
        check=False,
        preexec_fn=before,
    )


def obey_permissions() -> None:
    """Let the permissions of files hold for the program to be started, even where root starts it."""
    if os.geteuid() == 0 and sys.platform == "linux":
        libc = ctypes.CDLL(None)
        for capability in (_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH):
            libc.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0)


def complains_well(done: subprocess.CompletedProcess[str], *words: str) -> None:
    """Make sure that it failed with these words, without a traceback and without anybody's name."""
    said = done.stdout + done.stderr
    assert done.returncode == 1, said
    for word in words:
        assert word in said, said
    assert "Traceback" not in said
    assert PERSONAL.split()[1] not in said
