"""What the shell says when netwerk itself is at fault: a word, and where the report is."""

from __future__ import annotations

from collections.abc import Sequence

from netwerk_tui.cli.output import Output, asks_for_json
from netwerk_tui.crash import crash_words, write_crash_log
from netwerk_tui.domain.errors import UserError
from netwerk_tui.settings import Settings


def report_fault(error: BaseException, argv: Sequence[str]) -> None:
    """Tell that netwerk failed, as JSON where that was asked for, and write a report without the user's data."""
    words = crash_words(error, write_crash_log(error, Settings(database="").state_dir)).splitlines()
    output = Output(as_json=asks_for_json(argv))
    if output.as_json:
        output.print_error(UserError(words[0], " ".join(words[1:])))
    else:
        output.say(*words)
    output.finish()
