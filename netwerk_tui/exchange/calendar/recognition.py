"""Whether a file is a calendar. Loads nothing, unlike the modules that read and write them."""

from __future__ import annotations

import stat
from pathlib import Path

from netwerk_tui.exchange.encoding import decode

_BYTES_LOOKED_AT = 4096


def is_calendar_file(path: Path) -> bool:
    """Whether the file begins as a calendar does; False for what cannot be read."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return False
        with path.open("rb") as file:
            beginning = decode(file.read(_BYTES_LOOKED_AT))
    except (OSError, ValueError):
        return False
    return beginning.lstrip().upper().startswith("BEGIN:VCALENDAR")
