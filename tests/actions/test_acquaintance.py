"""Who could know somebody: which links there are, and what is meant by a name."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from netwerk_tui.actions import acquaintance, contacts, introductions, relations
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.acquaintance import CROWD, LinkKind, Reach, link_words
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.errors import NotFound
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.interaction import Channel
from netwerk_tui.domain.introductions import IntroductionWords
from netwerk_tui.domain.ties import IntroductionStatus
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import transaction
from tests.actions.encounters import meet

TODAY = date(2026, 11, 23)

Person = Callable[..., ContactId]


@pytest.fixture
def person(network: Network) -> Person:
    """Makes a contact, at this organisation where one is named."""

    def made(name: str, organisation: str = "", **columns: object) -> ContactId:
        given, _space, surname = name.partition(" ")
        form = ContactForm(given_name=given, surname=surname, organisation=organisation)
        contact = contacts.add_contact(network, form, TODAY)[0]
        with transaction(network.database, "filled in", "test") as recording:
            recording.verbs.update(tables.contact, [{"id": contact, **columns}])
        return contact

    return made


def _ways(reach: Reach) -> list[list[str]]:
    return [[reach.people[person].name for person in way.people] for way in reach.ways]


def _attend(network: Network, name: str, day: date, *people: ContactId) -> None:
    with transaction(network.database, name, "test") as recording:
        (event,) = recording.verbs.insert(tables.event, [{"name": name, "day": day}])
        recording.verbs.insert(tables.attendance, [{"event_id": event, "contact_id": each} for each in people])


def test_who_is_there_and_met_is_the_way_themselves(network: Network, person: Person) -> None:
    jan = person("Jan Jansen", "Woonstede")
    person("Never Met", "Woonstede")
    meet(network, jan, TODAY)
    reach = acquaintance.who_could_know(network, "woonstede", TODAY)
    assert (reach.whom, reach.wanted, _ways(reach)[0]) == (("Woonstede",), 2, ["Jan Jansen"])


def test_a_relation_leads_to_somebody_whom_i_never_met(network: Network, person: Person) -> None:
    ada, jan = person("Ada Bos", "Woonstede"), person("Jan Jansen")
    relations.relate(network, ada, jan, "manager of")
    meet(network, jan, TODAY)
    reach = acquaintance.who_could_know(network, "Woonstede", TODAY)
    assert _ways(reach) == [["Jan Jansen", "Ada Bos"]]
    assert link_words(reach.ways[0].links[0]) == "report of"


def test_an_introduction_leads_on_once_they_have_met(network: Network, person: Person) -> None:
    ada, jan = person("Ada Bos"), person("Jan Jansen")
    meet(network, jan, TODAY)
    made, _committed = introductions.add_introduction(network, IntroductionWords(jan, ada), TODAY)
    assert _ways(acquaintance.ways_to_contact(network, ada, TODAY)) == []
    introductions.set_status(network, made, IntroductionStatus.MET, TODAY)
    assert _ways(acquaintance.ways_to_contact(network, ada, TODAY)) == [["Jan Jansen", "Ada Bos"]]


def test_the_way_goes_over_two_others_at_most(network: Network, person: Person) -> None:
    people = [person(f"Person {letter}") for letter in "ABCD"]
    for one, other in itertools.pairwise(people):
        relations.relate(network, one, other, "friend of")
    meet(network, people[0], TODAY)
    assert _ways(acquaintance.ways_to_contact(network, people[3], TODAY)) == []
    assert _ways(acquaintance.ways_to_contact(network, people[2], TODAY)) == [["Person A", "Person B", "Person C"]]


def test_colleagues_of_now_know_each_other_better_than_former_ones(network: Network, person: Person) -> None:
    ada, jan, piet = person("Ada Bos", "Woonstede"), person("Jan Jansen", "Woonstede"), person("Piet Vos")
    with transaction(network.database, "was there", "test") as recording:
        former = {"contact_id": piet, "organisation": "Woonstede", "until": TODAY - timedelta(days=1)}
        recording.verbs.insert(tables.capacity, [former])
    meet(network, jan, TODAY)
    meet(network, piet, TODAY)
    reach = acquaintance.ways_to_contact(network, ada, TODAY)
    assert _ways(reach) == [["Jan Jansen", "Ada Bos"], ["Piet Vos", "Ada Bos"]]
    assert [link_words(way.links[0]) for way in reach.ways] == ["both at Woonstede", "both have been at Woonstede"]


def test_shared_events_are_counted(network: Network, person: Person) -> None:
    ada, jan = person("Ada Bos"), person("Jan Jansen")
    meet(network, jan, TODAY)
    _attend(network, "Late", TODAY - timedelta(days=1), ada, jan)
    _attend(network, "Early", TODAY - timedelta(days=9), ada, jan)
    _attend(network, "Alone", TODAY, ada)
    (way,) = acquaintance.ways_to_contact(network, ada, TODAY).ways
    assert link_words(way.links[0]) == "2 events, the last Late"


@pytest.mark.parametrize(("size", "ways"), [(CROWD, 1), (CROWD + 1, 0)])
def test_nobody_knows_each_other_from_a_crowd(network: Network, person: Person, size: int, ways: int) -> None:
    crowd = [person(f"Person {number}") for number in range(size)]
    _attend(network, "Congress", TODAY, *crowd)
    meet(network, crowd[0], TODAY)
    assert len(acquaintance.ways_to_contact(network, crowd[1], TODAY).ways) == ways


def test_who_is_not_to_be_contacted_is_not_asked(network: Network, person: Person) -> None:
    ada, shy = person("Ada Bos"), person("Shy One", do_not_contact="asked me")
    relations.relate(network, ada, shy, "friend of")
    meet(network, shy, TODAY)
    assert acquaintance.ways_to_contact(network, ada, TODAY).ways == ()


def test_who_was_only_written_to_is_not_asked(network: Network, person: Person) -> None:
    jan = person("Jan Jansen", "Woonstede")
    meet(network, jan, TODAY, channel=Channel.MESSAGE)
    assert acquaintance.who_could_know(network, "Woonstede", TODAY).ways == ()


def test_an_organisation_that_is_a_contact_means_its_people(network: Network, person: Person) -> None:
    person("Woonstede", kind="organisation")
    jan = person("Jan Jansen", "Woonstede")
    meet(network, jan, TODAY)
    assert _ways(acquaintance.who_could_know(network, "Woonstede", TODAY)) == [["Jan Jansen"]]


def test_a_contact_is_meant_by_name_and_by_id(network: Network, person: Person) -> None:
    jan = person("Jan Jansen")
    meet(network, jan, TODAY)
    for who in ("Jan Jansen", str(jan)):
        assert _ways(acquaintance.who_could_know(network, who, TODAY)) == [["Jan Jansen"]]


def test_what_means_nobody_is_told(network: Network, person: Person) -> None:
    person("Jan Jansen")
    with pytest.raises(NotFound, match="Xyzzy"):
        acquaintance.who_could_know(network, "Xyzzy Ltd", TODAY)


def test_the_surest_reason_is_told(network: Network, person: Person) -> None:
    ada, jan = person("Ada Bos", "Woonstede"), person("Jan Jansen", "Woonstede")
    relations.relate(network, jan, ada, "friend of")
    meet(network, jan, TODAY)
    (way,) = acquaintance.ways_to_contact(network, ada, TODAY).ways
    assert way.links[0].kind is LinkKind.RELATION
