"""Personas: made, assigned, inherited from, and covered or not this quarter."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from netwerk_tui.actions import card_editing, contacts, history, personas
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.card_parts import Part
from netwerk_tui.domain.contact import ContactKind
from netwerk_tui.domain.contact_form import ContactForm, FieldError
from netwerk_tui.domain.errors import NotFound
from netwerk_tui.domain.ids import ContactId, PersonaId
from netwerk_tui.domain.inherited import own_or_inherited
from netwerk_tui.domain.interaction import Channel, Direction
from netwerk_tui.domain.personas import Persona
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import transaction

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
TENANT = {
    "name": "The worried tenant",
    "motive": "a lower bill",
    "context": "Lives from month to month.",
    "objection": "I shall be stuck with it.",
    "question": "What if the price rises?",
    "tag_id": "tenants",
}


@pytest.fixture
def people(network: Network) -> list[ContactId]:
    forms = [ContactForm(given_name=name, surname="Jansen") for name in ("An", "Bo", "Cas")]
    return [contacts.add_contact(network, form, TODAY)[0] for form in forms]


def make(network: Network, **typed: str) -> PersonaId:
    persona, _committed = personas.add_persona(network, {**TENANT, **typed}, TODAY)
    return persona


def only(network: Network) -> Persona:
    (found,) = personas.persona_book(network, TODAY).personas
    return found


def meet(network: Network, contact: ContactId, channel: Channel, day: date) -> None:
    with transaction(network.database, "met", network.actor) as recording:
        moment = {"day": day, "channel": channel, "direction": Direction.MUTUAL, "recorded_at": NOW}
        (interaction,) = recording.verbs.insert(tables.interaction, [moment])
        recording.verbs.insert(tables.participant, [{"interaction_id": interaction, "contact_id": contact}])


def test_a_persona_keeps_all_that_was_typed(network: Network, people: list[ContactId]) -> None:
    make(network, exemplar_id=str(people[1]))
    found = only(network)
    told = (found.name, found.motive, found.context, found.objection, found.question, found.target_group)
    assert told == tuple(TENANT.values())
    assert (found.exemplar, found.exemplar_name) == (people[1], "Bo Jansen")


def test_the_exemplar_is_like_the_persona(network: Network, people: list[ContactId]) -> None:
    make(network, exemplar_id=str(people[1]))
    assert [each.contact for each in only(network).people] == [people[1]]


def test_who_becomes_the_exemplar_later_is_like_it_too(network: Network, people: list[ContactId]) -> None:
    persona = make(network)
    card_editing.edit_part(network, Part.PERSONA, persona, {"exemplar_id": str(people[0])}, TODAY)
    assert [each.contact for each in only(network).people] == [people[0]]


def test_a_persona_needs_a_name(network: Network) -> None:
    with pytest.raises(FieldError):
        make(network, name=" ")


def test_two_personas_cannot_have_one_name(network: Network) -> None:
    make(network)
    with pytest.raises(FieldError):
        make(network, name="the WORRIED tenant")


def test_a_persona_keeps_its_own_name(network: Network) -> None:
    persona = make(network)
    assert card_editing.edit_part(network, Part.PERSONA, persona, {"name": "The Worried Tenant"}, TODAY) is not None


def test_several_contacts_get_a_persona_in_one_entry(network: Network, people: list[ContactId]) -> None:
    persona = make(network)
    personas.assign_persona(network, persona, people[:1])
    committed = personas.assign_persona(network, persona, people)
    assert committed is not None
    assert (committed.changes, committed.title) == (2, "2 contacts are like The worried tenant")
    history.undo(network)
    assert [each.contact for each in only(network).people] == people[:1]


def test_giving_a_persona_again_changes_nothing(network: Network, people: list[ContactId]) -> None:
    persona = make(network)
    personas.assign_persona(network, persona, people)
    assert personas.assign_persona(network, persona, people) is None


def test_taking_a_persona_away_from_its_exemplar_leaves_it_without(network: Network, people: list[ContactId]) -> None:
    persona = make(network, exemplar_id=str(people[0]))
    personas.assign_persona(network, persona, people)
    personas.unassign_persona(network, persona, people[:2])
    found = only(network)
    assert ([each.contact for each in found.people], found.exemplar) == (people[2:], None)


def test_undo_gives_a_deleted_persona_back_with_its_people(network: Network, people: list[ContactId]) -> None:
    persona = make(network, exemplar_id=str(people[0]))
    personas.assign_persona(network, persona, people)
    before = only(network)
    personas.delete_persona(network, persona)
    assert not personas.persona_book(network, TODAY).personas
    history.undo(network)
    assert only(network) == before


def test_a_persona_that_is_gone_can_be_given_to_nobody(network: Network, people: list[ContactId]) -> None:
    persona = make(network)
    personas.delete_persona(network, persona)
    with pytest.raises(NotFound):
        personas.assign_persona(network, persona, people)


@pytest.mark.parametrize("channel", [Channel.MEETING, Channel.CALL, Channel.VIDEO, Channel.EVENT])
def test_speaking_with_anybody_covers_the_persona(network: Network, people: list[ContactId], channel: Channel) -> None:
    personas.assign_persona(network, make(network), people)
    meet(network, people[1], channel, date(2026, 10, 1))
    book = personas.persona_book(network, TODAY)
    last = book.personas[0].spoken_last
    assert not book.not_spoken
    assert last is not None
    assert (last.contact, last.spoken_on) == (people[1], date(2026, 10, 1))


def test_a_message_is_not_speaking(network: Network, people: list[ContactId]) -> None:
    personas.assign_persona(network, make(network), people)
    meet(network, people[1], Channel.MESSAGE, TODAY)
    assert only(network).spoken_last is None


def test_who_has_no_persona_is_listed_and_organisations_are_not(network: Network, people: list[ContactId]) -> None:
    contacts.add_contact(network, ContactForm(kind=ContactKind.ORGANISATION, surname="Waterschap"), TODAY)
    personas.assign_persona(network, make(network), people[:1])
    assert sorted(personas.persona_book(network, TODAY).without) == people[1:]


def test_a_contact_inherits_the_motive_of_the_persona(network: Network, people: list[ContactId]) -> None:
    personas.assign_persona(network, make(network), people)
    profile = contacts.profile_of(network, people[0])
    motive = own_or_inherited(profile.motive, ((each.name, each.motive) for each in profile.personas))
    assert motive == ("a lower bill", "The worried tenant")
