"""One field that is edited on the card: how it is typed, what may stand in it, and what a typed text comes to.

Pure: references to other rows are typed as ids or as names, and resolved by the actions. The fields themselves are
listed in `card_parts`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from netwerk_tui.domain.contact import PointKind
from netwerk_tui.domain.contact_form import POINT_CHECKS, FieldError, birthday_text, parse_birthday
from netwerk_tui.domain.dates import parse_day
from netwerk_tui.domain.profile import Birthday
from netwerk_tui.domain.text import clean_block, clean_line
from netwerk_tui.language import _

LONGEST_LINE = 1000
"""Characters of a text on one line."""


class Input(StrEnum):
    """How a field is typed."""

    LINE = "line"
    TEXT = "text"
    """Usually one line, but its line ends stay."""
    BLOCK = "block"
    RELATION = "relation"
    """What one is to another, in words that may be turned round."""
    DAY = "day"
    NUMBER = "number"
    CHOICE = "choice"
    FLAG = "flag"
    BIRTHDAY = "birthday"
    PERSON = "person"
    """Another contact, found by searching; its id as text."""
    DOSSIER = "dossier"
    """One of those there are; its id as text."""
    EVENT = "event"
    """One of those there are; its id as text."""
    TAG = "tag"
    """By name, made where it is new; as are the next two."""
    PERSONA = "persona"
    THEME = "theme"


NAMED: frozenset[Input] = frozenset({Input.TAG, Input.PERSONA, Input.THEME})
"""References that are typed as a name."""

NUMBERED: frozenset[Input] = frozenset({Input.PERSON, Input.DOSSIER, Input.EVENT})
"""References that are typed as the id of a row."""


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """One field of a form on the card. There is one of each, so they are told apart by identity."""

    name: str
    """The column it fills, unless `columns` says otherwise."""
    label: str
    """Marked for translation; translated where it is shown."""
    input: Input = Input.LINE
    required: bool = False
    ahead: bool = False
    """Whether a day that could be past or coming means the coming one."""
    choices: Mapping[str, str] = field(default_factory=dict)
    """The words that a choice may be, each with its label; an optional choice may also be empty."""
    offers: tuple[str, ...] = ()
    """What is proposed; something else may be typed. Marked for translation."""
    lowest: int = 0
    highest: int = 9999
    """Bounds of a number, both included."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that it fills."""
        return ("birth_year", "birth_month", "birth_day") if self.input is Input.BIRTHDAY else (self.name,)


def value_of(edited: Field, text: str, today: date) -> object:
    """What the typed text comes to: clean text, a day, a number, a flag, the id of a row, or None where it is empty.

    Raises FieldError, naming the field, for what cannot be taken.
    """
    line = clean_line(text, limit=LONGEST_LINE)
    if edited.required and not line:
        raise _wrong(edited, _("{label} cannot be empty.").format(label=_(edited.label)), _("Esc leaves it as it was."))
    match edited.input:
        case Input.BLOCK | Input.TEXT:
            return clean_block(text)
        case Input.DAY:
            return _day(edited, line, today)
        case Input.NUMBER:
            return _number(edited, line)
        case Input.FLAG:
            return line == "1"
        case Input.CHOICE:
            return _choice(edited, line)
        case Input.BIRTHDAY:
            return _birthday(edited, line)
        case Input.PERSON | Input.DOSSIER | Input.EVENT:
            return int(line) if line else None
        case Input.TAG:
            return line.lstrip("#").strip()
        case _:
            return line


def text_of(edited: Field, row: Mapping[str, object]) -> str:
    """What stands in the field when it opens on a stored row."""
    if edited.input is Input.BIRTHDAY:
        return birthday_text(_birthday_in(row))
    value = row[edited.name]
    if isinstance(value, bool):
        return "1" if value else ""
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def checked_point(kind: PointKind, value: str) -> str:
    """The value of a contact point. Raises FieldError for one that its kind cannot be."""
    try:
        return POINT_CHECKS[kind](value)
    except ValueError as error:
        advice = {
            PointKind.EMAIL: _("Such as name@example.org."),
            PointKind.PHONE: _("Digits, spaces, + - ( ) only."),
            PointKind.LINK: _("Such as https://example.org."),
        }
        raise FieldError("value", str(error.args[0]), advice.get(kind, "")) from error


def _birthday_in(row: Mapping[str, object]) -> Birthday | None:
    year, month, day = row["birth_year"], row["birth_month"], row["birth_day"]
    if not (isinstance(month, int) and isinstance(day, int)):
        return None
    return Birthday(year if isinstance(year, int) else None, month, day)


def _day(edited: Field, line: str, today: date) -> date | None:
    if not line:
        return None
    day = parse_day(line, today, past=not edited.ahead)
    if day is None:
        raise _wrong(
            edited,
            _("“{text}” is not a day.").format(text=line),
            _("Such as 2026-11-23, 23 nov, yesterday or friday."),
        )
    return day


def _number(edited: Field, line: str) -> int | None:
    if not line:
        return None
    if not (line.isascii() and line.isdigit() and edited.lowest <= int(line) <= edited.highest):
        raise _wrong(
            edited,
            _("“{text}” is no number that fits here.").format(text=line),
            _("A whole number from {lowest} to {highest}.").format(lowest=edited.lowest, highest=edited.highest),
        )
    return int(line)


def _choice(edited: Field, line: str) -> str:
    if line and line not in edited.choices:
        words = ", ".join(_(label) for label in edited.choices.values())
        raise _wrong(edited, _("“{text}” is none of the choices.").format(text=line), words)
    return line


def _birthday(edited: Field, line: str) -> Birthday | None:
    try:
        return parse_birthday(line)
    except FieldError as error:
        raise _wrong(edited, error.title, error.advice) from error


def _wrong(edited: Field, title: str, advice: str) -> FieldError:
    return FieldError(edited.name, title, advice)
