"""The ambassadors' path over time: how many stood on each stage at the end of each month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from netwerk_tui.domain.contact import AmbassadorStage
from netwerk_tui.language import N_

MONTHS_SHOWN = 12

STAGE_LABELS: dict[AmbassadorStage, str] = {
    AmbassadorStage.CANDIDATE: N_("candidate"),
    AmbassadorStage.ASKED: N_("asked"),
    AmbassadorStage.ACTIVE: N_("active"),
    AmbassadorStage.LAPSED: N_("lapsed"),
}
"""The stages in a word, where it is clear that ambassadors are meant; in the order of the path."""


class StageChange(NamedTuple):
    """A contact that came to another stage; None is off the path, or not in the network."""

    day: date
    before: AmbassadorStage | None
    after: AmbassadorStage | None


@dataclass(frozen=True, slots=True)
class MonthOfStages:
    """How it stood at the end of a month, or today in the month that is not over."""

    first_day: date
    counts: Mapping[AmbassadorStage, int]
    """Every stage is there, also an empty one."""


def growth(
    now: Mapping[AmbassadorStage, int], changes: Iterable[StageChange], today: date, months: int = MONTHS_SHOWN
) -> list[MonthOfStages]:
    """The last `months` months, oldest first, that of `today` last.

    `now` is how it stands after all changes; `changes` are all since the end of the oldest month, in any order.
    """
    newest_first = sorted(changes, key=lambda change: change.day, reverse=True)
    counts = Counter(now)
    found = []
    taken_back = 0
    for first_day, last_day in _months_back(today, months):
        while taken_back < len(newest_first) and newest_first[taken_back].day > last_day:
            change = newest_first[taken_back]
            taken_back += 1
            if change.after is not None:
                counts[change.after] -= 1
            if change.before is not None:
                counts[change.before] += 1
        found.append(MonthOfStages(first_day, {stage: counts[stage] for stage in AmbassadorStage}))
    return found[::-1]


def oldest_month_end(today: date, months: int = MONTHS_SHOWN) -> date:
    """The last day of the oldest of these months: only changes after it matter."""
    return _months_back(today, months)[-1][1]


def _months_back(today: date, months: int) -> list[tuple[date, date]]:
    """The first and the last day of each month, newest first; the newest ends today."""
    found = []
    last_day = today
    for _month in range(months):
        first_day = last_day.replace(day=1)
        found.append((first_day, last_day))
        last_day = first_day - timedelta(days=1)
    return found
