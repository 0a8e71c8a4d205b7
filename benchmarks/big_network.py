"""A network of any size, to measure with: `python benchmarks/big_network.py PATH --contacts N --interactions M`.

100,000 contacts with 300,000 assessments take about 20 s to write, a million interactions about 60 s more. Rows go in
past the ledger, so the network has no history to undo. The same arguments on the same day give the same rows; nobody in
it exists.
"""

from __future__ import annotations

import argparse
from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate, islice
from pathlib import Path
from random import Random
from typing import Any, TypeVar

import sqlalchemy as sa
from invented_words import (
    COMMON_SURNAMES,
    GIVEN_NAMES,
    GROUPS,
    PARTICLES,
    ROLES,
    SUBJECTS,
    SURNAME_BEGINNINGS,
    SURNAME_ENDINGS,
    TARGET_GROUPS,
    TOWNS,
)

from netwerk_tui.domain.assessment import Evidence
from netwerk_tui.domain.contact import PointKind
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, MUTUAL_INTEREST
from netwerk_tui.domain.names import SortRule, full_name, search_key, sort_key, sort_rule, split_surname
from netwerk_tui.domain.points import match_key
from netwerk_tui.domain.text import fold
from netwerk_tui.store import tables
from netwerk_tui.store.upgrade import open_database

T = TypeVar("T")
Row = dict[str, Any]

_TOLD_DAYS = 1095
_BATCH = 20_000

_EVIDENCE = ("", "", *Evidence, f"{Evidence.ANSWERS} {Evidence.KEEPS_AGREEMENTS}")

_CHANNELS = {"meeting": 14, "event": 8, "video": 4, "call": 18, "message": 38, "letter": 2, "post": 5, "like": 7}
_CHANNELS |= {"note": 4}
_DIRECTIONS = {
    "message": ("out", "out", "out", "in", "in", "mutual"),
    "letter": ("out", "out", "in"),
    "post": ("in",),
    "like": ("in",),
    "note": ("out",),
}
_FACE_TO_FACE = ("mutual", "mutual", "out", "in")


