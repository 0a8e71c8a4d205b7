"""What every verb is given: the settings of this run, where its words go, and the day it is."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from netwerk_tui.cli.output import Output
from netwerk_tui.settings import Settings


@dataclass(frozen=True, slots=True)
class Shell:
    """One run of netwerk in a shell."""

    settings: Settings
    output: Output
    today: date


Verb = Callable[[argparse.Namespace, Shell], int]
"""Does what its arguments say; the exit code. Raises UserError with an exit code of its own."""
