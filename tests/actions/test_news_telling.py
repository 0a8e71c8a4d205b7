"""Telling news is contact with those who heard it; broadcasting it is contact with nobody in person."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from netwerk_tui.actions.history import undo
from netwerk_tui.actions.message_readers import readers_of
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.news import (
    add_news,
    delete_news,
    message_about,
    news_summaries,
    news_with_id,
    people_to_tell,
)
from netwerk_tui.actions.news_telling import broadcast, tell
from netwerk_tui.actions.positions import assess
from netwerk_tui.actions.review_board import read_board
from netwerk_tui.domain.assessment import Move
from netwerk_tui.domain.errors import NotFound, Refused
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.interaction import Channel
from netwerk_tui.domain.matrix import MUTUAL_INTEREST, Cell
from netwerk_tui.domain.message import DeliveryStatus
from netwerk_tui.domain.news import News, NewsWords
from netwerk_tui.store import tables
from tests.actions.encounters import meet
from tests.actions.incoming import add, columns_of, rows

TODAY = date(2026, 11, 23)


@pytest.fixture
def item(network: Network) -> News:
    """News about cycling."""
    number, _committed = add_news(network, NewsWords("Fietspad {{open}}", TODAY, "Het ligt er.", themes=("fietsen",)))
    return news_with_id(network, number)


@pytest.fixture
def cyclists(network: Network) -> list[ContactId]:
    """Jan, Piet and Anna know about cycling."""
    people = [ContactId(add(network, tables.contact, given_name=name)) for name in ("Jan", "Piet", "Anna")]
    for contact in people:
        add(network, tables.expertise, contact_id=contact, subject="fietsen", search_key="fietsen")
    return people


def test_who_was_told_has_a_contact_moment_and_is_counted(
    network: Network, item: News, cyclists: list[ContactId]
) -> None:
    committed = tell(network, item, cyclists[:2], Channel.MEETING, TODAY)
    assert committed is not None
    assert committed.title == "Told 2 people “Fietspad {{open}}”"
    moments = columns_of(network, tables.participant, "contact_id", "channel", "direction")
    assert sorted(moments) == [(contact, "meeting", "mutual") for contact in sorted(cyclists[:2])]
    assert [summary.told for summary in news_summaries(network)] == [2]
    told = {reader.contact: reader.told_on for reader in people_to_tell(network, item, TODAY)}
    assert told == {cyclists[0]: TODAY, cyclists[1]: TODAY, cyclists[2]: None}


def test_nobody_is_told_twice(network: Network, item: News, cyclists: list[ContactId]) -> None:
    tell(network, item, cyclists[:2], Channel.CALL, TODAY)
    assert tell(network, item, cyclists[:2], Channel.MESSAGE, TODAY) is None
    tell(network, item, cyclists, Channel.MESSAGE, TODAY)
    assert len(rows(network, tables.participant)) == 3
    assert [summary.told for summary in news_summaries(network)] == [3]


def test_a_draft_does_not_go_to_who_has_heard_it_meanwhile(
    network: Network, item: News, cyclists: list[ContactId]
) -> None:
    message, _committed = message_about(network, item, TODAY, left_out=cyclists[2:])
    tell(network, item, cyclists[:1], Channel.CALL, TODAY)
    status = {reader.contact: reader.status for reader in readers_of(network, message, TODAY)}
    assert status == {
        cyclists[0]: DeliveryStatus.SENT,
        cyclists[1]: DeliveryStatus.PLANNED,
        cyclists[2]: DeliveryStatus.SKIPPED,
    }


def test_telling_is_undone_as_one(network: Network, item: News, cyclists: list[ContactId]) -> None:
    tell(network, item, cyclists, Channel.LETTER, TODAY)
    undo(network)
    assert rows(network, tables.interaction) == rows(network, tables.message) == []
    assert [summary.told for summary in news_summaries(network)] == [0]


@pytest.fixture
def spectators(network: Network, cyclists: list[ContactId]) -> list[ContactId]:
    """Piet and Anna look on; Jan is a partner whom I met long ago, and Anna as well was met."""
    meet(network, cyclists[0], TODAY - timedelta(days=400))
    meet(network, cyclists[2], TODAY - timedelta(days=300))
    for contacts, cell in ((cyclists[1:], Cell(1, 1)), (cyclists[:1], Cell(9, 9))):
        assess(network, Move(tuple(contacts), MUTUAL_INTEREST, None, cell, TODAY))
    return cyclists[1:]


def test_a_broadcast_is_one_moment_of_all_spectators(network: Network, item: News, spectators: list[ContactId]) -> None:
    committed = broadcast(network, item, TODAY)
    assert committed.title == "Broadcast “Fietspad {{open}}” to 2 spectators"
    assert columns_of(network, tables.interaction, "channel") == [("meeting",), ("meeting",), ("broadcast",)]
    reached = [row["contact_id"] for row in rows(network, tables.participant) if row["channel"] == "broadcast"]
    assert sorted(reached) == sorted(spectators)
    (summary,) = news_summaries(network)
    assert (summary.told, summary.broadcast_on) == (0, TODAY)


def test_a_broadcast_changes_nothing_in_the_review(network: Network, item: News, spectators: list[ContactId]) -> None:
    before = read_board(network, TODAY)
    broadcast(network, item, TODAY)
    after = read_board(network, TODAY)
    assert list(before.queue) == list(after.queue)
    assert list(before.queue) != []
    assert before.groups == after.groups


def test_a_broadcast_leaves_who_wants_none_alone(network: Network, item: News, spectators: list[ContactId]) -> None:
    add(network, tables.contact, given_name="Els", do_not_contact="geen enkel contact")
    els = ContactId(rows(network, tables.contact)[-1]["id"])
    assess(network, Move((els,), MUTUAL_INTEREST, None, Cell(1, 1), TODAY))
    broadcast(network, item, TODAY)
    assert els not in [row["contact_id"] for row in rows(network, tables.delivery)]


def test_without_spectators_nothing_is_broadcast(network: Network, item: News) -> None:
    with pytest.raises(Refused, match="Nobody is a spectator"):
        broadcast(network, item, TODAY)
    assert rows(network, tables.message) == []


def test_deleted_news_cannot_be_told(network: Network, item: News, cyclists: list[ContactId]) -> None:
    delete_news(network, item.id)
    with pytest.raises(NotFound):
        tell(network, item, cyclists, Channel.CALL, TODAY)
