"""The rules of the daily review stated a second time, plainly and slowly, over what `netwerk export` writes.

Written apart from the program's own rules, to be compared with them on random networks. Only built-in matrices; nothing
is imported from netwerk.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

Row = dict[str, Any]

REASONS = (
    "promise-due",
    "thanks-owed",
    "result-owed",
    "loyal-silent",
    "partner-drifting",
    "overdue",
    "group-gap",
)
FULL = {"meeting", "call", "video", "event"}
HALF = {"message", "letter"}
TALKS = {"meeting", "call"}
SUGGESTED_A_GROUP = 3


@dataclass(frozen=True)
class Settings:
    """What the user can set, as the table of defaults has it."""

    cadences: dict[str, tuple[int, int]] = field(
        default_factory=lambda: {
            "acceptance-energy/partner": (30, 60),
            "acceptance-energy/follower": (60, 120),
            "acceptance-energy/waiter": (90, 180),
            "acceptance-energy/avoider": (120, 240),
            "acceptance-energy/opponent": (60, 120),
            "mutual-interest/partner": (30, 60),
            "mutual-interest/to-win": (60, 120),
            "mutual-interest/surroundings": (120, 240),
        }
    )
    loyal_silent_days: int = 180
    drift_days: int = 90
    thanks_wait_days: int = 14


@dataclass(frozen=True)
class Card:
    """One line of the queue."""

    contact: int
    reason: str
    since: date
    overdue_days: int
    other_reasons: tuple[str, ...]


class Restated:
    """One network on one day."""

    def __init__(self, export: Row, today: date, settings: Settings | None = None) -> None:
        self.today = today
        self.settings = settings or Settings()
        self.tables: dict[str, dict[int, Row]] = {
            name: {row["id"]: row for row in rows} for name, rows in export["tables"].items()
        }

    def queue(self) -> list[Card]:
        """The cards of the day, in order."""
        held = {contact: dict(self._reasons(contact)) for contact in self.tables["contact"]}
        for contact, since in self._gaps(held).items():
            held[contact]["group-gap"] = since
        cards = []
        for contact, reasons in held.items():
            if not reasons or self._is_out(contact):
                continue
            first, *others = sorted(reasons, key=REASONS.index)
            cards.append(Card(contact, first, reasons[first], (self.today - reasons[first]).days, tuple(others)))
        return sorted(cards, key=self._rank)

    # Who stands where

    def _open_dossiers(self) -> set[int]:
        return {
            row["id"]
            for row in self.tables["dossier"].values()
            if row.get("closed_on") is None or day(row["closed_on"]) > self.today
        }

    def _planes(self, contact: int) -> dict[tuple[str, int | None], list[Row]]:
        """The current assessments on each matrix and open dossier up to today, oldest first."""
        found: dict[tuple[str, int | None], list[Row]] = {}
        for row in self._of("assessment", contact):
            if row.get("kind", "current") != "current" or day(row["day"]) > self.today:
                continue
            dossier = row.get("dossier_id")
            if row["matrix"] != "mutual-interest" and dossier not in self._open_dossiers():
                continue
            found.setdefault((row["matrix"], None if row["matrix"] == "mutual-interest" else dossier), []).append(row)
        for rows in found.values():
            rows.sort(key=lambda row: (row["day"], row["id"]))
        return found

    def _categories(self, contact: int) -> set[str]:
        return {
            category(matrix, rows[-1].get("vertical", 0), rows[-1].get("horizontal", 0))
            for (matrix, _dossier), rows in self._planes(contact).items()
        }

    # Contact

    def _moments(self, contact: int) -> list[Row]:
        took_part = {row["interaction_id"] for row in self._of("participant", contact)}
        moments = [self.tables["interaction"][each] for each in took_part]
        return sorted(
            (row for row in moments if day(row["day"]) <= self.today), key=lambda row: (row["day"], row["id"])
        )

    def _last(self, contact: int) -> date | None:
        """The newest contact that counts fully."""
        days = [day(row["day"]) for row in self._moments(contact) if row["channel"] in FULL]
        return max(days, default=None)

    def _cadence(self, contact: int) -> tuple[int, int] | None:
        row = self.tables["contact"][contact]
        if row.get("ideal_days") is not None:
            return pair(row)
        of_tags = [pair(tag) for tag in self._tags(contact) if tag.get("ideal_days") is not None]
        if of_tags:
            return min(of_tags)
        of_categories = [
            self.settings.cadences[each] for each in self._categories(contact) if each in self.settings.cadences
        ]
        return min(of_categories, default=None)

    def _gets_broadcasts(self, contact: int) -> bool:
        """Whether broadcast is enough: nothing sets a cadence, and their interest and mine are low."""
        return self._cadence(contact) is None and "mutual-interest/spectator" in self._categories(contact)

    def _tags(self, contact: int) -> list[Row]:
        return [self.tables["tag"][row["tag_id"]] for row in self._of("contact_tag", contact)]

    def _due(self, contact: int) -> tuple[date, date] | None:
        """The days on which the ideal and the maximum are reached; None for those who are never due."""
        cadence = self._cadence(contact)
        if cadence is None:
            return None
        ideal, maximum = cadence
        start = self._last(contact)
        if start is None:
            start = self._first_assessment(contact)
        written = max((day(row["day"]) for row in self._moments(contact) if row["channel"] in HALF), default=None)
        dues = [] if start is None else [start + timedelta(days=ideal)]
        latest = [] if start is None else [start + timedelta(days=maximum)]
        if written is not None:
            dues.append(written + timedelta(days=ideal - ideal // 2))
            latest.append(written + timedelta(days=maximum - maximum // 2))
        if not dues:
            return self.today, self.today + timedelta(days=maximum - ideal)
        return max(dues), max(latest)

    def _first_assessment(self, contact: int) -> date | None:
        days = [
            day(row["day"])
            for row in self._of("assessment", contact)
            if row.get("kind", "current") == "current" and day(row["day"]) <= self.today
        ]
        return min(days, default=None)

    # Reasons

    def _reasons(self, contact: int) -> Iterator[tuple[str, date]]:
        for reason, since in (
            ("promise-due", self._promise_due(contact)),
            ("thanks-owed", self._thanks_owed(contact)),
            ("result-owed", self._result_owed(contact)),
            ("loyal-silent", self._loyal_silent(contact)),
            ("partner-drifting", self._drifting(contact)),
            ("overdue", self._overdue(contact)),
        ):
            if since is not None:
                yield reason, since

    def _promise_due(self, contact: int) -> date | None:
        return min(
            (
                day(row["due"])
                for row in self._of("followup", contact)
                if not row.get("theirs")
                and row.get("due")
                and day(row["due"]) <= self.today
                and not self._past(row.get("done_on"))
            ),
            default=None,
        )

    def _thanks_owed(self, contact: int) -> date | None:
        thanked = [day(row["day"]) for row in self._of("thanks", contact) if day(row["day"]) <= self.today]
        given = [
            day(row["done_on"])
            for row in self._of("followup", contact)
            if row.get("theirs") and self._past(row.get("done_on"))
        ]
        given += [day(row["answered_on"]) for row in self._of("ask", contact) if self._past(row.get("answered_on"))]
        owed = [
            each + timedelta(days=self.settings.thanks_wait_days)
            for each in given
            if not any(one >= each for one in thanked)
        ]
        return min((each for each in owed if each <= self.today), default=None)

    def _result_owed(self, contact: int) -> date | None:
        owed = [
            day(row["done_on"])
            for row in self._of("followup", contact)
            if row.get("theirs")
            and row.get("result")
            and self._past(row.get("done_on"))
            and not self._past(row.get("reported_on"))
        ]
        owed += [
            day(row["used_on"])
            for row in self._of("ask", contact)
            if self._past(row.get("used_on")) and not self._past(row.get("shown_on"))
        ]
        owed += [
            day(row["settled_on"])
            for row in self._of("concern", contact)
            if self._past(row.get("settled_on")) and not self._past(row.get("reported_on"))
        ]
        thanked = {row.get("success_id") for row in self._of("thanks", contact) if self._past(row["day"])}
        for row in self._of("contribution", contact):
            success = self.tables["success"][row["success_id"]]
            if self._past(success["day"]) and success["id"] not in thanked:
                owed.append(day(success["day"]))
        return min(owed, default=None)

    def _loyal_silent(self, contact: int) -> date | None:
        if self._gets_broadcasts(contact):
            return None
        loyal = any(
            matrix == "acceptance-energy" and rows[-1].get("vertical", 0) >= 2
            for (matrix, _dossier), rows in self._planes(contact).items()
        )
        if not loyal:
            return None
        outgoing = [
            day(row["day"])
            for row in self._moments(contact)
            if row["direction"] in {"out", "mutual"} and row["channel"] != "note"
        ]
        start = max(outgoing, default=self._first_assessment(contact))
        assert start is not None, "somebody loyal was assessed"
        silent_from = start + timedelta(days=self.settings.loyal_silent_days)
        return silent_from if silent_from <= self.today else None

    def _drifting(self, contact: int) -> date | None:
        found: list[date] = []
        for (matrix, _dossier), rows in self._planes(contact).items():
            if matrix == "power-interest":
                continue
            now = rows[-1]
            if category(matrix, now.get("vertical", 0), now.get("horizontal", 0)).endswith("/partner"):
                found += self._drops(rows)
                due = self._due(contact)
                if due is not None and due[1] < self.today:
                    found.append(due[1] + timedelta(days=1))
        return min(found, default=None)

    def _drops(self, rows: list[Row]) -> Iterator[date]:
        """The days of the last ninety on which a value went down, and has not come back since."""
        now = rows[-1]
        for before, after in pairwise(rows):
            if day(after["day"]) <= self.today - timedelta(days=self.settings.drift_days):
                continue
            for axis in ("vertical", "horizontal"):
                high = before.get(axis, 0)
                if after.get(axis, 0) < high and now.get(axis, 0) < high:
                    yield day(after["day"])

    def _overdue(self, contact: int) -> date | None:
        due = self._due(contact)
        return None if due is None or due[0] > self.today else due[0]

    def _gaps(self, held: dict[int, dict[str, date]]) -> dict[int, date]:
        """Whom to see for each target group that was not met in this week, with the Monday."""
        monday = self.today - timedelta(days=self.today.weekday())
        found: dict[int, date] = {}
        for tag in self.tables["tag"].values():
            if not tag.get("target_group"):
                continue
            people = sorted(
                row["contact_id"] for row in self.tables["contact_tag"].values() if row["tag_id"] == tag["id"]
            )
            if any(
                row["channel"] in TALKS and day(row["day"]) >= monday for each in people for row in self._moments(each)
            ):
                continue
            able = [each for each in people if not self._gets_broadcasts(each) and not self._is_out(each)]
            able.sort(key=lambda each: (self._due(each) is None, self._pressing(each)))
            for contact in able[:SUGGESTED_A_GROUP]:
                found[contact] = monday
        return found

    # Order

    def _rank(self, card: Card) -> tuple[Any, ...]:
        return (REASONS.index(card.reason), *self._pressing(card.contact))

    def _pressing(self, contact: int) -> tuple[Any, ...]:
        due, cadence = self._due(contact), self._cadence(contact)
        share = 0.0
        if due is not None and cadence is not None:
            share = (self.today - due[0]).days * self._importance(contact) / cadence[0]
        return -share, self._last(contact) or date.min, contact

    def _importance(self, contact: int) -> int:
        categories = self._categories(contact)
        importance = 1
        if categories & {"acceptance-energy/follower", "mutual-interest/to-win"}:
            importance = 2
        if categories & {"acceptance-energy/partner", "mutual-interest/partner", "power-interest/key-player"}:
            importance = 3
        importance += self.tables["contact"][contact].get("ambassador") == "active"
        powerful = any(
            matrix == "power-interest" and rows[-1].get("vertical", 0) > 5
            for (matrix, _dossier), rows in self._planes(contact).items()
        )
        return importance + powerful

    # Out of the queue

    def _is_out(self, contact: int) -> bool:
        if self.tables["contact"][contact].get("do_not_contact"):
            return True
        steps = sorted(
            (row for row in self._of("review_step", contact) if day(row["day"]) <= self.today),
            key=lambda row: (row["day"], row["id"]),
        )
        if not steps:
            return False
        until = steps[-1].get("until")
        return any(day(row["day"]) == self.today for row in steps) or (until is not None and day(until) > self.today)

    def _of(self, table: str, contact: int) -> list[Row]:
        return [row for row in self.tables[table].values() if row["contact_id"] == contact]

    def _past(self, value: str | None) -> bool:
        return value is not None and day(value) <= self.today


def day(value: str) -> date:
    """The day of an export."""
    return date.fromisoformat(value)


def pair(row: Row) -> tuple[int, int]:
    """A cadence of its own: without a maximum, twice the ideal."""
    ideal: int = row["ideal_days"]
    maximum: int | None = row.get("maximum_days")
    return ideal, 2 * ideal if maximum is None else maximum


def category(matrix: str, vertical: int, horizontal: int) -> str:
    """The category of a cell, as the table of the matrices has it."""
    if matrix == "acceptance-energy":
        name = _acceptance_energy(vertical, horizontal)
    elif matrix == "mutual-interest":
        names = {
            (True, True): "partner",
            (True, False): "to-win",
            (False, True): "surroundings",
            (False, False): "spectator",
        }
        name = names[vertical >= 6, horizontal >= 6]
    else:
        names = {
            (True, True): "key-player",
            (True, False): "keep-satisfied",
            (False, True): "keep-informed",
            (False, False): "monitor",
        }
        name = names[vertical >= 6, horizontal >= 6]
    return f"{matrix}/{name}"


def _acceptance_energy(acceptance: int, energy: int) -> str:
    if energy >= 4:
        return "partner" if acceptance >= 1 else "opponent" if acceptance <= -1 else "waiter"
    if acceptance >= 2:
        return "follower"
    return "avoider" if acceptance <= -2 else "waiter"
