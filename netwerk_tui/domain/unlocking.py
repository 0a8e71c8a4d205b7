"""How long a wrong passphrase keeps the next one waiting."""

from __future__ import annotations

_LONGEST_SECONDS = 15 * 60


def delay_seconds(failures: int) -> int:
    """The wait before the next attempt after so many wrong ones in a row: 1, 2, 4, …, a quarter of an hour at most."""
    return min(2 ** (failures - 1), _LONGEST_SECONDS) if failures > 0 else 0
