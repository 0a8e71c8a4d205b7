"""What the coming days are an occasion for: birthdays, updates that are due, and thanks for what succeeded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from netwerk_tui.domain.dates import day_words, full_day
from netwerk_tui.domain.feasts import FEASTS
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.iso_week import days_later
from netwerk_tui.domain.segment import Segment
from netwerk_tui.language import N_, _, ngettext

LOOKED_AHEAD_DAYS = 14
"""Days of which birthdays are told, today among them."""


@dataclass(frozen=True, slots=True)
class Birthday:
    """A birthday to come."""

    contact: ContactId
    name: str
    day: date
    message: int | None
    """What was drafted for it; None where nothing was yet."""


@dataclass(frozen=True, slots=True)
class UpdateDue:
    """A segment whose people should hear of progress."""

    segment: Segment
    since: date


@dataclass(frozen=True, slots=True)
class ThanksDue:
    """A success of which some who contributed were not thanked."""

    success: int
    name: str
    day: date
    people: int
    """How many were not."""


Coming: TypeAlias = Birthday | UpdateDue | ThanksDue

HEADINGS: Mapping[type[Coming], str] = {
    Birthday: N_("Birthdays"),
    UpdateDue: N_("Updates due"),
    ThanksDue: N_("What their help achieved"),
}


_FEASTS: Mapping[str, str] = {
    "nieuwjaar": N_("New Year"),
    "pasen": N_("Easter"),
    "koningsdag": N_("King’s Day"),
    "dag van de arbeid": N_("Labour Day"),
    "bevrijdingsdag": N_("Liberation Day"),
    "hemelvaart": N_("Ascension Day"),
    "pinksteren": N_("Whitsun"),
    "prinsjesdag": N_("Budget Day"),
    "sinterklaas": N_("St Nicholas’ Eve"),
    "kerst": N_("Christmas"),
}
"""The feast days on which people send each other their wishes, or that fill an agenda, by their key in `FEASTS`."""


def birthday_name(name: str, day: date) -> str:
    """What the message for a birthday is called."""
    return _("Birthday of {name}, {day}").format(name=name, day=day.isoformat())


def coming_words(each: Coming, today: date) -> tuple[str, str]:
    """Of an occasion, what it is about, and when and how far it is."""
    match each:
        case Birthday():
            when = day_words(each.day, today)
            return each.name, f"{when} · {_('draft written')}" if each.message is not None else when
        case UpdateDue():
            last = each.segment.updated_on
            if last is None:
                return each.segment.name, _("never yet: an update is due")
            return each.segment.name, _("due {day}").format(day=day_words(each.since, today))
        case ThanksDue():
            people = ngettext("{count} to be thanked", "{count} to be thanked", each.people).format(count=each.people)
            return each.name, f"{day_words(each.day, today)} · {people}"


def feasts_ahead(today: date) -> list[tuple[date, str]]:
    """The feast days of the coming days, as messages to be translated, the first first."""
    last = days_later(today, LOOKED_AHEAD_DAYS - 1)
    days = {(FEASTS[key](year), label) for key, label in _FEASTS.items() for year in {today.year, last.year}}
    return sorted((day, label) for day, label in days if today <= day <= last)


def feasts_words(today: date) -> str:
    """The feast days of the coming days in words; empty without any."""
    return " · ".join(f"{_(label)}: {full_day(day)}" for day, label in feasts_ahead(today))
