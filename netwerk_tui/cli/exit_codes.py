"""How a run of netwerk ends, as the shell is told. For all verbs, by way of `cli.shell`."""

from __future__ import annotations

FINE = 0
FAILED = 1
NOTHING_FOUND = 3
INTERRUPTED = 130
