"""A file that somebody gives to netwerk, as the readers look at it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from netwerk_tui.domain.progress import Progress, unwatched
from netwerk_tui.exchange.delimited import Row, first_rows
from netwerk_tui.exchange.encoding import decode, decoded

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

    @property
    def text(self) -> str:
        """The content as text."""
        return self._decoded[0]

    @property
    def encoding(self) -> str:
        """What the text was read in, such as `Windows-1252`: in a wrong one names look odd."""
        return self._decoded[1]

    @cached_property
    def _decoded(self) -> tuple[str, str]:
        return decoded(self.content)

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
