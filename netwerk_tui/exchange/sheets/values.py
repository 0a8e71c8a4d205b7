"""The cells of a sheet as values, and what a column holds by the look of them. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from netwerk_tui.domain.interaction import Channel
from netwerk_tui.domain.note_words import CHANNEL_WORDS
from netwerk_tui.domain.profile import Birthday
from netwerk_tui.domain.text import fold
from netwerk_tui.exchange.linkedin.dates import DateNotUnderstood, parse_moment
from netwerk_tui.exchange.sheets.fields import SheetField

_IN_EMAIL = r"[^\s@<>,;:\"()\[\]]"
EMAIL = re.compile(rf"(?<!{_IN_EMAIL}){_IN_EMAIL}{{1,64}}+@{_IN_EMAIL}{{1,200}}\.{_IN_EMAIL}{{1,63}}")
"""Looked for only where a run of such characters begins: a cell of a million letters is gone through once."""
_EMAIL_WITHOUT_A_DOT = re.compile(rf"{_IN_EMAIL}{{1,64}}@{_IN_EMAIL}{{1,200}}")
_SEPARATORS = re.compile(r" ::: |[;|\n]")
_LIST_SEPARATORS = re.compile(r" ::: |[;|\n,]")
_PHONE_LOOK = re.compile(r"\+?[\d\s().\-/]{6,25}")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]0+)?")
_POWER_OF_TEN = re.compile(r"(\d)[.,](\d+)E\+?(\d{1,2})", re.IGNORECASE)
_POSTCODE = re.compile(r"[1-9]\d{3} ?[A-Z]{2}")
_LINK_LOOK = re.compile(
    r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.(?:nl|com|org|be|eu|de|fr|net)(?:/\S*)?", re.IGNORECASE
)
_NO_DATE = re.compile(r"0{1,4}[-/.]0{1,2}[-/.]0{1,4}(?: .*)?")
_DAY_AND_MONTH = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/.]?")
_WITHOUT_YEAR = re.compile(r"-{1,2}(\d{2})-?(\d{2})")
_JOINED_DAY = re.compile(r"(18|19|20)(\d{2})(\d{2})(\d{2})")
_FULL_DAY = re.compile(r"(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})")
_FIRST_SERIAL, _LAST_SERIAL = 10_000, 73_050
_EXCEL_EPOCH = date(1899, 12, 30)
_OLDEST_YEAR = 1880
_ENOUGH = 0.7
_DIGITS_OF_A_NUMBER = 7
_YES = frozenset(["ja", "j", "yes", "y", "x", "true", "1", "waar", "oui", "si", "wahr", "v", "✓", "✔"])
_NO = frozenset(["nee", "n", "no", "false", "0", "onwaar", "non", "nein", "falsch", "-"])


class NotAValue(ValueError):
    """The cell cannot be what its column says."""


def parts(cell: str) -> list[str]:
    """The values in a cell that may hold several."""
    return [part for part in map(str.strip, _SEPARATORS.split(cell)) if part]


def words_of_list(cell: str) -> list[str]:
    """The tags or groups in a cell, Google's own marks left out."""
    names = (part.strip().strip('"').removeprefix("* ").lstrip("#").strip() for part in _LIST_SEPARATORS.split(cell))
    return [name for name in names if name and name.lower() not in ("mycontacts", "my contacts", "starred")]


def phones_in(cell: str) -> list[str]:
    """The phone numbers in a cell that may hold several, with commas between them where each is a whole number."""
    found: list[str] = []
    for part in parts(cell):
        if "," not in part:
            found.append(part)
            continue
        pieces = [piece.strip() for piece in part.split(",")]
        is_list = all(sum(map(str.isdigit, piece)) >= _DIGITS_OF_A_NUMBER for piece in pieces)
        found += pieces if is_list else [part]
    return found


def emails_in(cell: str) -> list[str]:
    """Every e-mail address in the cell; one without a dot, as inside an organisation, where it is all of the cell."""
    if "@" not in cell:
        return []
    found = [email.rstrip(".") for email in EMAIL.findall(cell)]
    return found or ([cell.strip()] if _EMAIL_WITHOUT_A_DOT.fullmatch(cell.strip()) else [])


def phone_number(cell: str, country: str = "") -> str:
    """The number, with the zero or plus that a spreadsheet took for nothing. Raises NotAValue where digits are lost.

    Nine digits are a Dutch or Belgian number without its zero; eleven that begin with 31 or 32 lack their plus.
    """
    text = cell.strip()
    exponent = _POWER_OF_TEN.fullmatch(text)
    if exponent:
        if len(exponent[2]) < int(exponent[3]) - 3:
            raise NotAValue(text)
        text = (exponent[1] + exponent[2]).ljust(int(exponent[3]) + 1, "0")
    if text.endswith((".0", ",0")) and text[:-2].isdigit():
        text = text[:-2]
    if not text.isdigit() or country not in ("", "NL", "BE"):
        return text
    if len(text) == 9 and text[0] != "0":
        return f"0{text}"
    if len(text) == 8 and country == "BE":
        return f"0{text}"
    if len(text) in (10, 11) and text.startswith(("31", "32")):
        return f"+{text}"
    return text


