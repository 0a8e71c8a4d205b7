"""The briefing before a conversation, and those of everybody who is expected at an event."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from netwerk_tui.actions.network import Network
from netwerk_tui.domain.briefing import Briefing, briefing_of
from netwerk_tui.domain.errors import NotFound
from netwerk_tui.domain.ids import ContactId, EventId
from netwerk_tui.domain.persuasion import Nearness, nearness_of
from netwerk_tui.language import _
from netwerk_tui.store.reads.briefing import briefing_facts, expected_at

_ORDER = {Nearness.SUPPORTS: 0, Nearness.DISTANT: 1, Nearness.WAVERS: 2}
"""Supporters first, then those whom one must be ready for."""


def briefings_of(
    network: Network, contacts: Sequence[ContactId], today: date, *, private: bool = True
) -> list[Briefing]:
    """A page about each of these contacts, in their order; those that are gone are left out. Seven queries in all."""
    with network.database.reading() as connection:
        facts = briefing_facts(connection, contacts, today, private=private)
    return [briefing_of(each, network.matrices, network.policy, today) for each in facts]


def brief(network: Network, contact: ContactId, today: date, *, private: bool = True) -> Briefing:
    """The page about one contact. Raises NotFound for one that is gone."""
    found = briefings_of(network, [contact], today, private=private)
    if not found:
        raise NotFound(_("There is no contact {contact}.").format(contact=contact))
    return found[0]


def brief_event(network: Network, event: EventId, today: date, *, private: bool = True) -> list[Briefing]:
    """A page about everybody who is expected at an event or was there.

    Supporters come first, then those who are against me, then the others; by name within each.
    """
    with network.database.reading() as connection:
        people = expected_at(connection, event)
    pages = briefings_of(network, people, today, private=private)
    return sorted(pages, key=lambda page: _ORDER[nearness_of(page.category)])
