"""Surroundings for the program under test that hold nothing of the developer's own.

For every test that runs netwerk, in this process or in another.
"""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime
from pathlib import Path

_INHERITED = ("PATH", "LD_LIBRARY_PATH", "COVERAGE_PROCESS_START", "TZ")
_HERE, _ACROSS_THE_WORLD = "UTC0", "<-12>12"
"""Greenwich, and where it is twelve hours earlier: as the C library writes them, who needs no file of zones for it."""
_MORNING, _AFTERNOON = 3, 15


def move_away_from_midnight() -> None:
    """Live where it is between three in the morning and three in the afternoon, and with us all that we start.

    What a test puts in is of today, and so is what it reads: at midnight the two would be different days.
    """
    is_day = _MORNING <= datetime.now(UTC).hour < _AFTERNOON
    os.environ["TZ"] = _HERE if is_day else _ACROSS_THE_WORLD
    time.tzset()


def isolated_environment(home: Path, **overrides: str) -> dict[str, str]:
    """The whole environment of a program at home in this directory: English, a modern terminal, no settings.

    Every directory that the program may choose for itself lies below `home`.
    """
    inherited = {name: os.environ[name] for name in _INHERITED if name in os.environ}
    return {
        **inherited,
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "XDG_DATA_HOME": str(home / ".local" / "share"),
        "XDG_STATE_HOME": str(home / ".local" / "state"),
        "XDG_CACHE_HOME": str(home / ".cache"),
        "XDG_RUNTIME_DIR": str(home / ".runtime"),
        "NETWERK_LANG": "en",
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "PYTHONDONTWRITEBYTECODE": "1",
        **overrides,
    }
