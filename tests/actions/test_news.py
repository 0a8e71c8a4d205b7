"""News is proposed to those who have a reason to hear it, and a message of it reaches them; tables are invited."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from netwerk_tui.actions.concerns import add_concern, merge_themes
from netwerk_tui.actions.delivering import mark_sent
from netwerk_tui.actions.events import add_event
from netwerk_tui.actions.invitations import (
    draft_invitation,
    expect_at_event,
    propose_table,
)
from netwerk_tui.actions.message_readers import readers_of
from netwerk_tui.actions.messages import add_message, message_with_id
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.news import (
    add_news,
    all_news,
    delete_news,
    edit_news,
    message_about,
    news_named,
    readers_for,
)
from netwerk_tui.actions.successes import add_success
from netwerk_tui.domain.errors import NotFound, UsageError
from netwerk_tui.domain.event_form import EventValues
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.interaction import Channel
from netwerk_tui.domain.invitations import TableWish
from netwerk_tui.domain.message import MessageKind
from netwerk_tui.domain.message_form import MessageForm
from netwerk_tui.domain.news import NewsKind, NewsWords
from netwerk_tui.store import tables
from tests.actions.encounters import meet
from tests.actions.incoming import add, columns_of, rows

TODAY = date(2026, 11, 23)
WORDS = NewsWords("Fietspad geopend", TODAY, kind=NewsKind.POLITICAL, themes=("fietsen", "veiligheid"))


@pytest.fixture
def people(network: Network) -> list[ContactId]:
    """Jan has a concern about cycling, Piet knows about it and has the tag; Anna has nothing to do with it."""
    jan, piet, anna = (
        ContactId(add(network, tables.contact, given_name=name, surname="Jansen", organisation=house))
        for name, house in (("Jan", "Gemeente Ede"), ("Piet", "Fietsersbond"), ("Anna", "Alliander"))
    )
    add_concern(network, jan, "Donker fietspad", TODAY, theme="fietsen")
    tag = add(network, tables.tag, name="fietsen", search_key="fietsen")
    add(network, tables.contact_tag, contact_id=piet, tag_id=tag)
    add(network, tables.expertise, contact_id=piet, subject="fietsen", search_key="fietsen")
    return [jan, piet, anna]


def test_news_is_proposed_to_those_with_a_reason_those_with_most_first(
    network: Network, people: list[ContactId]
) -> None:
    add_news(network, WORDS)
    found = readers_for(network, news_named(network, "fietspad geopend"), TODAY)
    assert [(reader.contact, len(reader.reasons)) for reader in found] == [(people[1], 2), (people[0], 1)]


def test_a_message_about_news_reaches_exactly_those_who_want_to_hear_it(
    network: Network, people: list[ContactId]
) -> None:
    item, _committed = add_news(network, WORDS)
    message, _committed = message_about(network, news_named(network, "Fietspad geopend"), TODAY)
    assert {reader.contact for reader in readers_of(network, message, TODAY)} == set(people[:2])
    draft = message_with_id(network, message)
    assert (draft.kind, draft.news) == (MessageKind.UPDATE, item)
    assert "Fietspad geopend" in readers_of(network, message, TODAY)[0].text


def test_news_is_edited_and_deleted(network: Network) -> None:
    item, _committed = add_news(network, WORDS)
    edit_news(network, item, NewsWords("Fietspad open", TODAY, themes=("veiligheid", "licht")))
    assert [(each.name, each.themes) for each in all_news(network)] == [("Fietspad open", ("licht", "veiligheid"))]
    delete_news(network, item)
    assert all_news(network) == []
    assert rows(network, tables.news_theme) == []


def test_news_without_a_name_is_refused(network: Network) -> None:
    with pytest.raises(UsageError, match="needs a name"):
        add_news(network, NewsWords("  ", TODAY))


def test_merging_two_themes_keeps_the_news_of_both(network: Network) -> None:
    add_news(network, WORDS)
    add_news(network, NewsWords("Straatverlichting", TODAY, themes=("licht",)))
    themes = {row["name"]: row["id"] for row in rows(network, tables.theme)}
    merge_themes(network, themes["licht"], themes["veiligheid"])
    assert {item.name: item.themes for item in all_news(network)} == {
        "Fietspad geopend": ("fietsen", "veiligheid"),
        "Straatverlichting": ("veiligheid",),
    }


def test_thanks_for_a_success_go_to_those_who_contributed_and_are_not_owed_any_more(
    network: Network, people: list[ContactId]
) -> None:
    success, _committed = add_success(network, "Motie aangenomen", "", TODAY, people[:2])
    form = MessageForm("Dank", "Dank", "{{success}}!", kind=MessageKind.THANKS, channel=Channel.POST, success=success)
    message, _committed = add_message(network, form, TODAY)
    assert {reader.contact for reader in readers_of(network, message, TODAY)} == set(people[:2])
    mark_sent(network, message, people, TODAY)
    assert sorted(columns_of(network, tables.thanks, "contact_id", "success_id")) == [
        (contact, success) for contact in sorted(people[:2])
    ]


def test_a_table_is_of_those_who_are_due_and_may_be_invited(network: Network, people: list[ContactId]) -> None:
    jan, piet, anna = people
    meet(network, jan, TODAY - timedelta(days=10))
    add(network, tables.contact, given_name="Els", do_not_contact="niet uitnodigen")
    table = propose_table(network, TableWish("kind:person", seats=2), TODAY)
    assert {seat.candidate.contact for seat in table.seats} == {piet, anna}
    assert [seat.candidate.contact for seat in table.reserve] == [jan]


def test_nobody_to_invite_is_told(network: Network, people: list[ContactId]) -> None:
    with pytest.raises(NotFound, match="nobody to invite"):
        propose_table(network, TableWish(town="Maastricht"), TODAY)
    with pytest.raises(UsageError, match="1 to 500 seats"):
        propose_table(network, TableWish(seats=0), TODAY)


def test_a_table_is_expected_at_its_event_and_gets_a_letter(network: Network, people: list[ContactId]) -> None:
    event, _committed = add_event(network, EventValues("Tafel van acht", TODAY + timedelta(days=30), None))
    expect_at_event(network, event, people, TODAY)
    assert columns_of(network, tables.attendance, "status") == [("expected",)] * 3
    message, _committed = draft_invitation(network, "Tafel", '@"tafel van acht"', TODAY, event=event)
    reader = readers_of(network, message, TODAY)[0]
    assert "Tafel van acht" in reader.subject
    assert "23 December 2026" in reader.text
