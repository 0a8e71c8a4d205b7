"""Finding the one date in running text, without mistaking ordinary words for one.

A wrong date is worse than a missed one: it changes what was typed. So every kind of phrase has a place where it counts.
"Gisteren" and "12 november" count anywhere. "Vrijdag" in a note counts at an end of the text, since "wil vrijdag
langskomen" is no day of contact; in a promise ("bel vrijdag terug") it counts anywhere. Short or ambiguous words (zo,
do, may) count after "op" or "on", or at the very end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from netwerk_tui.domain.calendar_words import (
    AFTER,
    AGO,
    AHEAD,
    ARTICLES,
    DAYS_FROM_TODAY,
    DEADLINES,
    LEADS,
    LINKS,
    MONTHS,
    NUMBERS,
    ORDINALS,
    PARTS,
    PARTS_OF_DAY,
    SPANS,
    TURNS,
    UNITS,
    WEEKDAYS,
    WEEKEND,
    Turn,
    Unit,
    Words,
)
from netwerk_tui.domain.date_phrases import (
    LONGEST_PHRASE,
    WEEKDAY_AND_TIME,
    DatePhrase,
    PhraseKind,
    date_words,
    read_phrase,
)
from netwerk_tui.domain.feasts import FEASTS


@dataclass(frozen=True, slots=True)
class DayFound:
    """Where the date phrase stands, and its day."""

    start: int
    """Index of its first word."""
    stop: int
    """Index after its last word."""
    day: date


def find_day(words: Sequence[str], today: date, *, past: bool) -> DayFound | None:
    """The one date phrase in the words of a text: the last one, and of phrases that end together the longest.

    With `past` the text tells what happened: a phrase that points ahead ("komt morgen") or names a deadline ("voor
    vrijdag") is part of the story; only a full date at the end may lie after today. Without `past` the text is a
    promise, and its date never lies before today.
    """
    plain = [_plain(word) for word in words]
    stop = len(plain)
    while stop > 0:
        if _FARTHEST_FROM_AN_END < stop <= len(plain) - _FARTHEST_FROM_AN_END:
            stop = _FARTHEST_FROM_AN_END
        phrase, begin = _longest_phrase(plain, stop, today, past)
        if phrase and _Spot(plain, begin, stop).suits(phrase, today, past):
            return DayFound(begin, stop, phrase.day)
        stop = begin
    return None


def _longest_phrase(plain: Words, stop: int, today: date, past: bool) -> tuple[DatePhrase | None, int]:
    """The longest phrase that ends here, and where it begins; without one, the word before is the next to look at."""
    first = last_time = stop
    while first > 0 and stop - first < LONGEST_PHRASE and _may_belong(plain[first - 1]):
        first -= 1
        if last_time == stop and _names_a_time(plain[first]):
            last_time = first
    if last_time < stop:
        for begin in range(first, last_time + 1):
            phrase = read_phrase(plain[begin:stop], today, past=past)
            if phrase:
                return phrase, begin
    return None, stop - 1


_FARTHEST_FROM_AN_END = 100
"""Words from the start or the end of a long text; a date in the middle of it belongs to the story."""

_TIMES = frozenset(
    word
    for phrase in (*DAYS_FROM_TODAY, *FEASTS, *MONTHS, *WEEKDAYS, *WEEKEND, *UNITS, *SPANS)
    for word in phrase.split()
    if word not in LINKS | ARTICLES | LEADS
)
_OTHERS = frozenset(
    {*NUMBERS, *ORDINALS, *TURNS, *PARTS, *PARTS_OF_DAY, *AHEAD, *AGO, *AFTER, *LEADS, *ARTICLES, *LINKS}
)
_LOOKS_LIKE_A_TIME = re.compile(rf"q[1-4]|wk?\d\d?|week\d\d?|[+-]?\d.*|{WEEKDAY_AND_TIME.pattern}")
_DAY_AND_MONTH_ONLY = re.compile(r"\d\d?([-/.])\d\d?")
_DAY_NUMBER = re.compile(r"(?:[12]?\d|3[01])(?:e|de|ste|st|nd|rd|th)?")

_SHORT_WEEKDAYS = frozenset(word for word in WEEKDAYS if not word.endswith("day") and not word.endswith("dag"))
_ALSO_OTHER_WORDS = frozenset({"zo", "do", "sat", "sun", "may", "mar", "march", "now", "nu"})
_ALSO_NAMES = frozenset(
    {"jan", "may", "mei", "mar", "march", "april", "june", "juni", "august", "augustus", "juli", "july"}
)
_RECURRING = frozenset({"elke", "iedere", "ieder", "elk", "every", "each", "s"})
_GREETINGS = frozenset({"goede", "goeie", "fijne", "prettige", "happy"})
_POINTERS = frozenset({"op", "on", "by", "uiterlijk", "tegen"})
_TOLD_BY = frozenset({"van", "of", "vanaf", "sinds", "since", "rond", "around"}) | DEADLINES | AFTER


class _Place(IntEnum):
    """Where a phrase must stand to count, from lenient to strict."""

    ANYWHERE = 0
    EDGE_OR_LED = 1
    END_OR_LED = 2
    LED = 3
    EDGE = 4
    END = 5
    ALONE = 6
    NOWHERE = 7


_IN_A_PROMISE: dict[PhraseKind, _Place] = {
    PhraseKind.FEAST: _Place.EDGE_OR_LED,
    PhraseKind.DAY_OF_MONTH: _Place.END,
}
_IN_A_STORY: dict[PhraseKind, _Place] = {
    PhraseKind.WEEKDAY: _Place.EDGE,
    PhraseKind.DAY_OF_MONTH: _Place.END,
    PhraseKind.WEEKDAY_OF_MONTH: _Place.EDGE,
    PhraseKind.FEAST: _Place.ALONE,
    PhraseKind.TURNED_UNIT: _Place.EDGE,
    PhraseKind.DISTANCE: _Place.EDGE,
    PhraseKind.PART_OF_PERIOD: _Place.EDGE,
    PhraseKind.PERIOD: _Place.NOWHERE,
}
"""Kinds that stand in neither table count anywhere."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """A window of words in the text."""

    words: Words
    begin: int
    stop: int

    @property
    def _before(self) -> str:
        return self.words[self.begin - 1] if self.begin else ""

    @property
    def _first(self) -> str:
        return self.words[self.begin]

    def suits(self, phrase: DatePhrase, today: date, past: bool) -> bool:
        """Whether a phrase of this kind counts here."""
        if self._before in _RECURRING or self._before in _GREETINGS or self._is_bare_article(phrase):
            return False
        if self._is_month_of_no_day(phrase):
            return False
        if past:
            place = _place_in_a_story(phrase)
            if self._before in _TOLD_BY or self._first in _TOLD_BY:
                return False
            if phrase.day > today:
                place = max(place, _Place.END) if _is_full_date(phrase) else _Place.NOWHERE
        else:
            place = _place_in_a_promise(phrase) if phrase.day >= today else _Place.NOWHERE
        return self._lies_at(place)

    def _is_bare_article(self, phrase: DatePhrase) -> bool:
        """Whether it starts with an article that does not belong to it: "the sun", but not "the 12th"."""
        return self._first in ARTICLES and phrase.kind not in {PhraseKind.DAY_OF_MONTH, PhraseKind.RELATIVE_DAY}

    def _is_month_of_no_day(self, phrase: DatePhrase) -> bool:
        """Whether it is what is left of a day that no year has: "31 feb" is a slip, and not the whole of February."""
        is_month = phrase.kind is PhraseKind.PERIOD and self._first in MONTHS
        return is_month and bool(_DAY_NUMBER.fullmatch(self._before))

    def _lies_at(self, place: _Place) -> bool:
        at_start, at_end = self.begin == 0, self.stop == len(self.words)
        led = self._first in _POINTERS or (self._first in LEADS and self.words[self.begin + 1] not in _SHORT_WEEKDAYS)
        return {
            _Place.ANYWHERE: True,
            _Place.EDGE_OR_LED: at_start or at_end or led or self._first in AFTER,
            _Place.END_OR_LED: at_end or led,
            _Place.LED: led,
            _Place.EDGE: at_start or at_end,
            _Place.END: at_end,
            _Place.ALONE: at_start and at_end,
            _Place.NOWHERE: False,
        }[place]


def _place_in_a_promise(phrase: DatePhrase) -> _Place:
    place = _IN_A_PROMISE.get(phrase.kind, _Place.ANYWHERE)
    return max(place, _place_by_words(phrase))


def _place_in_a_story(phrase: DatePhrase) -> _Place:
    first, last = phrase.words[0], phrase.words[-1]
    place = _IN_A_STORY.get(phrase.kind, _Place.ANYWHERE)
    if phrase.kind is PhraseKind.WEEKDAY and TURNS.get(first) is Turn.LAST:
        place = _Place.ANYWHERE
    if phrase.kind is PhraseKind.WEEKDAY and last in WEEKEND and len(phrase.words) == 1:
        place = _Place.ALONE
    if phrase.kind is PhraseKind.DISTANCE and last in AGO and UNITS.get(phrase.words[-2]) is Unit.DAY:
        place = _Place.ANYWHERE
    if phrase.kind is PhraseKind.TURNED_UNIT and (TURNS[first] is Turn.THIS or UNITS[last] is Unit.YEAR):
        place = _Place.NOWHERE
    if phrase.kind is PhraseKind.PERIOD and (first in {"week", "wk"} or first[0] == "w"):
        place = _Place.EDGE
    if len(phrase.words) == 1 and first in _ALSO_OTHER_WORDS:
        place = _Place.NOWHERE if phrase.kind is PhraseKind.RELATIVE_DAY else _Place.ALONE
    return max(place, _place_by_words(phrase))


def _place_by_words(phrase: DatePhrase) -> _Place:
    """What the words themselves demand, whichever way the text points."""
    words, kind = phrase.words, phrase.kind
    first = words[0]
    if len(words) == 1 and (first in _SHORT_WEEKDAYS or first in {"nu", "now"}):
        return _Place.END_OR_LED
    if kind is PhraseKind.WEEKDAY and len(words) == 2:
        return _Place.END if TURNS[first] is Turn.THIS and words[1] in _SHORT_WEEKDAYS else _Place.ANYWHERE
    if kind is PhraseKind.DATE and (found := _DAY_AND_MONTH_ONLY.fullmatch(first)):
        if found[1] == "." or first == "24/7":
            return _Place.NOWHERE
        return _Place.LED if len(first) == 3 else _Place.EDGE_OR_LED
    if kind is PhraseKind.DATE and first in _ALSO_NAMES:
        return _Place.END
    if kind is PhraseKind.WEEKDAY_AND_DATE and words[-1].isdecimal() and len(words[-1]) < 3:
        return _Place.END
    if kind is PhraseKind.DISTANCE and first not in AHEAD and words[-1] not in AGO:
        return _place_of_bare_distance(words)
    if kind is PhraseKind.PERIOD and TURNS.get(first) is Turn.THIS:
        return _Place.END
    if kind is PhraseKind.PERIOD and len(words) == 1:
        return _Place.LED if first in _ALSO_NAMES else _Place.END_OR_LED
    return _Place.ANYWHERE


def _place_of_bare_distance(words: Words) -> _Place:
    """ "+3d" counts anywhere and "2w" at the end; "5m" may be metres, and "drie weken" is how long something takes."""
    if len(words) > 1 or words[0][0] == "-":
        return _Place.NOWHERE
    if words[0][0] == "+":
        return _Place.ANYWHERE
    return _Place.END if words[0].lstrip("0123456789") in {"d", "w", "wk", "mnd"} else _Place.NOWHERE


def _is_full_date(phrase: DatePhrase) -> bool:
    """Whether the words name day, month and year, so that nothing was guessed."""
    return phrase.kind in {PhraseKind.DATE, PhraseKind.WEEKDAY_AND_DATE} and str(phrase.day.year) in " ".join(
        phrase.words
    )


def _plain(word: str) -> str:
    """The word as the tables know it; empty if it is more than one, or none."""
    plain = date_words(word)
    return plain[0] if len(plain) == 1 else ""


def _names_a_time(word: str) -> bool:
    return word in _TIMES or bool(_LOOKS_LIKE_A_TIME.fullmatch(word))


def _may_belong(word: str) -> bool:
    return word in _OTHERS or _names_a_time(word)
