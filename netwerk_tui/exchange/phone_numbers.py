"""Telephone numbers in E.164, however people write them. For `actions.duplicates`.

The library that knows the numbering plans of all countries takes 0.1 s to load and 0.1 ms a number, so only numbers
that end alike are looked at: two that are the same one do, whatever stands before.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from netwerk_tui.domain.duplicate_traits import PhoneNumber
from netwerk_tui.domain.text import fold

_USUAL_REGION = "NL"
_REGIONS = {
    "nederland": "NL",
    "netherlands": "NL",
    "the netherlands": "NL",
    "belgie": "BE",
    "belgium": "BE",
    "belgique": "BE",
    "duitsland": "DE",
    "germany": "DE",
    "deutschland": "DE",
    "frankrijk": "FR",
    "france": "FR",
    "luxemburg": "LU",
    "luxembourg": "LU",
    "verenigd koninkrijk": "GB",
    "united kingdom": "GB",
    "uk": "GB",
}
_EXTENSION = re.compile(r"\s*(?:ext|x|#|;|tst|toestel|,).*$", re.IGNORECASE | re.DOTALL)
_NOT_A_DIGIT = re.compile(r"\D+")
_LAST_DIGITS = 7
_MOST_CHARACTERS = 60

Written = tuple[str, str]
"""A number as it is written, and the country of who has it: a code, a name, or nothing."""


def numbers_that_may_be_shared(written: Iterable[Sequence[Written]]) -> list[tuple[PhoneNumber, ...]]:
    """For everybody in order their numbers in E.164, as far as another number ends alike; unreadable ones are left out.

    A number without a country code is one of its owner's country, of the Netherlands where that is not known.
    """
    everybody = [[(_ending(text), text, country) for text, country in numbers] for numbers in written]
    counts = Counter(ending for numbers in everybody for ending in {ending for ending, *_rest in numbers} if ending)
    shared = {ending for ending, count in counts.items() if count > 1}
    if not shared:
        return [() for _numbers in everybody]
    read = _Reader()
    return [
        tuple(
            number
            for ending, text, country in numbers
            if ending in shared and (number := read.number(text, country)) is not None
        )
        for numbers in everybody
    ]


class _Reader:
    """Reads numbers, each spelling once."""

    def __init__(self) -> None:
        # Deferred: 0.1 s that only looking for doubles needs, and that only where two numbers end alike.
        import phonenumbers

        self._library = phonenumbers
        self._known: dict[str, dict[str, PhoneNumber | None]] = defaultdict(dict)

    def number(self, text: str, country: str) -> PhoneNumber | None:
        """The number; None for what is none."""
        region = region_of(country)
        known = self._known[region]
        if text not in known:
            known[text] = self._parsed(text, region)
        return known[text]

    def _parsed(self, text: str, region: str) -> PhoneNumber | None:
        library = self._library
        try:
            parsed = library.parse(text[:_MOST_CHARACTERS], region)
        except library.NumberParseException:
            return None
        number = library.format_number(parsed, library.PhoneNumberFormat.E164)
        kind = library.number_type(parsed)
        return PhoneNumber(number, kind == library.PhoneNumberType.MOBILE)


def region_of(country: str) -> str:
    """The two letters of a country, given as a code or a name; those of the Netherlands where it says nothing known."""
    place = fold(country)
    if len(place) == 2 and place.isalpha() and place not in _REGIONS:
        return place.upper()
    return _REGIONS.get(place, _USUAL_REGION)


def _ending(text: str) -> str:
    """The last digits, without an extension; empty for what is too short to be anybody's number."""
    digits = _NOT_A_DIGIT.sub("", _EXTENSION.sub("", text[:_MOST_CHARACTERS]))
    return digits[-_LAST_DIGITS:] if len(digits) >= _LAST_DIGITS else ""
