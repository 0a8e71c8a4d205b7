"""Keeps people who were erased from coming back with an import, unless the user asks for them. For actions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from netwerk_tui.domain.dates import full_day
from netwerk_tui.domain.erasure import name_identifier, point_identifier, source_identifier
from netwerk_tui.domain.incoming import IncomingContact, Problem
from netwerk_tui.domain.names import full_name
from netwerk_tui.language import _
from netwerk_tui.store.erased_people import ErasedPeople, erased_people, let_in_again


@dataclass(frozen=True, slots=True)
class Gate:
    """Who may come in."""

    erased: ErasedPeople
    is_open: bool = False
    """Whether the user wants to take in again whoever was erased."""

    def refusal(self, where: str, identifiers: Iterable[str], *, skipped: bool = True) -> Problem | None:
        """Why somebody with these identifiers stays outside; None for whoever may come in."""
        day = None if self.is_open else self.erased.erased_on(identifiers)
        if day is None:
            return None
        reason = _("erased on {day}; --include-erased takes them in").format(day=full_day(day))
        return Problem(where, reason, skipped=skipped)

    def admit(self, connection: sa.Connection, identifiers: Iterable[str]) -> None:
        """Forget that these were erased, now that they are taken in."""
        if self.admits_erased:
            let_in_again(connection, identifiers)

    @property
    def admits_erased(self) -> bool:
        """Whether somebody who comes in may have been erased."""
        return self.is_open and bool(self.erased.days)


NOBODY_ERASED = Gate(ErasedPeople())


def gate_of(connection: sa.Connection, *, include_erased: bool) -> Gate:
    """The gate of this network."""
    return Gate(erased_people(connection), include_erased)


def identifiers_of(person: IncomingContact, source: str) -> Sequence[str]:
    """What a person of another program's file is recognised by."""
    name = full_name(person.given_name, person.particle, person.surname)
    return (
        source_identifier(source, person.external_id),
        name_identifier(name, person.organisation),
        *(point_identifier(point.kind, point.value) for point in person.points),
    )
