"""The figures of the week stated a second time, plainly and slowly, over what `netwerk export` writes.

Written apart from the program's own counting, to be compared with it on random networks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from tests.actions.restated_review import FULL, HALF, TALKS, Restated, Row, day

MEETS = {"meeting", "call", "video", "event"}


class RestatedWeek(Restated):
    """One network in the week of one day."""

    # The weekly rule

    def groups(self) -> dict[str, tuple[bool, list[bool], int]]:
        """Of each target group, by name: met this week, met in the twelve before (oldest first), and the streak."""
        found = {}
        for tag in self.tables["tag"].values():
            if tag.get("target_group"):
                weeks = self._weeks_talked(tag["id"])
                monday = self.today - timedelta(days=self.today.weekday())
                past = [monday - timedelta(weeks=number) in weeks for number in range(12, 0, -1)]
                found[tag["name"]] = (monday in weeks, past, self._streak(weeks, monday))
        return found

    def _weeks_talked(self, tag: int) -> set[date]:
        """The Mondays of the weeks with a talk, whoever of the group it was with."""
        members = {row["contact_id"] for row in self.tables["contact_tag"].values() if row["tag_id"] == tag}
        return {
            day(row["day"]) - timedelta(days=day(row["day"]).weekday())
            for member in members
            for row in self._moments(member)
            if row["channel"] in TALKS
        }

    @staticmethod
    def _streak(weeks: set[date], monday: date) -> int:
        count = int(monday in weeks)
        while monday - timedelta(weeks=1) in weeks:
            monday -= timedelta(weeks=1)
            count += 1
        return count

    # Contact moments

    def _taken_part(self) -> Iterator[tuple[int, Row]]:
        """Everybody in every contact moment up to the day, notes left out."""
        for row in self.tables["participant"].values():
            moment = self.tables["interaction"][row["interaction_id"]]
            if day(moment["day"]) <= self.today and moment["channel"] != "note":
                yield row["contact_id"], moment

    def heat(self) -> list[int]:
        """The contacts of 53 weeks, oldest first."""
        counts: Counter[date] = Counter()
        for _contact, moment in self._taken_part():
            if moment["channel"] != "broadcast":
                when = day(moment["day"])
                counts[when - timedelta(days=when.weekday())] += 1
        monday = self.today - timedelta(days=self.today.weekday())
        return [counts[monday - timedelta(weeks=number)] for number in range(52, -1, -1)]

    def balance(self, days: int) -> tuple[int, int, int, int, int]:
        """In, out, mutual, written to me and written by me."""
        since = self.today - timedelta(days=days - 1)
        ways: Counter[str] = Counter()
        written: Counter[str] = Counter()
        for _contact, moment in self._taken_part():
            if day(moment["day"]) >= since:
                ways[moment["direction"]] += 1
                if moment["channel"] in HALF:
                    written[moment["direction"]] += 1
        return (
            ways["in"],
            ways["out"],
            ways["mutual"],
            written["in"] + written["mutual"],
            written["out"] + written["mutual"],
        )

    def personal_of_90_days(self) -> int:
        """How many personal contacts there were."""
        since = self.today - timedelta(days=89)
        return sum(moment["channel"] in FULL and day(moment["day"]) >= since for _contact, moment in self._taken_part())

    # Capacity and ties

    def _may_be_due(self) -> dict[int, tuple[int, int]]:
        found = {}
        for contact, row in self.tables["contact"].items():
            cadence = self._cadence(contact)
            if cadence is not None and not row.get("do_not_contact", "").strip():
                found[contact] = cadence
        return found

    def demanded(self) -> tuple[int, Fraction]:
        """How many contacts are due some time, and what that comes to a day."""
        cadences = self._may_be_due().values()
        return len(cadences), sum((Fraction(1, ideal) for ideal, _maximum in cadences), Fraction())

    def encounters(self) -> dict[int, int]:
        """How often each contact was met or spoken with."""
        met = Counter(contact for contact, moment in self._taken_part() if moment["channel"] in MEETS)
        return {contact: met[contact] for contact in self.tables["contact"]}

    def thin(self, enough: int) -> list[tuple[int, int]]:
        """Those with a cadence who were met too seldom, with how often; the most important first."""
        met = self.encounters()
        found = [each for each in self._may_be_due() if met[each] < enough]
        found.sort(key=lambda each: (-self._importance(each), met[each], each))
        return [(each, met[each]) for each in found]

    def one_way(self) -> list[tuple[int, int]]:
        """To whom three or more went out in a year and from whom nothing came; the most first."""
        since = self.today - timedelta(days=364)
        out: Counter[int] = Counter()
        back: Counter[int] = Counter()
        for contact, moment in self._taken_part():
            if day(moment["day"]) >= since:
                out[contact] += moment["direction"] != "in"
                back[contact] += moment["direction"] != "out"
        found = [(contact, count) for contact, count in out.items() if count >= 3 and not back[contact]]
        return sorted(found, key=lambda each: (-each[1], each[0]))

    def loyal_and_silent(self) -> list[int]:
        """Everybody with that reason for a card, in the order of the queue."""
        return [card.contact for card in self.queue() if "loyal-silent" in (card.reason, *card.other_reasons)]
