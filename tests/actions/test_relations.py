"""Relations: what each action changes and refuses, and that undo takes it back."""

from __future__ import annotations

from datetime import date

import pytest

from netwerk_tui.actions import contacts, history, relations
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.errors import NotFound, UsageError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.ties import Relation

TODAY = date(2026, 11, 23)


@pytest.fixture
def jan(network: Network) -> ContactId:
    return contacts.add_contact(network, ContactForm(given_name="Jan", surname="Jansen"), TODAY)[0]


@pytest.fixture
def ada(network: Network) -> ContactId:
    return contacts.add_contact(network, ContactForm(given_name="Ada", surname="Bos"), TODAY)[0]


def _of(network: Network, contact: ContactId) -> list[Relation]:
    return list(contacts.profile_of(network, contact).relations)


def test_a_relation_is_seen_from_both_sides(network: Network, jan: ContactId, ada: ContactId) -> None:
    relations.relate(network, jan, ada, "manager of", "at the harbour")
    (here,), (there,) = _of(network, jan), _of(network, ada)
    assert (here.other, here.kind, here.text, here.leads_out) == (ada, "manager of", "at the harbour", True)
    assert (there.other, there.kind, there.leads_out) == (jan, "manager of", False)
    assert (here.seen, there.seen) == ("manager of", "report of")


def test_words_without_an_other_side_are_seen_as_they_were_written(
    network: Network, jan: ContactId, ada: ContactId
) -> None:
    relations.relate(network, jan, ada, "sings with")
    assert _of(network, ada)[0].seen == ""


def test_a_relation_that_is_known_is_not_written_twice(network: Network, jan: ContactId, ada: ContactId) -> None:
    first, _committed = relations.relate(network, jan, ada, "manager of")
    assert relations.relate(network, jan, ada, "Manager") == (first, None)
    assert relations.relate(network, ada, jan, "report of") == (first, None)
    assert len(_of(network, jan)) == 1


def test_two_relations_of_different_kinds_stand_beside_each_other(
    network: Network, jan: ContactId, ada: ContactId
) -> None:
    relations.relate(network, jan, ada, "colleague of")
    relations.relate(network, jan, ada, "neighbour of")
    assert len(_of(network, ada)) == 2


def test_the_words_of_a_relation_can_be_changed(network: Network, jan: ContactId, ada: ContactId) -> None:
    relation, _committed = relations.relate(network, jan, ada, "colleague of")
    relations.edit_relation(network, relation, "friend of", "since school")
    contact, seen = relations.relation_of(network, relation)
    assert (contact, seen.other_name, seen.kind, seen.text) == (jan, "Ada Bos", "friend of", "since school")
    assert relations.edit_relation(network, relation, "friend of", "since school") is None


def test_undoing_a_deletion_brings_the_relation_back(network: Network, jan: ContactId, ada: ContactId) -> None:
    relation, _committed = relations.relate(network, jan, ada, "friend of")
    relations.delete_relation(network, relation)
    assert _of(network, jan) == []
    history.undo(network)
    assert [each.id for each in _of(network, jan)] == [relation]


def test_one_kind_is_taken_away_from_either_side(network: Network, jan: ContactId, ada: ContactId) -> None:
    relations.relate(network, jan, ada, "manager of")
    relations.relate(network, ada, jan, "neighbour of")
    gone, _committed = relations.unrelate(network, ada, jan, "report of")
    assert (gone, [each.kind for each in _of(network, jan)]) == (1, ["neighbour of"])


def test_without_a_kind_all_of_them_are_taken_away(network: Network, jan: ContactId, ada: ContactId) -> None:
    relations.relate(network, jan, ada, "manager of")
    relations.relate(network, ada, jan, "neighbour of")
    assert relations.unrelate(network, jan, ada)[0] == 2


def test_what_is_not_there_cannot_be_taken_away(network: Network, jan: ContactId, ada: ContactId) -> None:
    relations.relate(network, jan, ada, "manager of")
    with pytest.raises(NotFound):
        relations.unrelate(network, jan, ada, "friend of")


def test_a_relation_needs_words_and_two_contacts(network: Network, jan: ContactId, ada: ContactId) -> None:
    with pytest.raises(UsageError):
        relations.relate(network, jan, ada, " \u202e ")
    with pytest.raises(UsageError):
        relations.relate(network, jan, jan, "friend of")
    with pytest.raises(NotFound):
        relations.relate(network, jan, ContactId(10**9), "friend of")


def test_a_new_relation_concerns_both(network: Network, jan: ContactId, ada: ContactId) -> None:
    _relation, committed = relations.relate(network, jan, ada, "friend of")
    assert committed is not None
    assert committed.contacts == {jan, ada}
