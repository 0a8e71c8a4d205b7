"""On a server each user has drafts and whereabouts of their own; nobody writes over a colleague's, or reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from netwerk_tui.actions import drafts
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.review_drafts import keep_line, kept_line
from netwerk_tui.domain.ids import ContactId, DossierId, EventId
from netwerk_tui.domain.kept_note import KeptNote
from netwerk_tui.store.upgrade import open_database

Kept = tuple[str, Callable[[Network, str], object], Callable[[Network], object]]

NOTE: Kept = (
    "the note",
    lambda network, text: drafts.keep_note(network, KeptNote(text, None)),
    lambda network: drafts.kept_note(network).text,
)
EVENT: Kept = (
    "the note of an event",
    lambda network, text: drafts.keep_event_note(network, EventId(3), KeptNote(text, None)),
    lambda network: drafts.kept_event_note(network, EventId(3)).text,
)
FORM: Kept = ("a form that a lock closed", drafts.keep_closed_form, drafts.closed_form)
LINE: Kept = (
    "a line of the review",
    lambda network, text: keep_line(network, "ask", ContactId(5), text),
    lambda network: kept_line(network, "ask", ContactId(5)),
)
WHEREABOUTS: Kept = (
    "where somebody was",
    lambda network, text: drafts.remember_whereabouts(
        network, ContactId(len(text)), DossierId(1), network.matrices.acceptance_energy
    ),
    lambda network: drafts.whereabouts(network)[0],
)


@pytest.fixture
def team(postgresql_network_url: str) -> Iterator[tuple[Network, Network]]:
    with open_database(postgresql_network_url) as database:
        yield Network(database, "anna"), Network(database, "bert")


@pytest.mark.parametrize("kept", [NOTE, EVENT, FORM, LINE, WHEREABOUTS], ids=lambda kept: kept[0])
def test_a_colleague_has_their_own(team: tuple[Network, Network], kept: Kept) -> None:
    anna, bert = team
    _what, keep, read = kept
    keep(anna, "Anna's")
    before = read(anna)
    keep(bert, "what Bert types")
    assert read(anna) == before != read(bert)
