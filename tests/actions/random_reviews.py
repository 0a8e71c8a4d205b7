"""Small networks in which much is due: for comparing the daily review with its rules stated a second time."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from typing import Any

from netwerk_tui.actions.network import Network
from netwerk_tui.domain.asks import AskStatus
from netwerk_tui.domain.contact import AmbassadorStage
from netwerk_tui.domain.interaction import Channel, Direction
from netwerk_tui.domain.matrix import BUILT_IN
from netwerk_tui.domain.review import StepOutcome
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import Transaction, transaction

_PEOPLE = 14


def fill_with_dues(network: Network, seed: int, today: date) -> None:
    """Add people, and for each of them some of everything that may bring a card, most of it near its boundaries."""
    chance = random.Random(seed)
    with transaction(network.database, f"Random {seed}", "test") as recording:
        _Filling(recording.verbs, chance, today).fill()


class _Filling:
    def __init__(self, verbs: Transaction, chance: random.Random, today: date) -> None:
        self._verbs = verbs
        self._chance = chance
        self._today = today

    def fill(self) -> None:
        """Add everything."""
        chance = self._chance
        people = self._verbs.insert(tables.contact, [self._person(number) for number in range(_PEOPLE)])
        dossiers = self._verbs.insert(
            tables.dossier,
            [
                {"name": f"Dossier {number}", "search_key": f"dossier {number}", "closed_on": closed}
                for number, closed in enumerate((None, None, self._day(-60), self._day(30)))
            ],
        )
        tags = self._verbs.insert(
            tables.tag,
            [
                {"name": f"tag{number}", "search_key": f"tag{number}", "target_group": number < 2} | self._cadence(0.3)
                for number in range(4)
            ],
        )
        for contact in people:
            self._verbs.insert(
                tables.contact_tag,
                [{"contact_id": contact, "tag_id": tag} for tag in tags if chance.random() < 0.25],
            )
            self._assess(contact, dossiers)
            self._deal_with(contact)
        for _number in range(chance.randint(0, 3 * _PEOPLE)):
            self._meet(people)
        self._succeed(people)

    def _person(self, number: int) -> dict[str, Any]:
        chance = self._chance
        row: dict[str, Any] = {"given_name": f"Persoon{number}", "surname": "Proef"} | self._cadence(0.2)
        if chance.random() < 0.1:
            row["do_not_contact"] = "all"
        if chance.random() < 0.2:
            row["ambassador"] = chance.choice(list(AmbassadorStage)).value
        return row

    def _cadence(self, likelihood: float) -> dict[str, Any]:
        if self._chance.random() > likelihood:
            return {}
        ideal = self._chance.choice((7, 15, 45, 90))
        return {"ideal_days": ideal, "maximum_days": self._chance.choice((ideal, 2 * ideal))}

    def _assess(self, contact: int, dossiers: list[int]) -> None:
        for _number in range(self._chance.choice((0, 1, 1, 2, 4))):
            matrix = self._chance.choice((BUILT_IN[0], *BUILT_IN))
            row = {
                "contact_id": contact,
                "matrix": matrix.id,
                "dossier_id": self._chance.choice(dossiers) if matrix.per_dossier else None,
                "kind": self._chance.choice(("current", "current", "current", "target")),
                "vertical": self._chance.choice(matrix.vertical.values),
                "horizontal": self._chance.choice(matrix.horizontal.values),
                "day": self._near(30, 60, 89, 90, 91, 120, 180, 400, -5),
            }
            self._verbs.insert(tables.assessment, [row])

    def _deal_with(self, contact: int) -> None:
        chance = self._chance
        for _number in range(chance.choice((0, 0, 1, 2))):
            done = self._near(1, 13, 14, 15, 40, -3) if chance.random() < 0.6 else None
            row = {
                "contact_id": contact,
                "theirs": chance.random() < 0.5,
                "text": "belofte",
                "due": chance.choice((None, self._near(0, 1, -1, 20))),
                "done_on": done,
                "result": chance.choice(("", "gelukt")) if done else "",
                "reported_on": chance.choice((None, self._near(0, 5))) if done else None,
            }
            self._verbs.insert(tables.followup, [row])
        if chance.random() < 0.3:
            self._ask(contact)
        if chance.random() < 0.3:
            self._verbs.insert(tables.thanks, [{"contact_id": contact, "day": self._near(0, 1, 13, 14, 40, -2)}])
        if chance.random() < 0.2:
            settled = chance.choice((None, self._near(0, 3, -3)))
            row = {"contact_id": contact, "raised_on": self._near(50), "text": "zorg", "settled_on": settled}
            row["reported_on"] = chance.choice((None, self._near(0, 1))) if settled else None
            self._verbs.insert(tables.concern, [row])
        for _number in range(chance.choice((0, 0, 0, 1, 2))):
            row = {
                "contact_id": contact,
                "day": self._near(0, 1, 7, -2),
                "outcome": chance.choice(list(StepOutcome)),
                "until": chance.choice((None, self._near(0, 1, -1, -9))),
            }
            self._verbs.insert(tables.review_step, [row])

    def _ask(self, contact: int) -> None:
        reached = self._chance.randint(0, 4)
        row: dict[str, Any] = {"contact_id": contact, "topic": "warmte", "status": list(AskStatus)[reached]}
        days = sorted(self._near(0, 5, 13, 14, 15, 60, 100) for _step in range(4))
        row |= dict(zip(("asked_on", "answered_on", "used_on", "shown_on")[:reached], days, strict=False))
        self._verbs.insert(tables.ask, [row])

    def _meet(self, people: list[int]) -> None:
        chance = self._chance
        row = {
            "day": self._near(0, 1, 3, 6, 7, 15, 22, 29, 30, 31, 45, 60, 61, 90, 179, 180, 181, 400, -1),
            "channel": chance.choice(list(Channel)),
            "direction": chance.choice(list(Direction)),
            "recorded_at": datetime(2026, 1, 1, tzinfo=UTC),
        }
        (moment,) = self._verbs.insert(tables.interaction, [row])
        there = chance.sample(people, chance.choice((1, 1, 1, 2, 4)))
        self._verbs.insert(tables.participant, [{"interaction_id": moment, "contact_id": each} for each in there])

    def _succeed(self, people: list[int]) -> None:
        for _number in range(self._chance.randint(0, 2)):
            row = {"name": "Gelukt", "day": self._near(0, 10, -1)}
            (success,) = self._verbs.insert(tables.success, [row])
            there = self._chance.sample(people, 3)
            self._verbs.insert(tables.contribution, [{"success_id": success, "contact_id": each} for each in there])
            row = {"contact_id": there[0], "day": self._near(0, 3), "success_id": success}
            self._verbs.insert(tables.thanks, [row])

    def _near(self, *days_ago: int) -> date:
        return self._today - timedelta(days=self._chance.choice(days_ago) + self._chance.choice((0, 0, 0, 1, -1)))

    def _day(self, days_ahead: int) -> date:
        return self._today + timedelta(days=days_ahead)
