"""Two people who changed the same field at the same time: what is told of it, and what both texts come to together.

Pure. Actions raise `Conflict`; forms show it, and let the user take theirs, keep their own, or join both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias, TypeVar

from netwerk_tui.domain.errors import Refused
from netwerk_tui.domain.ids import EntryId
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import _, ngettext

T = TypeVar("T")

Place: TypeAlias = tuple[str, int, str]
"""A field in the database: its table, row and column."""

_SHOWN_CHARACTERS = 60


@dataclass(frozen=True, slots=True)
class Clash:
    """One field that somebody else changed while it was being edited here."""

    field: str
    """Its name in the form; of a row's column where no form is known."""
    label: str
    """What it is called, translated."""
    read: str
    """What it held when the form was opened."""
    mine: str
    theirs: str
    who: str
    at: datetime | None
    """UTC; None where the log does not tell."""
    is_text: bool = False
    """Whether both can be joined: free text, or a list."""
    place: Place | None = None
    """Where it is stored; None where the form itself knows how to go on with what is chosen."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What the user chose for a field over which two people clashed."""

    theirs: str
    """What somebody else had made of it when the user chose: what they made of it later is asked about again."""
    chosen: str


class Conflict(Refused):
    """Somebody else changed what was about to be overwritten. Nothing was stored."""

    def __init__(self, clashes: Sequence[Clash], as_of: EntryId) -> None:
        """`clashes` has one at least; `as_of` is the newest entry that they take into account."""
        first = clashes[0]
        title = _("{who} changed “{label}” meanwhile ({moment}): {before} → {after}.").format(
            who=clean_line(first.who) or _("Somebody"),
            label=first.label,
            moment=moment_words(first.at),
            before=_shown(first.read),
            after=_shown(first.theirs),
        )
        others = len(clashes) - 1
        if others:
            more = ngettext("And {count} other field.", "And {count} other fields.", others).format(count=others)
            title = f"{title} {more}"
        super().__init__(title, _("Nothing was overwritten. Save once more to choose what is to stand."))
        self.clashes = tuple(clashes)
        self.as_of = as_of


def unmerged(read: Mapping[str, T], mine: Mapping[str, T], now: Mapping[str, T]) -> tuple[dict[str, T], list[str]]:
    """What of mine is to be stored, and the fields that somebody else changed into something else than I did.

    `read` is what the form held when it was opened, `now` what is stored. What I left alone stays as it is now.
    """
    changed = {name: value for name, value in mine.items() if value != read.get(name, value)}
    clashing = [name for name, value in changed.items() if now[name] not in (read[name], value)]
    return changed, clashing


def joined(read: str, mine: str, theirs: str) -> str:
    """Both texts together: theirs, and after it what I added to what both began with. Lists by `;` become one list."""
    if "\n" in read + mine + theirs:
        return _joined(read, mine, theirs, "\n")
    if ";" in read + mine + theirs:
        return "; ".join(_parts_joined(*(_list(each) for each in (read, mine, theirs))))
    if read and mine.startswith(read):
        return _spaced(theirs, mine[len(read) :])
    if read and theirs.startswith(read):
        return _spaced(mine, theirs[len(read) :])
    return _spaced(theirs, mine)


def moment_words(at: datetime | None) -> str:
    """A moment in the user's own time, to the minute."""
    return "" if at is None else f"{at.astimezone():%Y-%m-%d %H:%M}"


def _joined(read: str, mine: str, theirs: str, separator: str) -> str:
    parts = _parts_joined(read.split(separator), mine.split(separator), theirs.split(separator))
    return separator.join(parts)


def _parts_joined(read: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """Theirs, then what is mine alone."""
    known = {*read, *theirs}
    return [*theirs, *(part for part in mine if part not in known)]


def _list(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]


def _spaced(first: str, then: str) -> str:
    return " ".join(part for part in (first.strip(), then.strip()) if part)


def _shown(text: str) -> str:
    return _("“{text}”").format(text=clean_line(text, limit=_SHOWN_CHARACTERS)) if text else _("(empty)")
