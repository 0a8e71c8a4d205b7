"""The index that is saved in the network and follows the ledger: whoever wrote, and however the program ended."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from netwerk_tui.actions import contacts, events, history, indexing
from netwerk_tui.actions.attendance import attend
from netwerk_tui.actions.erasing import erase_contact
from netwerk_tui.actions.indexing import FollowedIndex, build_index, follow, keep_index, load_index, open_index
from netwerk_tui.actions.merging import merge_contacts
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.event_form import EventValues
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.search import PeopleIndex
from netwerk_tui.store import tables
from netwerk_tui.store.database import Database
from netwerk_tui.store.ledger import transaction
from netwerk_tui.store.search_parts import saved_index
from netwerk_tui.store.upgrade import open_database

TODAY = date(2026, 11, 23)

Act = Callable[[Network, ContactId, ContactId], object]


@pytest.fixture
def network(sqlite_network_url: str) -> Iterator[Network]:
    with open_database(sqlite_network_url) as database:
        yield Network(database, "test")


def added(network: Network, given_name: str, surname: str = "Jansen") -> ContactId:
    return contacts.add_contact(network, ContactForm(given_name=given_name, surname=surname), TODAY)[0]


def saved(network: Network) -> FollowedIndex:
    followed = build_index(network)
    assert keep_index(network, followed)
    return followed


def found(followed: FollowedIndex | None, query: str) -> list[ContactId]:
    assert followed is not None
    return [hit.id for hit in followed.index.search(query) if hit.complete]


def rename(network: Network, one: ContactId, other: ContactId) -> None:
    contacts.edit_contact(network, one, ContactForm(given_name="Zwaantje", surname="Jansen"), TODAY)


def rename_and_take_back(network: Network, one: ContactId, other: ContactId) -> None:
    rename(network, one, other)
    history.undo(network)


def delete(network: Network, one: ContactId, other: ContactId) -> None:
    contacts.delete_contacts(network, [one])


def delete_and_take_back(network: Network, one: ContactId, other: ContactId) -> None:
    delete(network, one, other)
    history.undo(network)


def merge(network: Network, one: ContactId, other: ContactId) -> None:
    merge_contacts(network, [other, one])


def come_to_an_event(network: Network, one: ContactId, other: ContactId) -> None:
    event, _made = events.add_event(network, EventValues("Zwaanfeest", TODAY, None))
    attend(network, event, [one], None, TODAY)


def rename_the_event(network: Network, one: ContactId, other: ContactId) -> None:
    event, _made = events.add_event(network, EventValues("Feest", TODAY, None))
    attend(network, event, [one, other], None, TODAY)
    events.edit_event(network, event, EventValues("Zwaanfeest", TODAY, None), TODAY)


def rename_a_tag(network: Network, one: ContactId, other: ContactId) -> None:
    form = ContactForm(given_name="An", surname="Jansen", tags="zorg")
    contacts.edit_contact(network, one, form, TODAY)
    with transaction(network.database, "Renamed", "test") as recording:
        tag = recording.verbs.connection.scalar(sa.select(tables.tag.c.id).where(tables.tag.c.name == "zorg"))
        recording.verbs.update(tables.tag, [{"id": tag, "name": "zwaanzorg"}])


ACTS: tuple[Act, ...] = (
    rename,
    rename_and_take_back,
    delete,
    delete_and_take_back,
    merge,
    come_to_an_event,
    rename_the_event,
    rename_a_tag,
)


@pytest.mark.parametrize("act", ACTS)
def test_what_was_stored_since_is_followed_as_if_everybody_were_indexed_anew(network: Network, act: Act) -> None:
    one, other = added(network, "An"), added(network, "Bo")
    before = build_index(network)
    act(network, one, other)
    anew = build_index(network)
    followed = follow(network, before)
    for query in ("an", "bo", "jansen", "zwaan", "feest", "zorg"):
        assert found(followed, query) == found(anew, query)


@pytest.mark.parametrize("act", ACTS)
def test_a_saved_index_is_brought_up_to_date_when_it_is_loaded(network: Network, act: Act) -> None:
    one, other = added(network, "An"), added(network, "Bo")
    saved(network)
    act(network, one, other)
    anew, loaded = build_index(network), load_index(network)
    for query in ("an", "bo", "jansen", "zwaan", "feest", "zorg"):
        assert found(loaded, query) == found(anew, query)


def test_either_engine_keeps_an_index_and_what_was_stored_after_it(database: Database) -> None:
    network = Network(database, "test")
    one = added(network, "An")
    saved(network)
    swan = added(network, "Zwaantje")
    loaded = load_index(network)
    assert (found(loaded, "an"), found(loaded, "zwaantje")) == ([one], [swan])


def test_an_index_that_is_searched_does_not_change_under_the_search(network: Network) -> None:
    one = added(network, "An")
    before = build_index(network)
    delete(network, one, one)
    after = follow(network, before)
    assert (found(before, "an"), found(after, "an")) == ([one], [])


def test_what_another_program_stores_is_followed(network: Network, sqlite_network_url: str) -> None:
    before = build_index(network)
    with open_database(sqlite_network_url) as database:
        swan = added(Network(database, "other"), "Zwaantje")
    assert found(follow(network, before), "zwaantje") == [swan]


def test_an_erased_contact_is_found_by_no_key_and_in_no_saved_byte(network: Network, tmp_path: Path) -> None:
    swan = added(network, "Zwaantje", "Quobbleworth")
    before = saved(network)
    erase_contact(network, swan, tmp_path / "backups", TODAY)
    after = follow(network, before)
    assert after is not None
    assert (found(after, "quobbleworth"), after.must_be_made_anew) == ([], True)
    with network.database.reading() as connection:
        assert saved_index(connection) is None
        contents = connection.scalars(sa.select(tables.search_part.c.content))
        assert not any(b"uobblew" in content for content in contents)


def test_an_index_from_before_an_erasure_is_never_saved_after_it(network: Network, tmp_path: Path) -> None:
    swan = added(network, "Zwaantje", "Quobbleworth")
    before = build_index(network)
    erase_contact(network, swan, tmp_path / "backups", TODAY)
    assert not keep_index(network, before)
    assert load_index(network) is None


def test_an_erasure_while_an_index_is_being_saved_stops_that(
    network: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    swan = added(network, "Zwaantje", "Quobbleworth")
    before = build_index(network)
    asked: list[int] = []

    def erase_between_the_pieces() -> bool:
        asked.append(1)
        return True

    monkeypatch.setattr("netwerk_tui.store.search_parts._PIECE_BYTES", 1 << 20)
    erase_contact(network, swan, tmp_path / "backups", TODAY)
    assert not keep_index(network, before, erase_between_the_pieces)
    with network.database.reading() as connection:
        assert connection.scalars(sa.select(tables.search_part.c.name)).all() == ["erasure"]


def test_after_many_changes_the_index_is_worth_saving_again(network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "_SAVED_AFTER", 2)
    saved(network)
    loaded = load_index(network)
    assert loaded is not None
    worth: list[bool] = []
    for name in ("An", "Bo"):
        added(network, name)
        loaded = follow(network, loaded)
        assert loaded is not None
        worth.append(loaded.is_worth_saving)
    assert worth == [False, True]


@pytest.mark.parametrize("harm", ["cut", "changed", "another format", "missing piece"])
def test_a_damaged_saved_index_is_built_anew(network: Network, harm: str) -> None:
    swan = added(network, "Zwaantje")
    saved(network)
    part = tables.search_part
    with network.database.writing() as connection:
        where = part.c.name.like("piece %")
        content = connection.scalar(sa.select(part.c.content).where(where))
        assert content is not None
        harmed = {
            "cut": content[:-8],
            "changed": content[:-9] + bytes([content[-9] ^ 1]) + content[-8:],
            "another format": content.replace(b'"format": ', b'"farmot": '),
        }
        if harm in harmed:
            connection.execute(sa.update(part).where(where).values(content=harmed[harm]))
        else:
            connection.execute(sa.delete(part).where(where))
    assert load_index(network) is None
    assert found(open_index(network), "zwaantje") == [swan]


def test_bytes_of_anything_else_are_no_index() -> None:
    whole = PeopleIndex().to_bytes()
    for content in (b"", b"\0" * 64, whole[:8], whole + b"more", os.urandom(400)):
        assert PeopleIndex.of_bytes(content) is None


_STORES_AND_IS_KILLED = """
import os, signal, sys
from datetime import date
from netwerk_tui.actions.contacts import add_contact
from netwerk_tui.actions.indexing import build_index, keep_index
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.store.upgrade import open_database
network = Network(open_database(sys.argv[1]), "test")
day = date(2026, 11, 23)
add_contact(network, ContactForm(given_name="Anna"), day)
keep_index(network, build_index(network))
add_contact(network, ContactForm(given_name="Zwaantje"), day)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_was_stored_before_the_program_was_killed_is_found_at_the_next_start(sqlite_network_url: str) -> None:
    killed = subprocess.run([sys.executable, "-c", _STORES_AND_IS_KILLED, sqlite_network_url], check=False)
    assert killed.returncode == -signal.SIGKILL
    with open_database(sqlite_network_url) as database:
        loaded = load_index(Network(database, "test"))
        assert (len(found(loaded, "anna")), len(found(loaded, "zwaantje"))) == (1, 1)


def test_a_large_network_is_indexed_by_a_process_of_its_own(network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    swan = added(network, "Zwaantje")
    monkeypatch.setattr(indexing, "BUILT_ELSEWHERE_FROM", 1)
    opened = open_index(network)
    assert (found(opened, "zwaantje"), opened.is_saved) == ([swan], True)


def test_an_index_that_nobody_waits_for_any_more_is_not_built(network: Network) -> None:
    added(network, "Zwaantje")
    assert found(open_index(network, lambda: False), "zwaantje") == []
