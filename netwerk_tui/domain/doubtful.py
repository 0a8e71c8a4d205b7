"""Newcomers of a file who may be somebody that is known already, and what the user says of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from netwerk_tui.domain.duplicates import PossibleDouble
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.incoming import IncomingContact

Decisions = Mapping[str, ContactId | None]
"""By external id: the contact that this is, or None for somebody new. Who is not in it is decided another time."""


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A newcomer, and who they may be."""

    person: IncomingContact
    may_be: tuple[PossibleDouble, ...]
    """The likeliest first; the first of each pair is a contact, the second the newcomer. Never empty."""
