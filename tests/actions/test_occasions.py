"""Occasions of the coming days bring their message with them, and segments with a cadence are followed in the week."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from netwerk_tui.actions.history import undo
from netwerk_tui.actions.message_readers import readers_of
from netwerk_tui.actions.messages import add_message, message_with_id
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.occasions import coming_occasions, draft_birthday, draft_thanks
from netwerk_tui.actions.segments import add_segment
from netwerk_tui.actions.successes import add_success, delete_success, thank_contributors
from netwerk_tui.actions.update_plan import followed_segments, plan_of
from netwerk_tui.domain.coming import Birthday, ThanksDue, UpdateDue, feasts_words
from netwerk_tui.domain.errors import NotFound
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.interaction import Channel
from netwerk_tui.domain.iso_week import IsoWeek
from netwerk_tui.domain.message import MessageKind
from netwerk_tui.domain.message_form import MessageForm
from netwerk_tui.domain.segment import SegmentValues
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import transaction
from tests.actions.encounters import meet
from tests.actions.incoming import add, rows

TODAY = date(2026, 11, 23)


def born(network: Network, name: str, month: int, day: int, **columns: object) -> ContactId:
    """Somebody with this birthday."""
    row = {"given_name": name, "birth_month": month, "birth_day": day, **columns}
    return ContactId(add(network, tables.contact, **row))


def sent_update(network: Network, segment: int, day: date, kind: MessageKind = MessageKind.UPDATE) -> None:
    """A message went out to the segment on this day."""
    message, _committed = add_message(network, MessageForm("Update", kind=kind, segment=segment), day)
    with transaction(network.database, "sent", "test") as recording:
        recording.verbs.update(tables.message, [{"id": message, "sent_on": day}])


def test_birthdays_of_two_weeks_are_told_by_day(network: Network) -> None:
    jan, piet = born(network, "Jan", 12, 1), born(network, "Piet", 11, 23)
    born(network, "Anna", 12, 7)
    found = coming_occasions(network, TODAY)
    assert found == [Birthday(piet, "Piet", TODAY, None), Birthday(jan, "Jan", date(2026, 12, 1), None)]


@pytest.mark.parametrize(
    ("language", "form", "said"),
    [
        ("nl", "u", "Van harte gefeliciteerd met uw verjaardag."),
        ("nl", "je", "Van harte gefeliciteerd met je verjaardag!"),
        ("en", "", "Many happy returns of the day!"),
    ],
)
def test_good_wishes_are_in_the_voice_of_each(network: Network, language: str, form: str, said: str) -> None:
    piet = born(network, "Piet", 11, 23, language=language, form_of_address=form)
    message, _committed = draft_birthday(network, piet, "Piet", TODAY, TODAY)
    (reader,) = readers_of(network, message, TODAY)
    assert reader.contact == piet
    assert said in reader.text


def test_what_was_drafted_for_a_birthday_is_known_again_of_each_namesake(network: Network) -> None:
    one, other = born(network, "Piet", 11, 24), born(network, "Piet", 11, 24)
    message, _committed = draft_birthday(network, one, "Piet", date(2026, 11, 24), TODAY)
    found = {each.contact: each.message for each in coming_occasions(network, TODAY) if isinstance(each, Birthday)}
    assert found == {one: message, other: None}
    undo(network)
    assert all(each.message is None for each in coming_occasions(network, TODAY) if isinstance(each, Birthday))


def test_updates_are_due_by_the_cadence_of_each_segment(network: Network) -> None:
    late, _committed = add_segment(network, SegmentValues("Laat", "#zorg", update_days=30))
    add_segment(network, SegmentValues("Nooit", "#zorg", update_days=30))
    add_segment(network, SegmentValues("Zonder", "#zorg"))
    sent_update(network, late, TODAY - timedelta(days=40))
    found = [each for each in coming_occasions(network, TODAY) if isinstance(each, UpdateDue)]
    assert [(each.segment.name, each.since) for each in found] == [
        ("Laat", TODAY - timedelta(days=10)),
        ("Nooit", TODAY),
    ]


def test_who_helped_is_told_what_it_achieved_until_all_are_thanked(network: Network) -> None:
    people = [born(network, name, 1, 1) for name in ("Jan", "Piet")]
    success, _committed = add_success(network, "Motie aangenomen", "", TODAY, people)
    assert coming_occasions(network, TODAY) == [ThanksDue(success, "Motie aangenomen", TODAY, 2)]
    message, _committed = draft_thanks(network, success, TODAY)
    draft = message_with_id(network, message)
    assert (draft.kind, draft.success) == (MessageKind.THANKS, success)
    assert {reader.contact for reader in readers_of(network, message, TODAY)} == set(people)
    thank_contributors(network, success, "", TODAY)
    assert coming_occasions(network, TODAY) == []


def test_a_success_that_is_gone_is_not_thanked_for(network: Network) -> None:
    success, _committed = add_success(network, "Motie", "", TODAY, [born(network, "Jan", 1, 1)])
    delete_success(network, success)
    with pytest.raises(NotFound):
        draft_thanks(network, success, TODAY)
    assert rows(network, tables.message) == []


def test_feast_days_of_two_weeks_are_named() -> None:
    told = "Christmas: Friday 25 December 2026 · New Year: Friday 1 January 2027"
    assert feasts_words(date(2026, 12, 20)) == told
    assert feasts_words(date(2026, 8, 1)) == ""


def test_followed_segments_tell_with_how_many_of_their_people_i_talked_this_week(network: Network) -> None:
    people = [born(network, name, 1, 1, role="raadslid") for name in ("Jan", "Piet", "Anna")]
    segment, _committed = add_segment(network, SegmentValues("Raad", "role:raadslid", update_days=30))
    add_segment(network, SegmentValues("Zonder", "role:raadslid"))
    meet(network, people[0], TODAY)
    meet(network, people[1], TODAY - timedelta(days=7))
    meet(network, people[2], TODAY, channel=Channel.MESSAGE)
    sent_update(network, segment, TODAY - timedelta(days=10))
    (followed,) = followed_segments(network, TODAY)
    assert (followed.name, followed.people, followed.talked_with) == ("Raad", 3, 1)
    assert (followed.updated_on, followed.update_due_since) == (TODAY - timedelta(days=10), None)


def test_the_plan_counts_updates_and_contact(network: Network) -> None:
    segment, _committed = add_segment(network, SegmentValues("Raad", "role:raadslid", update_days=30))
    sent_update(network, segment, TODAY - timedelta(days=20))
    sent_update(network, segment, TODAY - timedelta(days=10), MessageKind.MESSAGE)
    meet(network, born(network, "Jan", 1, 1), TODAY, times=2)
    plan = plan_of(network, TODAY)
    (planned,) = plan.segments
    assert planned.done == (TODAY - timedelta(days=20),)
    assert planned.planned[0] == TODAY + timedelta(days=20)
    assert {each.week: each.contacts for each in plan.weeks}[IsoWeek.of(TODAY)] == 1
