"""The ambassadors' path over time: how many stood on each stage at the end of each month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from netwerk_tui.domain.contact import AmbassadorStage
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.language import N_

MONTHS_SHOWN = 12

STAGE_LABELS: dict[AmbassadorStage, str] = {
    AmbassadorStage.CANDIDATE: N_("candidate"),
    AmbassadorStage.ASKED: N_("asked"),
    AmbassadorStage.ACTIVE: N_("active"),
    AmbassadorStage.LAPSED: N_("lapsed"),
}
"""The stages in a word, where it is clear that ambassadors are meant; in the order of the path."""


class StageStep(NamedTuple):
    """A contact came to a stage; None is off the path."""

    contact: ContactId
    day: date
    stage: AmbassadorStage | None


@dataclass(frozen=True, slots=True)
class MonthOfStages:
    """How it stood at the end of a month, or today in the month that is not over."""

    first_day: date
    counts: Mapping[AmbassadorStage, int]
    """Every stage is there, also an empty one."""


def growth(
    now: Mapping[ContactId, AmbassadorStage],
    steps: Sequence[StageStep],
    today: date,
    months: int = MONTHS_SHOWN,
) -> list[MonthOfStages]:
    """The last `months` months, oldest first, that of `today` last.

    `now` is who is on the path; `steps` are all dated steps, oldest first. Who has none counts as now in every month,
    and who has some is off the path before the first.
    """
    dated = {step.contact for step in steps}
    standing: dict[ContactId, AmbassadorStage | None] = {
        contact: stage for contact, stage in now.items() if contact not in dated
    }
    found = []
    following = iter(steps)
    step = next(following, None)
    for first_day, last_day in reversed(_months_back(today, months)):
        while step is not None and step.day <= last_day:
            standing[step.contact] = step.stage
            step = next(following, None)
        counts = Counter(standing.values())
        found.append(MonthOfStages(first_day, {stage: counts[stage] for stage in AmbassadorStage}))
    return found


def _months_back(today: date, months: int) -> list[tuple[date, date]]:
    """The first and the last day of each month, newest first; the newest ends today."""
    found = []
    last_day = today
    for _month in range(months):
        first_day = last_day.replace(day=1)
        found.append((first_day, last_day))
        last_day = first_day - timedelta(days=1)
    return found
