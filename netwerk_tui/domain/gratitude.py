"""What people and I do for each other: thanks, favours, concerns that became policy, and successes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from netwerk_tui.domain.ids import ContactId, DossierId
from netwerk_tui.domain.interaction import Direction
from netwerk_tui.language import N_


@dataclass(frozen=True, slots=True)
class Thanks:
    """I thanked a contact."""

    id: int
    day: date
    text: str


class ContributionKind(StrEnum):
    """What a contact did for me that asks for thanks."""

    FOLLOWUP = "followup"
    """A promise of theirs that was kept."""
    ASK = "ask"
    """An ask that they answered."""
    SUCCESS = "success"
    """A success that they contributed to."""


CONTRIBUTION_LABELS: dict[ContributionKind, str] = {
    ContributionKind.FOLLOWUP: N_("kept a promise"),
    ContributionKind.ASK: N_("answered"),
    ContributionKind.SUCCESS: N_("contributed"),
}


@dataclass(frozen=True, slots=True)
class OwedThanks:
    """A contribution for which its contact has not been thanked.

    A kept promise or an answer is thanked for by any thanks on its day or after it; a contribution to a success only by
    thanks for that success.
    """

    contact: ContactId
    name: str
    kind: ContributionKind
    what: str
    since: date
    id: int
    """Of the follow-up, the ask or the success, by `kind`."""

    def waits_long(self, today: date, wait_days: int) -> bool:
        """Whether the review brings it up, which waits for so many days."""
        return (today - self.since).days >= wait_days


class GiveAndGet(NamedTuple):
    """How often value went from me to a contact, and from them to me."""

    given: int
    got: int

    @property
    def difference(self) -> int:
        """Above 0 where I gave more."""
        return self.given - self.got


@dataclass(frozen=True, slots=True)
class Favour:
    """Value that went from me to a contact (out), or from them to me (in)."""

    id: int
    day: date
    direction: Direction
    """Never both ways."""
    text: str


@dataclass(frozen=True, slots=True)
class Concern:
    """A complaint or a wish, what I promised about it, and what came of it."""

    id: int
    contact: ContactId
    theme: str
    """Empty where it was put under none."""
    dossier_name: str
    text: str
    raised_on: date
    promise: str
    promised_on: date | None
    result: str
    settled_on: date | None
    reported_on: date | None
    """When the contact heard what came of it."""

    @property
    def status(self) -> ConcernStatus:
        """How far it has come."""
        return concern_status(self.promised_on, self.settled_on, self.reported_on)


class ConcernStatus(StrEnum):
    """How far a concern is on its way to being policy."""

    RAISED = "raised"
    PROMISED = "promised"
    SETTLED = "settled"
    REPORTED = "reported"


CONCERN_LABELS: dict[ConcernStatus, str] = {
    ConcernStatus.RAISED: N_("raised"),
    ConcernStatus.PROMISED: N_("promised"),
    ConcernStatus.SETTLED: N_("settled, not reported back"),
    ConcernStatus.REPORTED: N_("reported back"),
}


def concern_status(promised_on: date | None, settled_on: date | None, reported_on: date | None) -> ConcernStatus:
    """How far a concern with these days is: the last step that has one."""
    if reported_on is not None:
        return ConcernStatus.REPORTED
    if settled_on is not None:
        return ConcernStatus.SETTLED
    return ConcernStatus.RAISED if promised_on is None else ConcernStatus.PROMISED


@dataclass(frozen=True, slots=True)
class ConcernWords:
    """All that the user can write of a concern."""

    text: str
    theme: str = ""
    dossier: DossierId | None = None
    promise: str = ""
    result: str = ""


@dataclass(frozen=True, slots=True)
class SuccessWords:
    """All that the user can write of a success, and who contributed."""

    name: str
    text: str
    day: date
    contributors: tuple[ContactId, ...]
    dossier: DossierId | None = None


@dataclass(frozen=True, slots=True)
class Success:
    """A result that people contributed to, who are to be thanked."""

    id: int
    name: str
    text: str
    day: date
    dossier: DossierId | None
    contributors: tuple[ContactId, ...]
    unthanked: tuple[ContactId, ...]
    """Those of them who have not been thanked for it."""
