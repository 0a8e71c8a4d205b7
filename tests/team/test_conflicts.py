"""Two people change the same: nothing is overwritten without a word, and what nobody else touched is stored."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date

import pytest
import sqlalchemy as sa

from netwerk_tui.actions.card_editing import edit_contact_fields, edit_part
from netwerk_tui.actions.card_reading import part_texts
from netwerk_tui.actions.contacts import add_contact, edit_contact, profile_of
from netwerk_tui.actions.dossiers import add_dossier, rename_dossier
from netwerk_tui.actions.events import add_event, edit_event, resolve_event
from netwerk_tui.actions.followups import add_followup, delete_followup, edit_followup, followups
from netwerk_tui.actions.messages import add_message, edit_message, message_with_id
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.card_parts import Part
from netwerk_tui.domain.conflict import Conflict, Place, Settled, joined
from netwerk_tui.domain.contact_form import ContactForm, form_of
from netwerk_tui.domain.event_form import EventValues
from netwerk_tui.domain.followups import FollowupValues
from netwerk_tui.domain.ids import ContactId, EntryId, EventId
from netwerk_tui.domain.message_form import MessageForm, VariantForm
from netwerk_tui.store import tables
from netwerk_tui.store.database import Database
from netwerk_tui.store.ledger import seen_until
from netwerk_tui.store.reads.log import newest_entry

TODAY = date(2026, 11, 23)
JAN = ContactForm(given_name="Jan", surname="Jansen", role="raadslid", notes="first", emails="jan@example.org")


@pytest.fixture
def anna(database: Database) -> Network:
    return Network(database, "anna")


@pytest.fixture
def bert(database: Database) -> Network:
    return Network(database, "bert")


@pytest.fixture
def jan(anna: Network) -> ContactId:
    contact, _committed = add_contact(anna, JAN, TODAY)
    return contact


def with_text(form: ContactForm, field: str, text: str) -> ContactForm:
    return ContactForm(**{**asdict(form), field: text})


def test_a_field_that_somebody_else_changed_is_not_overwritten(anna: Network, bert: Network, jan: ContactId) -> None:
    read = part_texts(anna, Part.CONTACT, jan).texts
    edit_contact_fields(bert, jan, {"notes": "from Bert"}, TODAY)
    with pytest.raises(Conflict) as raised:
        edit_contact_fields(anna, jan, {"notes": "from Anna"}, TODAY, read)
    (clash,) = raised.value.clashes
    assert (clash.who, clash.read, clash.mine, clash.theirs) == ("bert", "first", "from Anna", "from Bert")
    assert raised.value.exit_code == 4
    assert all(each in raised.value.title for each in ("bert", "“first”", "“from Bert”"))
    assert profile_of(anna, jan).notes == "from Bert"


def test_once_seen_mine_may_stand(anna: Network, bert: Network, jan: ContactId) -> None:
    read = part_texts(anna, Part.CONTACT, jan).texts
    edit_contact_fields(bert, jan, {"notes": "from Bert"}, TODAY)
    edit_contact_fields(anna, jan, {"notes": "from Anna"}, TODAY, {**read, "notes": "from Bert"})
    assert profile_of(anna, jan).notes == "from Anna"


def test_a_field_that_i_left_alone_keeps_what_somebody_else_made_of_it(
    anna: Network, bert: Network, jan: ContactId
) -> None:
    read = part_texts(anna, Part.CONTACT, jan).texts
    edit_contact_fields(bert, jan, {"notes": "from Bert"}, TODAY)
    edit_contact_fields(anna, jan, {**read, "motive": "roads"}, TODAY, read)
    assert (profile_of(anna, jan).notes, profile_of(anna, jan).motive) == ("from Bert", "roads")


def test_two_who_come_to_the_same_do_not_clash(anna: Network, bert: Network, jan: ContactId) -> None:
    read = part_texts(anna, Part.CONTACT, jan).texts
    edit_contact_fields(bert, jan, {"notes": "the same"}, TODAY)
    assert edit_contact_fields(anna, jan, {"notes": "the same"}, TODAY, read) is None


def test_a_row_of_the_card_is_not_overwritten(anna: Network, bert: Network, jan: ContactId) -> None:
    row = profile_of(anna, jan).points[0].id
    read = part_texts(anna, Part.POINT, row).texts
    edit_part(bert, Part.POINT, row, {"value": "bert@example.org"}, TODAY)
    with pytest.raises(Conflict):
        edit_part(anna, Part.POINT, row, {"value": "anna@example.org"}, TODAY, read)


def test_the_whole_form_stores_what_only_i_changed_beside_what_others_changed(
    anna: Network, bert: Network, jan: ContactId
) -> None:
    read = form_of(profile_of(anna, jan))
    edit_contact(bert, jan, replace(read, notes="from Bert", tags="bert"), TODAY, read)
    edit_contact(anna, jan, replace(read, locality="Ede"), TODAY, read)
    now = form_of(profile_of(anna, jan))
    assert (now.notes, now.tags, now.locality) == ("from Bert", "bert", "Ede")


@pytest.mark.parametrize("field", ["notes", "emails", "tags", "role", "birthday"])
def test_the_whole_form_names_the_field_that_clashes(anna: Network, bert: Network, jan: ContactId, field: str) -> None:
    read = form_of(profile_of(anna, jan))
    theirs, mine = ("1-2", "3-4") if field == "birthday" else ("b@example.org", "a@example.org")
    edit_contact(bert, jan, with_text(read, field, theirs), TODAY, read)
    with pytest.raises(Conflict) as raised:
        edit_contact(anna, jan, with_text(read, field, mine), TODAY, read)
    assert [(each.field, each.who, each.theirs) for each in raised.value.clashes] == [(field, "bert", theirs)]


def test_a_form_that_knows_only_when_it_was_opened_overwrites_nothing_either(anna: Network, bert: Network) -> None:
    dossier, _made = add_dossier(anna, "Ring road", TODAY)
    with anna.database.reading() as connection:
        opened_at = newest_entry(connection)
    rename_dossier(bert, dossier, "Ring road west")
    with seen_until(opened_at), pytest.raises(Conflict) as raised:
        rename_dossier(anna, dossier, "Ring road east")
    (clash,) = raised.value.clashes
    assert (clash.who, clash.read, clash.theirs) == ("bert", "Ring road", "Ring road west")
    with seen_until(raised.value.as_of):
        assert rename_dossier(anna, dossier, "Ring road east") is not None


@pytest.mark.parametrize(
    ("read", "mine", "theirs", "both"),
    [
        ("", "mine", "theirs", "theirs mine"),
        ("start", "start mine", "start theirs", "start theirs mine"),
        ("a\nb", "a\nb\nmine", "a\ntheirs\nb", "a\ntheirs\nb\nmine"),
        ("", "x; y", "y; z", "y; z; x"),
        ("old", "old", "new", "new"),
    ],
)
def test_both_texts_are_joined_without_saying_anything_twice(read: str, mine: str, theirs: str, both: str) -> None:
    assert joined(read, mine, theirs) == both


def opened_now(network: Network) -> EntryId:
    with network.database.reading() as connection:
        return newest_entry(connection)


AN_EVENT = EventValues("Open day", date(2026, 12, 1), None, place="Ede", notes="bring cake")


def event_now(network: Network, event: EventId) -> tuple[str, str, str]:
    with network.database.reading() as connection:
        row = connection.execute(sa.select(tables.event).where(tables.event.c.id == event)).one()
    return row.name, row.place, row.notes


def test_what_a_form_left_alone_stays_as_somebody_else_made_it(anna: Network, bert: Network) -> None:
    event, _made = add_event(anna, AN_EVENT)
    opened_at = opened_now(anna)
    edit_event(bert, event, replace(AN_EVENT, name="Closed day", place="Breda"), TODAY)
    with seen_until(opened_at):
        edit_event(anna, event, replace(AN_EVENT, notes="bring bread"), TODAY)
    assert event_now(anna, event) == ("Closed day", "Breda", "bring bread")
    assert resolve_event(anna, "closed day", TODAY) == event


@pytest.mark.parametrize(
    ("choice", "kept"), [("mine", "Anna's day"), ("theirs", "Bert's day"), ("both", "Bert's day Anna's day")]
)
def test_a_field_that_both_changed_is_what_the_user_chooses(
    anna: Network, bert: Network, choice: str, kept: str
) -> None:
    event, _made = add_event(anna, AN_EVENT)
    opened_at = opened_now(anna)
    edit_event(bert, event, replace(AN_EVENT, name="Bert's day", place="Breda"), TODAY)
    mine = replace(AN_EVENT, name="Anna's day")
    with seen_until(opened_at), pytest.raises(Conflict) as raised:
        edit_event(anna, event, mine, TODAY)
    (clash,) = raised.value.clashes
    assert (clash.label, clash.theirs, clash.is_text) == ("Name", "Bert's day", True)
    assert clash.place is not None
    chosen = {"mine": clash.mine, "theirs": clash.theirs, "both": joined(clash.read, clash.mine, clash.theirs)}[choice]
    with seen_until(opened_at, {clash.place: Settled(clash.theirs, chosen)}):
        edit_event(anna, event, mine, TODAY)
    assert event_now(anna, event) == (kept, "Breda", "bring cake")
    assert resolve_event(anna, kept, TODAY) == event


def test_what_was_chosen_is_asked_again_once_somebody_changed_it_once_more(anna: Network, bert: Network) -> None:
    event, _made = add_event(anna, AN_EVENT)
    opened_at = opened_now(anna)
    edit_event(bert, event, replace(AN_EVENT, name="Bert's day"), TODAY)
    edit_event(bert, event, replace(AN_EVENT, name="Carla's day"), TODAY)
    settled: dict[Place, Settled] = {("event", event, "name"): Settled("Bert's day", "Anna's day")}
    with seen_until(opened_at, settled), pytest.raises(Conflict):
        edit_event(anna, event, replace(AN_EVENT, name="Anna's day"), TODAY)


def test_a_reference_that_clashes_is_told_by_its_name(anna: Network, bert: Network) -> None:
    event, _made = add_event(anna, AN_EVENT)
    (road, _new), (school, _more) = add_dossier(anna, "Ring road", TODAY), add_dossier(anna, "School", TODAY)
    opened_at = opened_now(anna)
    edit_event(bert, event, replace(AN_EVENT, dossier=road), TODAY)
    with seen_until(opened_at), pytest.raises(Conflict) as raised:
        edit_event(anna, event, replace(AN_EVENT, dossier=school), TODAY)
    (clash,) = raised.value.clashes
    assert (clash.label, clash.read, clash.mine, clash.theirs) == ("Dossier", "", "School", "Ring road")
    assert not clash.is_text


def test_a_wording_that_somebody_added_meanwhile_is_not_deleted(anna: Network, bert: Network) -> None:
    form = MessageForm(name="Update", text="Hello")
    message, _made = add_message(anna, form, TODAY)
    opened_at = opened_now(anna)
    edit_message(bert, message, replace(form, variants=(VariantForm("", "Dear board", "#board"),)))
    with seen_until(opened_at):
        edit_message(anna, message, replace(form, subject="News"))
    now = message_with_id(anna, message)
    assert (now.subject, [each.text for each in now.variants]) == ("News", ["Dear board"])


def test_what_somebody_changed_meanwhile_is_not_deleted_unasked(anna: Network, bert: Network, jan: ContactId) -> None:
    add_followup(anna, jan, "call", None, TODAY)
    (promise,) = followups(anna, TODAY)
    opened_at = opened_now(anna)
    edit_followup(bert, promise.id, FollowupValues("call at once", None, theirs=False))
    with seen_until(opened_at), pytest.raises(Conflict):
        delete_followup(anna, promise.id)
    assert [each.text for each in followups(anna, TODAY)] == ["call at once"]
