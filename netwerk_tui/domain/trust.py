"""Whether the tie with somebody bears an introduction: trust and reputation come first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from netwerk_tui.domain.contact import ContactKind
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.policy import EffortPolicy
from netwerk_tui.language import _, ngettext


class Doubt(StrEnum):
    """Why one should think twice before introducing somebody."""

    DO_NOT_CONTACT = "do-not-contact"
    THIN = "thin"
    SILENT = "silent"
    OFFERED_BEFORE = "offered-before"


@dataclass(frozen=True, slots=True)
class Tie:
    """What there was with somebody."""

    contact: ContactId
    name: str
    kind: ContactKind
    encounters: int
    """Meetings, event encounters, video calls and calls, ever."""
    last_contact: date | None
    """In any channel but notes to myself and what went to everybody at once."""
    do_not_contact: str
    """Why they are not to be contacted; empty where they may be."""


@dataclass(frozen=True, slots=True)
class TrustWarning:
    """One doubt, about one of the two."""

    contact: ContactId
    doubt: Doubt
    words: str
    """In the user's language, with the name."""


def warnings_about(tie: Tie, today: date, policy: EffortPolicy) -> Iterator[TrustWarning]:
    """What speaks against introducing this contact, the weightiest first.

    An organisation is not met; of it only that it is not to be contacted counts.
    """
    if tie.do_not_contact:
        words = _("{name} is not to be contacted: {reason}").format(name=tie.name, reason=tie.do_not_contact)
        yield TrustWarning(tie.contact, Doubt.DO_NOT_CONTACT, words)
    if tie.kind is ContactKind.ORGANISATION:
        return
    if tie.encounters < policy.thin_encounters:
        yield TrustWarning(tie.contact, Doubt.THIN, _thin_words(tie, policy))
    if tie.last_contact is None or (today - tie.last_contact).days >= policy.silent_days:
        yield TrustWarning(tie.contact, Doubt.SILENT, _silent_words(tie, today))


def _thin_words(tie: Tie, policy: EffortPolicy) -> str:
    enough = policy.thin_encounters
    if not tie.encounters:
        return _("You have never met {name}.").format(name=tie.name)
    return ngettext(
        "You have met {name} {count} time, and about {enough} make a tie.",
        "You have met {name} {count} times, and about {enough} make a tie.",
        tie.encounters,
    ).format(name=tie.name, count=tie.encounters, enough=enough)


def _silent_words(tie: Tie, today: date) -> str:
    if tie.last_contact is None:
        return _("There was never any contact with {name}.").format(name=tie.name)
    days = (today - tie.last_contact).days
    return ngettext(
        "There was no contact with {name} for {count} day.", "There was no contact with {name} for {count} days.", days
    ).format(name=tie.name, count=days)
