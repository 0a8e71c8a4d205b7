"""Where people meet: a few recurring gatherings and some that happened once, and who came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from netwerk_tui.actions.sample_network.cast import Character
from netwerk_tui.actions.sample_network.chance import chance_of, scaled
from netwerk_tui.actions.sample_network.days import TOLD_DAYS, on_a_weekday
from netwerk_tui.actions.sample_network.leads import JAN_JANSEN, ZORGCONGRES_GUESTS
from netwerk_tui.actions.sample_network.lists import listed
from netwerk_tui.actions.sample_network.rows import SampleRows
from netwerk_tui.actions.sample_network.topics import WARMTENET, ZORGCENTRUM
from netwerk_tui.domain.event import OwnAttendance
from netwerk_tui.domain.text import fold

ZORGCONGRES = "Zorgcongres"


@dataclass(frozen=True, slots=True)
class _Kind:
    """A gathering that keeps coming back, or one that does not."""

    name: str
    place: str
    sectors: tuple[str, ...]
    """Whom it draws; everybody where it is empty."""
    attendants: int
    """In a network of 1,600."""
    newest_days: int
    """How long ago the newest one was."""
    every_days: int = 0
    """0 for one that happened once, and for one that is bound to the calendar."""
    rhythm: str = ""
    dossier: str = ""
    january_day: int = 0
    """The day in January, for one that is bound to the calendar."""
    hours: str = "19:30-22:00"


_KINDS: tuple[_Kind, ...] = (
    _Kind(
        ZORGCONGRES,
        "Jaarbeursplein, Utrecht",
        listed("zorg, bestuur, wonen"),
        42,
        21,
        365,
        "jaarlijks",
        ZORGCENTRUM,
        0,
        "09:30-17:00",
    ),
    _Kind(
        "Raadsborrel",
        "Raadhuis, Ede",
        listed("bestuur, pers, ondernemers"),
        20,
        9,
        84,
        "na elke raadscyclus",
        hours="21:30-23:00",
    ),
    _Kind(
        "Energiecafé",
        "De Smederij, Wageningen",
        listed("energie, wonen"),
        24,
        33,
        91,
        "per kwartaal",
        WARMTENET,
        hours="17:00-19:00",
    ),
    _Kind("Bewonersavond", "Buurthuis De Esdoorn, Ede", listed("bewoners, wonen"), 30, 16, 150, "", WARMTENET),
    _Kind(
        "Ondernemersontbijt",
        "Hotel Buitenlust, Ede",
        listed("ondernemers, bestuur"),
        18,
        47,
        182,
        "half jaar",
        hours="07:30-09:00",
    ),
    _Kind("Nieuwjaarsreceptie", "Raadhuis, Ede", (), 55, 0, 0, "jaarlijks", january_day=8, hours="16:30-18:30"),
    _Kind(
        "Werkbezoek warmte", "Gent", listed("energie, bestuur, wonen"), 16, 190, 0, "", WARMTENET, hours="08:00-18:00"
    ),
    _Kind(
        "Opening proefboring",
        "Kernhem, Ede",
        listed("energie, pers, bestuur"),
        28,
        305,
        0,
        "",
        WARMTENET,
        hours="14:00-16:00",
    ),
    _Kind("Open dag zorgcentrum", "Ede", listed("zorg, samenleving"), 26, 130, 0, "", ZORGCENTRUM, hours="11:00-15:00"),
)


@dataclass(frozen=True, slots=True)
class Gathering:
    """One dated gathering, and who came."""

    event: int
    name: str
    place: str
    day: date
    dossier: str
    attendants: tuple[Character, ...]


def hold_gatherings(
    rows: SampleRows, characters: Sequence[Character], today: date, dossier_ids: dict[str, int]
) -> list[Gathering]:
    """Add every gathering with its series and attendance; oldest first within a series."""
    chance = chance_of("gatherings")
    held: list[Gathering] = []
    for kind in _KINDS:
        days = _days(kind, today)
        series_id = (
            rows.add("series", name=kind.name, search_key=fold(kind.name), rhythm=kind.rhythm)
            if len(days) > 1
            else None
        )
        public = _public(kind, characters)
        for day in days:
            event = rows.add(
                "event",
                name=kind.name,
                search_key=fold(kind.name),
                day=day,
                starts=kind.hours.partition("-")[0],
                ends=kind.hours.partition("-")[2],
                place=kind.place,
                own_attendance=OwnAttendance.ATTENDED.value,
                series_id=series_id,
                dossier_id=dossier_ids.get(kind.dossier),
            )
            came = _attendants(chance, kind, public, len(characters), today, day)
            for character in came:
                rows.add("attendance", event_id=event, contact_id=character.contact)
            held.append(Gathering(event, kind.name, kind.place, day, kind.dossier, came))
    return held


def _days(kind: _Kind, today: date) -> list[date]:
    """When it was, oldest first."""
    if kind.january_day:
        earliest = today - timedelta(days=TOLD_DAYS)
        january = [date(year, 1, kind.january_day) for year in range(earliest.year, today.year + 1)]
        return [day for day in january if earliest <= day < today]
    if not kind.every_days:
        return [on_a_weekday(today - timedelta(days=kind.newest_days))]
    return [
        on_a_weekday(today - timedelta(days=days))
        for days in reversed(range(kind.newest_days, TOLD_DAYS, kind.every_days))
    ]


def _public(kind: _Kind, characters: Sequence[Character]) -> list[Character]:
    """Whom it draws; those with much energy stand there several times, since they come more often."""
    drawn = [
        c
        for c in characters
        if not c.is_organisation and (not kind.sectors or c.sector.tag in kind.sectors) and c.stands
    ]
    return [c for c in drawn for _time in range(max(cell.horizontal for cell in c.stands.values()))]


def _attendants(
    chance: Random, kind: _Kind, public: list[Character], contacts: int, today: date, day: date
) -> tuple[Character, ...]:
    """Who came, nobody twice, and only whom I knew by then."""
    if not public:
        return ()
    came = [c for c in chance.choices(public, k=scaled(kind.attendants, contacts) + 3) if c.lead is not JAN_JANSEN]
    newest = day >= today - timedelta(days=kind.newest_days + 2)
    if kind.name == ZORGCONGRES and newest:
        came = [c for c in public if c.lead in ZORGCONGRES_GUESTS] + came
    return tuple(dict.fromkeys(c for c in came if today - timedelta(days=c.known_for_days) <= day))