def whole_number(cell: str) -> int:
    """The number in the cell. Raises NotAValue where it is none."""
    text = cell.strip().replace("−", "-").replace("–", "-")
    if not _NUMBER.fullmatch(text) or len(text) > 12:
        raise NotAValue(cell)
    return int(re.split("[.,]", text)[0])


def day_in(cell: str, *, day_first: bool) -> date | None:
    """The day; None for a cell that says there is none, such as `0-0-00`. Raises NotAValue for anything else."""
    text = cell.strip()
    if not text or text in "-?" or _NO_DATE.fullmatch(text):
        return None
    joined = _JOINED_DAY.fullmatch(text)
    if joined:
        return _real_day(cell, int(joined[1] + joined[2]), int(joined[3]), int(joined[4]))
    if text.isdigit():
        serial = int(text[:9])
        if _FIRST_SERIAL <= serial <= _LAST_SERIAL:
            return _EXCEL_EPOCH + timedelta(days=serial)
        raise NotAValue(cell)
    try:
        return parse_moment(text, day_first).date()
    except DateNotUnderstood as error:
        raise NotAValue(cell) from error


def _real_day(cell: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise NotAValue(cell) from error


def birthday_in(cell: str, *, day_first: bool, today_year: int = 2100) -> Birthday | None:
    """The birthday, which may lack its year; None for a cell that says there is none. Raises NotAValue else."""
    text = cell.strip()
    if not text or _NO_DATE.fullmatch(text):
        return None
    yearless = _WITHOUT_YEAR.fullmatch(text)
    if yearless:
        return birthday_of(None, int(yearless[1]), int(yearless[2]))
    short = _DAY_AND_MONTH.fullmatch(text)
    if short:
        first, second = int(short[1]), int(short[2])
        month_first = "/" in text and (second > 12 or not day_first)
        month, day = (first, second) if month_first and first <= 12 else (second, first)
        return birthday_of(None, month, day)
    joined = _JOINED_DAY.fullmatch(text)
    if joined:
        return birthday_of(int(joined[1] + joined[2]), int(joined[3]), int(joined[4]))
    full = _FULL_DAY.fullmatch(text)
    if full:
        return _full_birthday(full, "/" in text and not day_first)
    day_found = day_in(text, day_first=day_first)
    return None if day_found is None else Birthday(day_found.year, day_found.month, day_found.day)


def _full_birthday(found: re.Match[str], month_first: bool) -> Birthday | None:
    """A birthday may lie before any date of a contact moment, and its two-digit year in the last century."""
    first, second, third = found[1], int(found[2]), found[3]
    if len(first) == 4:
        return birthday_of(int(first), second, int(third))
    year = int(third)
    if len(third) <= 2:
        year += 1900 if year > 25 else 2000
    day, month = (second, int(first)) if month_first else (int(first), second)
    if month > 12 >= day:
        day, month = month, day
    return birthday_of(year, month, day)


def birthday_of(year: int | None, month: int, day: int) -> Birthday:
    """A birthday of these numbers; a year that means none is left out. Raises NotAValue for a day that is none."""
    known = year if year and _OLDEST_YEAR <= year <= 2100 and year != 1604 else None
    try:
        date(known or 2000, month, day)
    except ValueError as error:
        raise NotAValue(f"{year}-{month}-{day}") from error
    return Birthday(known, month, day)


def months_come_first(cells: Sequence[str]) -> bool:
    """Whether dates with slashes, taken together, can only be meant with the month before the day."""
    return any(
        (found := _FULL_DAY.fullmatch(cell.strip())) and "/" in cell and int(found[1]) <= 12 < int(found[2]) <= 31
        for cell in cells
    )


def yes_or_no(cell: str) -> bool | None:
    """Whether the cell says yes; None where it says something else."""
    word = fold(cell)
    return True if word in _YES or cell.strip() in _YES else False if word in _NO else None


def channel_in(cell: str) -> Channel | None:
    """The channel that the cell names, in Dutch or English; None where it names none."""
    word = fold(cell)
    if word in Channel.__members__.values():
        return Channel(word)
    known = (CHANNEL_WORDS[part] for part in (word, *word.split()) if part in CHANNEL_WORDS)
    return next(known, None)


def sniffed(samples: Sequence[str]) -> SheetField | None:
    """What these values look like; None where most of them look like nothing in particular."""
    filled = [sample.strip() for sample in samples if sample.strip()]
    if not filled:
        return None
    for field, looks in _LOOKS:
        if sum(1 for sample in filled if looks(sample)) >= len(filled) * _ENOUGH:
            return field
    return None


def _looks_like_a_phone(text: str) -> bool:
    digits = sum(character.isdigit() for character in text)
    if not _PHONE_LOOK.fullmatch(text) or not 8 <= digits <= 15 or _FULL_DAY.fullmatch(text):
        return False
    return text.startswith(("+", "0", "(")) or digits in (9, 11)


_LOOKS = (
    (SheetField.EMAIL, lambda text: bool(EMAIL.fullmatch(text))),
    (SheetField.LINK, lambda text: bool(_LINK_LOOK.fullmatch(text))),
    (SheetField.PHONE, _looks_like_a_phone),
    (SheetField.POSTCODE, lambda text: bool(_POSTCODE.fullmatch(text))),
)
