"""A table is balanced and written out, and who did not answer an invitation is followed up once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from netwerk_tui.actions.attendance import attend
from netwerk_tui.actions.delivering import mark_sent
from netwerk_tui.actions.events import add_event
from netwerk_tui.actions.history import undo
from netwerk_tui.actions.invitations import (
    draft_invitation,
    follow_up,
    propose_table,
    unanswered,
    write_table,
)
from netwerk_tui.actions.message_readers import readers_of
from netwerk_tui.actions.messages import close_message, edit_message, message_with_id, record_answer
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.errors import UsageError
from netwerk_tui.domain.event import AttendanceStatus
from netwerk_tui.domain.event_form import EventValues
from netwerk_tui.domain.ids import ContactId, EventId
from netwerk_tui.domain.interaction import Channel
from netwerk_tui.domain.invitations import TableWish, mix_of, mix_words
from netwerk_tui.domain.message_form import form_of
from netwerk_tui.store import tables
from tests.actions.incoming import add, columns_of, rows

TODAY = date(2026, 11, 23)
LAST_WEEK = TODAY - timedelta(days=8)


@pytest.fixture
def people(network: Network) -> list[ContactId]:
    """Three people, two of them of one house."""
    named = (("Jan", "Gemeente Ede"), ("Piet", "Gemeente Ede"), ("=Anna", "Alliander"))
    return [ContactId(add(network, tables.contact, given_name=name, organisation=house)) for name, house in named]


@pytest.fixture
def event(network: Network) -> EventId:
    """An event to come."""
    return add_event(network, EventValues("Tafel van acht", TODAY + timedelta(days=30), None))[0]


def invite(network: Network, people: list[ContactId], event: EventId | None, day: date = LAST_WEEK) -> int:
    """Invite these by phone on this day; the message."""
    message, _committed = draft_invitation(network, "Tafel", "", day, event=event, readers=people)
    form = replace(form_of(message_with_id(network, message)), channel=Channel.POST)
    edit_message(network, message, form)
    mark_sent(network, message, people, day)
    return message


def test_an_invitation_goes_to_exactly_those_at_the_table(network: Network, people: list[ContactId]) -> None:
    message, _committed = draft_invitation(network, "Tafel", "", TODAY, readers=people[:2])
    assert [reader.contact for reader in readers_of(network, message, TODAY)] == people[:2]


def test_the_mix_tells_from_which_houses_and_groups_they_come(network: Network, people: list[ContactId]) -> None:
    tag = add(network, tables.tag, name="zorg", search_key="zorg", target_group=True)
    add(network, tables.contact_tag, contact_id=people[0], tag_id=tag)
    table = propose_table(network, TableWish("kind:person", seats=3), TODAY)
    assert mix_words(mix_of(table.seats)) == "3 people from 2 organisations · 2 from Gemeente Ede · zorg 1"


def test_a_table_is_written_without_formulas(network: Network, people: list[ContactId], tmp_path: Path) -> None:
    table = propose_table(network, TableWish("kind:person", seats=3), TODAY)
    path = tmp_path / "table.csv"
    write_table(network, table.seats, path)
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "id,name,organisation,town,groups,reason"
    assert sorted(line.split(",")[1] for line in lines[1:]) == ["'=Anna", "Jan", "Piet"]
    with pytest.raises(UsageError, match=r"\.csv"):
        write_table(network, table.seats, tmp_path / "table.txt")


def test_who_did_not_answer_waits_after_so_many_days(network: Network, people: list[ContactId], event: EventId) -> None:
    message = invite(network, people, event)
    record_answer(network, message, people[0], TODAY)
    waiting = unanswered(network, TODAY, 7)
    assert [(each.contact, each.invitation, each.invited_on) for each in waiting] == [
        (people[1], "Tafel van acht", LAST_WEEK),
        (people[2], "Tafel van acht", LAST_WEEK),
    ]
    assert unanswered(network, TODAY, 9) == []


def test_who_declined_and_closed_invitations_do_not_wait(
    network: Network, people: list[ContactId], event: EventId
) -> None:
    message = invite(network, people, event)
    attend(network, event, people[:1], AttendanceStatus.DECLINED, TODAY)
    attend(network, event, people[1:2], AttendanceStatus.EXPECTED, TODAY)
    assert [each.contact for each in unanswered(network, TODAY, 7)] == people[1:]
    close_message(network, message, TODAY)
    assert unanswered(network, TODAY, 7) == []


def test_an_event_that_is_over_asks_for_no_answer(network: Network, people: list[ContactId]) -> None:
    past, _committed = add_event(network, EventValues("Borrel", TODAY - timedelta(days=1), None))
    invite(network, people, past)
    assert unanswered(network, TODAY, 7) == []


def test_all_who_wait_are_followed_up_once_and_in_one_entry(
    network: Network, people: list[ContactId], event: EventId
) -> None:
    invite(network, people, event)
    committed = follow_up(network, unanswered(network, TODAY, 7), TODAY)
    assert committed is not None
    assert committed.title == "Follow up with 3 who did not answer"
    assert columns_of(network, tables.followup, "text", "due") == [("Ask whether they come: Tafel van acht", TODAY)] * 3
    waiting = unanswered(network, TODAY, 7)
    assert [each.is_followed for each in waiting] == [True] * 3
    assert follow_up(network, waiting, TODAY) is None
    undo(network)
    assert rows(network, tables.followup) == []