class BigNetwork:
    """Makes up rows, table by table, in the order in which they refer to each other."""

    def __init__(self, today: date, contacts: int, assessments: int, interactions: int) -> None:
        self._chance = Random("netwerk")
        self._today = today
        self._count = contacts
        self._assessments = assessments
        self._interactions = interactions
        self._next_id = 2
        """1 is the general dossier, which every network has."""
        self._contacts = range(0)
        self._dossiers: Sequence[int] = ()
        self._kept = tuple(accumulate(1 / (1 + rank / (contacts / 12 + 1)) for rank in range(contacts)))
        """How often contacts are seen, added up: the first ones a dozen times as often as the last."""

    @property
    def last_id(self) -> int:
        """The newest id that was given out."""
        return self._next_id - 1

    def tables(self) -> Iterator[tuple[sa.Table, Iterator[Row]]]:
        """Each table with its rows, which are to be used up before the next table is asked for."""
        start = self._next_id
        self._contacts = range(start, start + self._count)
        yield tables.contact, self._people()
        yield tables.contact_point, self._addresses()
        dossiers = self._next_id
        yield tables.dossier, self._topics()
        self._dossiers = (1, *range(dossiers, self._next_id))
        yield tables.assessment, self._scorings()
        groups = self._next_id
        yield tables.tag, self._groups()
        yield tables.contact_tag, self._members(range(groups, self._next_id))
        events = self._next_id
        yield tables.event, self._gatherings()
        yield tables.attendance, self._guests(range(events, self._next_id))
        moments = self._next_id
        yield tables.interaction, self._moments()
        yield tables.participant, self._taking_part(moments)
        yield tables.followup, self._rows(self._count // 5, self._promise)
        yield tables.ask, self._rows(self._count // 10, self._question)
        yield tables.thanks, self._rows(self._count // 5, self._thanks)
        yield tables.favour, self._rows(self._count // 10, self._favour)
        yield tables.review_step, self._rows(min(self._count, 900), self._step)

    def _new_id(self) -> int:
        self._next_id += 1
        return self._next_id - 1

    def _rows(self, count: int, row: Callable[[], Row]) -> Iterator[Row]:
        for _number in range(count):
            yield {"id": self._new_id(), "contact_id": self._somebody(), **row()}

    def _somebody(self) -> int:
        """A contact, those whom I know well more often."""
        drawn = bisect(self._kept, self._chance.random() * self._kept[-1], 0, self._count - 1)
        return self._contacts[drawn]

    def _some_day(self, within_days: int = _TOLD_DAYS) -> date:
        return self._today - timedelta(days=self._chance.randrange(within_days))

    def _favouring_first(self, choices: Sequence[T]) -> T:
        return choices[int(len(choices) * self._chance.random() ** 2)]

    # Who there is

    def _people(self) -> Iterator[Row]:
        chance = self._chance
        for _number in range(self._count):
            locality, country = self._favouring_first(TOWNS)
            given_name = self._favouring_first(GIVEN_NAMES)
            particle, surname = split_surname(self._surname())
            named = full_name(given_name, particle, surname)
            yield {
                "id": self._new_id(),
                "given_name": given_name,
                "particle": particle,
                "surname": surname,
                "organisation": f"{self._favouring_first(SURNAME_BEGINNINGS)}groep {chance.randrange(200)}",
                "role": self._favouring_first(ROLES),
                "locality": locality,
                "country": country,
                "ambassador": chance.choice(("candidate", "active")) if chance.random() < 0.01 else "",
                "sort_key": sort_key(given_name, particle, surname, sort_rule(country, SortRule.DUTCH)),
                "search_key": search_key(named),
            }

    def _surname(self) -> str:
        if self._chance.random() < 0.4:
            return self._favouring_first(COMMON_SURNAMES)
        made = self._chance.choice(SURNAME_BEGINNINGS) + self._chance.choice(SURNAME_ENDINGS)
        return f"{self._chance.choice(PARTICLES)} {made}".strip()

    def _addresses(self) -> Iterator[Row]:
        for number, contact in enumerate(self._contacts):
            if self._chance.random() < 0.7:
                address = f"{self._favouring_first(ROLES)}.{number}@example.org"
                yield {
                    "id": self._new_id(),
                    "contact_id": contact,
                    "kind": PointKind.EMAIL.value,
                    "value": address,
                    "match_key": match_key(PointKind.EMAIL, address),
                }

    def _topics(self) -> Iterator[Row]:
        for name in ("Warmtenet", "Zorgcentrum"):
            yield {"id": self._new_id(), "name": name, "search_key": fold(name)}

    def _scorings(self) -> Iterator[Row]:
        chance = self._chance
        for _number in range(self._assessments):
            interest = chance.random() < 0.25
            matrix = MUTUAL_INTEREST if interest else ACCEPTANCE_ENERGY
            yield {
                "id": self._new_id(),
                "contact_id": chance.choice(self._contacts),
                "matrix": matrix.id,
                "dossier_id": None if interest else self._dossiers[chance.choice((0, 1, 1, 2))],
                "vertical": chance.choice(matrix.vertical.values),
                "horizontal": chance.choice(matrix.horizontal.values),
                "evidence": chance.choice(_EVIDENCE),
                "day": self._some_day(),
            }

    def _groups(self) -> Iterator[Row]:
        for number, name in enumerate(GROUPS):
            yield {
                "id": self._new_id(),
                "name": name,
                "search_key": fold(name),
                "target_group": number < TARGET_GROUPS,
                "ideal_days": 45 if name == "sleutelfiguur" else None,
                "maximum_days": 90 if name == "sleutelfiguur" else None,
            }

    def _members(self, groups: Sequence[int]) -> Iterator[Row]:
        for contact in self._contacts:
            if self._chance.random() < 0.6:
                yield {"id": self._new_id(), "contact_id": contact, "tag_id": self._favouring_first(groups)}

    # What happened

    def _gatherings(self) -> Iterator[Row]:
        """Over the years and the month to come."""
        for number in range(self._count // 250):
            name = f"Bijeenkomst over {self._chance.choice(SUBJECTS)}"
            day = self._some_day() + timedelta(days=30)
            yield {
                "id": self._new_id(),
                "name": name,
                "search_key": fold(name),
                "day": day,
                "place": f"Zaal {number % 9}",
            }

    def _guests(self, events: Sequence[int]) -> Iterator[Row]:
        for event in events:
            for contact in dict.fromkeys(self._somebody() for _seat in range(25)):
                yield {"id": self._new_id(), "event_id": event, "contact_id": contact}

    def _moments(self) -> Iterator[Row]:
        """Oldest first, evenly over the years."""
        for moment in self._told():
            subject = self._chance.choice(SUBJECTS)
            yield {
                **moment,
                "id": self._new_id(),
                "text": f"Gesproken over {subject}." if moment["direction"] == "mutual" else f"Bericht over {subject}.",
                "recorded_at": datetime.combine(moment["day"], time(20), UTC),
            }

    def _taking_part(self, first_moment: int) -> Iterator[Row]:
        for interaction, moment in enumerate(self._told(), first_moment):
            yield {"id": self._new_id(), "interaction_id": interaction, "contact_id": self._somebody(), **moment}

    def _told(self) -> Iterator[Row]:
        """What participants keep of each moment too. The same at each call."""
        chance = Random("netwerk: moments")
        channels, weights = tuple(_CHANNELS), tuple(accumulate(_CHANNELS.values()))
        for number in range(self._interactions):
            (channel,) = chance.choices(channels, cum_weights=weights)
            yield {
                "day": self._today - timedelta(days=_TOLD_DAYS - 1 - number * _TOLD_DAYS // self._interactions),
                "channel": channel,
                "direction": chance.choice(_DIRECTIONS.get(channel, _FACE_TO_FACE)),
            }

    def _promise(self) -> Row:
        due = self._some_day()
        is_done = (self._today - due).days > 30 or self._chance.random() < 0.8
        return {
            "theirs": self._chance.random() < 0.4,
            "text": f"Terugkomen op {self._chance.choice(SUBJECTS)}",
            "due": due,
            "done_on": min(self._today, due + timedelta(days=2)) if is_done else None,
            "result": "gelukt" if is_done and self._chance.random() < 0.5 else "",
        }

    def _question(self) -> Row:
        subject, day = self._chance.choice(SUBJECTS), self._some_day()
        is_answered = self._chance.random() < 0.6
        return {
            "topic": subject,
            "text": f"Hoe valt {subject}?",
            "status": "answered" if is_answered else "open",
            "opened_on": day,
            "asked_on": day if is_answered else None,
            "answered_on": day if is_answered else None,
            "answer": "Ja, mits het op papier staat." if is_answered else "",
        }

    def _thanks(self) -> Row:
        return {"day": self._some_day(), "text": "Bedankt met een kaartje."}

    def _favour(self) -> Row:
        given = self._chance.random() < 0.6
        return {
            "day": self._some_day(),
            "direction": "out" if given else "in",
            "text": "Een aanbeveling geschreven." if given else "Stelde de zaal beschikbaar.",
        }

    def _step(self) -> Row:
        return {"day": self._some_day(100), "outcome": "done", "reason": "overdue"}


def make_big_network(
    path: Path, today: date, *, contacts: int, assessments: int | None = None, interactions: int = 0
) -> None:
    """Write the network to a file that does not exist yet; three assessments a contact unless told otherwise."""
    network = BigNetwork(today, contacts, 3 * contacts if assessments is None else assessments, interactions)
    with open_database(f"sqlite:///{path}") as database:
        for table, rows in network.tables():
            with database.writing() as connection:
                while batch := list(islice(rows, _BATCH)):
                    connection.execute(sa.insert(table), batch)
        counter = tables.counter
        with database.writing() as connection:
            connection.execute(sa.update(counter).where(counter.c.name == "row").values(value=network.last_id))


def main() -> None:
    """Make the network that the arguments describe."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--contacts", type=int, default=100_000)
    parser.add_argument("--assessments", type=int, default=None, help="three a contact, if not given")
    parser.add_argument("--interactions", type=int, default=0)
    parser.add_argument("--today", type=date.fromisoformat, default=datetime.now().astimezone().date())
    asked = parser.parse_args()
    if asked.path.exists():
        parser.error(f"{asked.path} exists already")
    make_big_network(
        asked.path,
        asked.today,
        contacts=asked.contacts,
        assessments=asked.assessments,
        interactions=asked.interactions,
    )


if __name__ == "__main__":
    main()
