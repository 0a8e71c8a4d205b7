"""What stands behind a key of the search language: words, a choice, a number, or a day. For `query_language` alone."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import assert_never

from netwerk_tui.domain.query_keys import Key, ValueKind, choice_of, presence_of
from netwerk_tui.domain.query_tree import (
    AgeTest,
    ChoiceTest,
    Comparison,
    DayTest,
    NumberTest,
    PresenceTest,
    Test,
    WordsTest,
)
from netwerk_tui.domain.text import fold
from netwerk_tui.language import _

WORD = re.compile(r"\w+")
"""A word of a folded text: everything else divides words."""

_COMPARED = re.compile(r"(?P<sign><=|>=|<|>|=|≤|≥)?\s*(?P<rest>.*)", re.DOTALL)
_SIGNS = {"≤": "<=", "≥": ">="}
_NUMBER = re.compile(r"[+-]?\d{1,9}")
_AGE = re.compile(
    r"(\d{1,5})\s*(d|dag|dagen|day|days|w|week|weken|weeks|m|mnd|maand|maanden|month|months|j|jr|jaar|y|year|years)"
)
_DAYS_A_UNIT = {"d": 1, "w": 7, "m": 30, "j": 365, "y": 365}
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_TODAY = frozenset({"today", "vandaag"})
_YESTERDAY = frozenset({"yesterday", "gisteren"})


class ValueRefused(Exception):
    """A value that the key cannot have; becomes a QueryError with its place."""

    def __init__(self, title: str, advice: str, *, is_unfinished: bool = False) -> None:
        super().__init__(title)
        self.title = title
        self.advice = advice
        self.is_unfinished = is_unfinished
        """Whether typing on may set it right."""


def read_value(key: Key, value: str, *, is_being_typed: bool) -> Test:
    """The test that a value as typed stands for. Raises ValueRefused."""
    bare = value.replace('"', "").strip()
    if not bare:
        raise ValueRefused(
            _("A value must follow “{key}”.").format(key=key.sigil or f"{key.id.value}:"),
            _("As in {example}.").format(example=example_of(key)),
            is_unfinished=True,
        )
    match key.kind:
        case ValueKind.NAME | ValueKind.TEXT:
            return _named(key, value, is_being_typed=is_being_typed)
        case ValueKind.CHOICE:
            return _chosen(key, fold(bare.removeprefix("=")))
        case ValueKind.NUMBER:
            return _numbered(key, bare)
        case ValueKind.DAYS:
            return _dated(key, fold(bare))
        case _:
            assert_never(key.kind)


def example_of(key: Key) -> str:
    """The key with its example, as it is typed."""
    return f"{key.sigil}{key.example}" if key.sigil else f"{key.id.value}:{key.example}"


def words_test(written: str, *, is_being_typed: bool) -> WordsTest | None:
    """The words of a text as typed, with or without quotes; None where there is no word in it."""
    is_whole = written.startswith("=")
    words = " ".join(WORD.findall(fold(written)))
    if not words:
        return None
    is_finished = written.endswith('"') and written.count('"') % 2 == 0
    is_beginning = written.rstrip('"').endswith("*") or (is_being_typed and not is_finished and not is_whole)
    return WordsTest(words, is_beginning=is_beginning, is_whole=is_whole)


def _named(key: Key, value: str, *, is_being_typed: bool) -> Test:
    presence = presence_of(fold(value))
    if presence is not None and '"' not in value:
        return PresenceTest(presence.id == "any")
    test = words_test(value, is_being_typed=is_being_typed)
    if test is None:
        raise ValueRefused(_("There is no word in this value."), _("As in {example}.").format(example=example_of(key)))
    return test


def _chosen(key: Key, value: str) -> Test:
    choice = choice_of(key, value)
    if choice is None:
        known = ", ".join(each.id for each in key.choices)
        begun = any(name.startswith(value) for each in key.choices for name in (each.id, *each.spellings))
        raise ValueRefused(
            _("“{value}” is no value of {key}.").format(value=value, key=f"{key.id.value}:"),
            _("Choose one of: {choices}.").format(choices=known),
            is_unfinished=begun,
        )
    return ChoiceTest(choice.id)


def _numbered(key: Key, value: str) -> Test:
    presence = presence_of(fold(value))
    if presence is not None:
        return PresenceTest(presence.id == "any")
    comparison, rest = _compared(value)
    if not _NUMBER.fullmatch(rest):
        raise ValueRefused(
            _("{key} is compared with a whole number.").format(key=f"{key.id.value}:"),
            _("As in {example}.").format(example=example_of(key)),
            is_unfinished=rest in {"", "-", "+"},
        )
    return NumberTest(comparison or Comparison.IS, int(rest))


def _dated(key: Key, value: str) -> Test:
    presence = presence_of(value)
    if presence is not None:
        return PresenceTest(presence.id == "any")
    comparison, rest = _compared(value)
    if rest in _TODAY | _YESTERDAY:
        return AgeTest(comparison or Comparison.IS, 0 if rest in _TODAY else 1)
    age = _AGE.fullmatch(rest)
    if age is not None:
        # Without a sign, 30d means within the last 30 days.
        return AgeTest(comparison or Comparison.AT_MOST, int(age[1]) * _DAYS_A_UNIT[age[2][0]])
    found = _DATE.fullmatch(rest)
    days = _days_of(found) if found else None
    if days is None:
        raise ValueRefused(
            _("“{value}” is no age and no day.").format(value=rest),
            _("As in {example}, or a day as 2026-01-31, a month as 2026-01, never.").format(example=example_of(key)),
            is_unfinished=re.fullmatch(r"[\d-]*\w*", rest) is not None,
        )
    return DayTest(comparison or Comparison.IS, *days)


def _compared(value: str) -> tuple[Comparison | None, str]:
    match = _COMPARED.fullmatch(value)
    assert match is not None, "everything may be left out"
    sign = match["sign"]
    return (Comparison(_SIGNS.get(sign, sign)) if sign else None), match["rest"]


def _days_of(match: re.Match[str]) -> tuple[date, date] | None:
    """The first and the last day of a year, a month or a day; None where the calendar has none such."""
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None, "the year is always there"
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except ValueError:
        return None
