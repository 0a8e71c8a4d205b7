"""Whatever a file holds: everybody is counted once, a second import changes nothing, and undo takes all of it back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netwerk_tui.actions import history
from netwerk_tui.actions.import_matching import distinct_people
from netwerk_tui.actions.network import Network, open_file
from netwerk_tui.domain.incoming import IncomingBatch, IncomingContact, IncomingInteraction
from netwerk_tui.store import tables
from tests.actions.incoming import LATER, TODAY, batch, bring_in, everything, message, person, rows

KEYS = ["", "in/a", "in/b", "in/c", "in/d"]
WORDS = ["", "Ede", "Délft", "raadslid"]

people = st.builds(
    person,
    st.sampled_from(["Jan", "Els", "Jan-Willem"]),
    st.sampled_from(["Jansen", "Bakker"]),
    st.sampled_from(KEYS),
    particle=st.sampled_from(["", "van de"]),
    organisation=st.sampled_from(WORDS),
    role=st.sampled_from(WORDS),
    emails=st.lists(st.sampled_from(["a@example.org", "A@example.org", "b@example.org"]), max_size=2),
    connected_on=st.sampled_from([None, TODAY, LATER]),
    tags=st.lists(st.sampled_from(["zorg", "Zorg", "sport", "!"]), max_size=2),
)
messages = st.builds(
    message,
    st.sampled_from(["a", "a b", "a b c"]),
    st.sampled_from(KEYS[1:]),
    st.sampled_from(KEYS[1:]),
    key=st.sampled_from(["one", "two"]),
)


def _batch(contacts: list[IncomingContact], interactions: list[IncomingInteraction]) -> IncomingBatch:
    return batch(*contacts, interactions=interactions)


batches = st.builds(_batch, st.lists(people, max_size=8), st.lists(messages, max_size=4))
unhurried = settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[Network]:
    """An open network that is empty again after each example, by undo."""
    opened = open_file(tmp_path / "network.db")
    yield opened
    opened.close()


def _undo_all(network: Network, *entries: object) -> None:
    for entry in entries:
        if entry is not None:
            history.undo(network)


@unhurried
@given(incoming=batches)
def test_everybody_is_counted_once(alone: Network, incoming: IncomingBatch) -> None:
    report = bring_in(alone, incoming)
    counted = report.new + report.updated + report.unchanged
    arrived = len(rows(alone, tables.contact))
    _undo_all(alone, report.entry)
    assert counted == len(distinct_people(incoming.contacts)) == arrived


@unhurried
@given(incoming=batches)
def test_a_second_import_changes_nothing(alone: Network, incoming: IncomingBatch) -> None:
    first = bring_in(alone, incoming)
    before = everything(alone)
    second = bring_in(alone, incoming, LATER)
    after = everything(alone)
    _undo_all(alone, first.entry)
    assert second.entry is None
    assert after == before


@unhurried
@given(first=batches, second=batches)
def test_undo_takes_every_import_back(alone: Network, first: IncomingBatch, second: IncomingBatch) -> None:
    empty = everything(alone)
    one = bring_in(alone, first)
    between = everything(alone)
    two = bring_in(alone, second, LATER)
    _undo_all(alone, two.entry)
    after_one = everything(alone)
    _undo_all(alone, one.entry)
    assert after_one == between
    assert everything(alone) == empty


@unhurried
@given(first=batches, second=batches)
def test_a_later_file_settles_at_once(alone: Network, first: IncomingBatch, second: IncomingBatch) -> None:
    one = bring_in(alone, first)
    two = bring_in(alone, second, LATER)
    again = bring_in(alone, second, LATER)
    _undo_all(alone, two.entry, one.entry)
    assert again.entry is None
