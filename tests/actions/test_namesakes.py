"""Who of a file gets which id, told once more without any shortcut: each row is compared with all that came before."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date

import pytest

from netwerk_tui.actions.import_matching import distinct_people
from netwerk_tui.domain.contact import PointKind
from netwerk_tui.domain.incoming import IncomingContact, IncomingPoint

_DAY = date(2026, 1, 1)


class Somebody:
    """What is known so far of one person of the file."""

    def __init__(self, row: IncomingContact) -> None:
        self.where = row.where
        self.emails = emails_of(row)
        self.work = (row.organisation, row.role)

    def may_be(self, row: IncomingContact) -> bool:
        """Whether the row may be about them."""
        if self.emails and emails_of(row):
            return bool(self.emails & emails_of(row))
        return self.work == (row.organisation, row.role)

    def take(self, row: IncomingContact) -> None:
        """Another row is about them."""
        organisation, role = self.work
        self.emails |= emails_of(row)
        fits = organisation in ("", row.organisation)
        self.work = (organisation or row.organisation, role or (row.role if fits else ""))


def emails_of(row: IncomingContact) -> set[str]:
    return {point.value for point in row.points}


def restated(rows: Sequence[IncomingContact]) -> list[tuple[str, str]]:
    """The first row of each person and their id, in order."""
    by_email: dict[tuple[str, str], str] = {}
    for row in rows:
        if row.external_id:
            by_email.update({(email, row.given_name): row.external_id for email in emails_of(row)})
    people: dict[str, Somebody] = {}
    for row in rows:
        named = [(point.value, row.given_name) for point in row.points]
        key = row.external_id or next((by_email[each] for each in named if each in by_email), "")
        if not key:
            stem = f"name:{row.given_name} x:{row.connected_on.isoformat() if row.connected_on else ''}"
            keys = [stem, *(f"{stem}:{number}" for number in range(2, len(rows) + 2))]
            key = next(each for each in keys if each not in people or people[each].may_be(row))
        if key in people:
            people[key].take(row)
        else:
            people[key] = Somebody(row)
        for each in named:
            by_email.setdefault(each, key)
    return [(somebody.where, key) for key, somebody in people.items()]


def invented(chance: random.Random) -> list[IncomingContact]:
    """Rows of few names, of which some share addresses and some have none."""
    addresses, names = chance.choice((2, 5, 1000)), chance.randrange(1, 4)
    return [
        IncomingContact(
            where=f"row {number}",
            external_id=chance.choice(("", "", "", f"id{chance.randrange(5)}")),
            given_name=f"n{chance.randrange(names)}",
            particle="",
            surname="x",
            organisation=chance.choice(("", "a", "b")),
            role=chance.choice(("", "r")),
            points=tuple(
                IncomingPoint(PointKind.EMAIL, f"m{chance.randrange(addresses)}@x.example")
                for _ in range(chance.choice((0, 0, 1, 1, 2)))
            ),
            connected_on=chance.choice((None, _DAY)),
        )
        for number in range(chance.randrange(1, 25))
    ]


@pytest.mark.parametrize("seed", range(10))
def test_namesakes_are_told_apart_as_by_comparing_each_with_each(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(60):
        rows = invented(chance)
        expected = restated(rows)
        assert [(person.where, person.external_id) for person in distinct_people(rows)] == expected
