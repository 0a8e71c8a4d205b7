"""When a backup was made and why, as its file's name tells, and which of the older ones are kept.

The rule counts the days, weeks and months that have backups, not those that have passed: a clock that is set wrong, or
a network that rests for a year, makes no backup go.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Hashable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from netwerk_tui.language import N_


class Occasion(StrEnum):
    """Why a backup was made."""

    ASKED = "backup"
    ROUTINE = "routine"
    IMPORT = "import"
    BULK = "bulk"
    MIGRATION = "schema"
    RESTORE = "restore"


OCCASION_LABELS = {
    Occasion.ASKED: N_("asked for"),
    Occasion.ROUTINE: N_("by itself"),
    Occasion.IMPORT: N_("before an import"),
    Occasion.BULK: N_("before a change of many"),
    Occasion.MIGRATION: N_("before a newer netwerk"),
    Occasion.RESTORE: N_("before a restore"),
}

THINNED = frozenset({Occasion.ROUTINE, Occasion.IMPORT, Occasion.BULK})
"""Those that netwerk makes by itself, and takes away when there are enough; the others stay for the user to remove."""

NEWEST_KEPT = 10
DAYS_KEPT = 14
WEEKS_KEPT = 8
MONTHS_KEPT = 24

_STAMP = "%Y%m%dT%H%M%S%fZ"
_NAME = re.compile(
    r"netwerk-(?:(?P<network>[0-9a-f]{8})-)?(?P<occasion>[a-z]+)(?:-[^-]+)?-(?P<stamp>\d{8}T\d{12}Z)\.db", re.ASCII
)
_NETWORK_CHARACTERS = 8


@dataclass(frozen=True, slots=True)
class BackupName:
    """What the name of a backup's file tells."""

    network: str
    """The first eight characters of the network's identity; empty in names of older netwerks."""
    occasion: Occasion
    at: datetime


def backup_file_name(network: str, label: str, at: datetime) -> str:
    """The name of the file of a backup made now. `label` is an occasion, with what belongs to it after a hyphen."""
    whose = f"{short_identity(network)}-" if network else ""
    return f"netwerk-{whose}{label}-{at.astimezone(UTC).strftime(_STAMP)}.db"


def backup_name(file_name: str) -> BackupName | None:
    """What a file's name tells; None for a file that netwerk did not name."""
    found = _NAME.fullmatch(file_name)
    if found is None or found["occasion"] not in set(Occasion):
        return None
    try:
        at = datetime.strptime(found["stamp"], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return BackupName(found["network"] or "", Occasion(found["occasion"]), at)


def short_identity(network: str) -> str:
    """So much of a network's identity as its backups are named by."""
    return network.replace("-", "").lower()[:_NETWORK_CHARACTERS]


def kept(moments: Iterable[datetime]) -> set[datetime]:
    """The backups to keep of those made at these moments: the newest ten, and the newest of days, weeks and months.

    Of the newest fourteen days that have any, of eight weeks from Monday, and of twenty-four months, in the zone that
    the moments are in.
    """
    newest_first = sorted(set(moments), reverse=True)
    return {
        *newest_first[:NEWEST_KEPT],
        *_newest_of_each(newest_first, lambda moment: moment.date(), DAYS_KEPT),
        *_newest_of_each(newest_first, lambda moment: moment.isocalendar()[:2], WEEKS_KEPT),
        *_newest_of_each(newest_first, lambda moment: (moment.year, moment.month), MONTHS_KEPT),
    }


def _newest_of_each(
    newest_first: Collection[datetime], span: Callable[[datetime], Hashable], count: int
) -> list[datetime]:
    """The newest moment of each of the newest `count` spans that have any."""
    found: dict[Hashable, datetime] = {}
    for moment in newest_first:
        found.setdefault(span(moment), moment)
    return list(found.values())[:count]
