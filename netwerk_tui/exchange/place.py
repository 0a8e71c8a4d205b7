"""Where in a source something stands, as the user is told. For every reader."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from netwerk_tui.domain.incoming import Problem
from netwerk_tui.language import _


@dataclass(frozen=True, slots=True)
class Place:
    """A file, or a file inside an archive, whose lines have names."""

    file: str = ""
    """Empty for the file that the user gave, because they know which one that is."""

    def line(self, number: int) -> str:
        """Such as `line 17`, or `messages.csv, line 4`."""
        if self.file:
            return _("{file}, line {number}").format(file=self.file, number=number)
        return _("line {number}").format(number=number)

    def unclosed_quotes(self, lines: Iterable[int], skipped: bool) -> list[Problem]:
        """One problem for each line with a quotation mark that stays open."""
        reason = _("a quotation mark on this line is never closed")
        return [Problem(self.line(line), reason, skipped) for line in lines]
