"""A file that somebody gives to netwerk, as the readers look at it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from netwerk_tui.domain.progress import Progress, unwatched
from netwerk_tui.exchange.delimited import Row, first_rows
from netwerk_tui.exchange.encoding import decode

_ROWS_LOOKED_AT = 60
_BYTES_LOOKED_AT = 262_144


@dataclass(frozen=True)
class SourceFile:
    """The bytes of one file; what is derived from them is computed once."""

    name: str
    """Without its folder, and clean."""
    content: bytes
    progress: Progress = unwatched
    """Called while the file is read, and may raise `Cancelled`."""

    @cached_property
    def text(self) -> str:
        """The content as text."""
        return decode(self.content)

    @cached_property
    def first_rows(self) -> list[Row]:
        """The first rows, as if it were a delimited table: enough to tell by whether it is one."""
        return first_rows(self._beginning, _ROWS_LOOKED_AT)

    @property
    def is_text(self) -> bool:
        """Whether it can be shown to a person, unlike a picture or a program."""
        return "\0" not in self._beginning

    @cached_property
    def _beginning(self) -> str:
        return decode(self.content[:_BYTES_LOOKED_AT])
