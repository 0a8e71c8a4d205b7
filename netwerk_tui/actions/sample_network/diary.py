"""What stands in my diary: gatherings to come, who is expected there, and those that I chose and then missed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from netwerk_tui.actions.sample_network.cast import Character
from netwerk_tui.actions.sample_network.chance import chance_of, scaled
from netwerk_tui.actions.sample_network.days import on_a_weekday, on_the_next_weekday
from netwerk_tui.actions.sample_network.lists import listed
from netwerk_tui.actions.sample_network.moments import Moment
from netwerk_tui.actions.sample_network.rows import SampleRows
from netwerk_tui.actions.sample_network.topics import WARMTENET, ZORGCENTRUM
from netwerk_tui.domain.event import AttendanceStatus, OwnAttendance
from netwerk_tui.domain.interaction import ENCOUNTERS
from netwerk_tui.domain.text import fold


@dataclass(frozen=True, slots=True)
class _Planned:
    """A gathering that did not happen to me yet, or at all."""

    name: str
    place: str
    in_days: int
    """From today; negative for one that is over."""
    hours: str
    own: OwnAttendance
    sectors: tuple[str, ...] = ()
    guests: int = 0
    """Who is expected whom I have met before, in a network of 1,600."""
    strangers: int = 0
    """Who is expected whom I never met."""
    declined: int = 0
    dossier: str = ""
    lasts_days: int = 1
    notes: str = ""


_CHOSEN, _MISSED, _UNDECIDED = OwnAttendance.CHOSEN, OwnAttendance.MISSED, OwnAttendance.UNDECIDED

_PLANNED = (
    _Planned("Regiodag energie", "Provinciehuis, Arnhem", -72, "10:00-16:00", _MISSED),
    _Planned("Netwerklunch zorg", "Stadscafé, Ede", -52, "12:00-13:30", _MISSED, dossier=ZORGCENTRUM),
    _Planned("Ondernemersborrel", "De Fabriek, Veenendaal", -26, "17:00-19:00", _MISSED),
    _Planned("Inloopavond isolatie", "Wijkcentrum De Linde, Ede", -3, "19:00-21:00", _CHOSEN, dossier=WARMTENET),
    _Planned(
        "Bewonersavond Kernhem",
        "Basisschool De Vuursteen, Ede",
        1,
        "19:30-22:00",
        _CHOSEN,
        listed("bewoners, wonen, samenleving"),
        10,
        3,
        2,
        WARMTENET,
        notes="Tafels van acht; ik open om kwart voor acht.",
    ),
    _Planned("Netwerklunch zorg", "Stadscafé, Ede", 4, "12:00-13:30", _CHOSEN, listed("zorg"), 6, 1, 1, ZORGCENTRUM),
    _Planned("Raadsavond warmtevisie", "Raadhuis, Ede", 10, "20:00-22:30", _CHOSEN, listed("bestuur"), 8, 0, 1),
    _Planned("Ondernemersborrel", "De Fabriek, Veenendaal", 13, "17:00-19:00", _UNDECIDED, listed("ondernemers"), 5, 2),
    _Planned("Persontbijt", "Redactie Edese Koerier", 17, "08:00-09:00", _UNDECIDED, listed("pers"), 3, 1),
    _Planned(
        "Warmtedagen", "Flanders Expo, Gent", 25, "", _UNDECIDED, listed("energie"), 6, 2, 0, WARMTENET, lasts_days=2
    ),
)


def plan_gatherings(
    rows: SampleRows,
    characters: Sequence[Character],
    moments: Sequence[Moment],
    today: date,
    dossier_ids: dict[str, int],
) -> None:
    """Add what stands in the diary, and who is expected."""
    chance = chance_of("diary")
    met = {c.contact for moment in moments if moment.channel in ENCOUNTERS for c in moment.people}
    for planned in _PLANNED:
        day = _day(planned, today)
        starts, _dash, ends = planned.hours.partition("-")
        event = rows.add(
            "event",
            name=planned.name,
            search_key=fold(planned.name),
            day=day,
            until=day + timedelta(days=planned.lasts_days - 1) if planned.lasts_days > 1 else None,
            starts=starts,
            ends=ends,
            place=planned.place,
            notes=planned.notes,
            own_attendance=planned.own.value,
            dossier_id=dossier_ids.get(planned.dossier),
        )
        for status, guests in _invited(chance, planned, characters, met).items():
            for guest in guests:
                rows.add("attendance", event_id=event, contact_id=guest.contact, status=status.value)


def _day(planned: _Planned, today: date) -> date:
    """A working day, but for what is tomorrow."""
    day = today + timedelta(days=planned.in_days)
    if planned.in_days < 0:
        return on_a_weekday(day)
    return day if planned.in_days == 1 else on_the_next_weekday(day)


def _invited(
    chance: Random, planned: _Planned, characters: Sequence[Character], met: set[int]
) -> dict[AttendanceStatus, list[Character]]:
    """Who is expected and who declined, nobody twice."""
    drawn = [c for c in characters if c.sector.tag in planned.sectors and not c.is_organisation and c.lead is None]
    known = [c for c in drawn if c.contact in met]
    strangers = [c for c in drawn if c.contact not in met]
    invited = chance.sample(known, min(len(known), scaled(planned.guests + planned.declined, len(characters))))
    declined = scaled(planned.declined, len(characters))
    return {
        AttendanceStatus.EXPECTED: [
            *invited[declined:],
            *chance.sample(strangers, min(len(strangers), scaled(planned.strangers, len(characters)))),
        ],
        AttendanceStatus.DECLINED: invited[:declined],
    }
