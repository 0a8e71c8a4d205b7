"""Queries are saved by a name, found again by it, and undone like anything else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from netwerk_tui.actions import segments
from netwerk_tui.actions.contacts import add_contact, delete_contacts
from netwerk_tui.actions.history import undo
from netwerk_tui.actions.message_readers import readers_of
from netwerk_tui.actions.messages import add_message, message_with_id
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.errors import NotFound, QueryError, Refused, UsageError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.message_form import MessageForm, VariantForm
from netwerk_tui.domain.segment import Combination, SegmentValues, combined_query

TODAY = date(2026, 11, 23)


def add(network: Network, name: str, *tags: str) -> ContactId:
    given_name, _space, surname = name.partition(" ")
    contact, _committed = add_contact(
        network, ContactForm(given_name=given_name, surname=surname, tags=", ".join(tags)), TODAY
    )
    return contact


def test_a_saved_segment_is_found_by_its_name_in_a_query(network: Network) -> None:
    jan, _piet = add(network, "Jan Jansen", "zorg"), add(network, "Piet de Vries", "bouw")
    segments.add_segment(network, SegmentValues("Zorgmensen", "#zorg"))
    assert list(segments.people_of(network, "segment:zorgmensen", TODAY).ids) == [jan]


def test_saving_by_a_name_that_exists_replaces_the_query(network: Network) -> None:
    segments.save_segment(network, "Bouwers", "#zorg")
    segments.save_segment(network, "bouwers", "#bouw")
    assert [(each.name, each.query) for each in segments.all_segments(network)] == [("Bouwers", "#bouw")]


def test_a_segment_that_is_edited_keeps_its_exemplar(network: Network) -> None:
    jan = add(network, "Jan Jansen")
    values = SegmentValues("Buurt", "place:Ede", exemplar=jan, update_days=30)
    segment, _committed = segments.add_segment(network, values)
    segments.edit_segment(network, segment, replace(values, query="place:Veenendaal"))
    (found,) = segments.all_segments(network)
    assert (found.exemplar_name, found.query, found.values.update_days) == ("Jan Jansen", "place:Veenendaal", 30)


def test_deleting_a_segment_can_be_undone(network: Network) -> None:
    segment, _committed = segments.add_segment(network, SegmentValues("Buurt", "place:Ede"))
    segments.delete_segment(network, segment)
    assert segments.all_segments(network) == []
    undo(network)
    assert [each.name for each in segments.all_segments(network)] == ["Buurt"]


def test_deleting_the_exemplar_leaves_the_segment(network: Network) -> None:
    jan = add(network, "Jan Jansen")
    segments.add_segment(network, SegmentValues("Buurt", "place:Ede", exemplar=jan))
    delete_contacts(network, [jan])
    assert [(each.name, each.exemplar_name) for each in segments.all_segments(network)] == [("Buurt", "")]


@pytest.mark.parametrize(
    ("values", "error"),
    [
        (SegmentValues("", "#a"), UsageError),
        (SegmentValues("Leeg", " "), UsageError),
        (SegmentValues("Fout", "foo:bar"), QueryError),
        (SegmentValues("buurt", "#a"), Refused),
        (SegmentValues("Vaak", "#a", update_days=0), UsageError),
    ],
)
def test_what_cannot_be_saved_is_refused(network: Network, values: SegmentValues, error: type[Exception]) -> None:
    segments.add_segment(network, SegmentValues("Buurt", "place:Ede"))
    with pytest.raises(error):
        segments.add_segment(network, values)


def test_a_segment_within_itself_is_refused_where_it_is_asked(network: Network) -> None:
    segments.add_segment(network, SegmentValues("Een", "segment:twee"))
    segments.add_segment(network, SegmentValues("Twee", "segment:een"))
    with pytest.raises(Refused):
        segments.people_of(network, "segment:een", TODAY)


def test_a_name_that_nothing_has_is_told(network: Network) -> None:
    add(network, "Jan Jansen", "zorg")
    result = segments.people_of(network, "#zorgg", TODAY)
    assert (result.count, [each.written for each in result.unknown]) == (0, ["zorgg"])
    assert segments.people_of(network, "#zorg category:follower", TODAY).unknown == ()


def test_who_is_asked_by_a_name_that_is_gone_is_told(network: Network) -> None:
    with pytest.raises(NotFound):
        segments.segment_named(network, "Niets")


def test_whatever_names_a_segment_names_it_by_its_new_name_once_it_is_renamed(network: Network) -> None:
    segment, _committed = segments.add_segment(network, SegmentValues("Stille volgers", "#zorg"))
    other, _committed = segments.add_segment(
        network, SegmentValues("Ander", '#a (segment:"stille volgers" or -lijst:volgers)')
    )
    variants = (VariantForm("a", "a", query='segment:="Stille volgers" #b'),)
    message, _committed = add_message(network, MessageForm("Nieuws", query="-#c", variants=variants), TODAY)
    assert segments.used_by(network, segments.segment_named(network, "Stille volgers")) == (1, 1)
    committed = segments.edit_segment(network, segment, SegmentValues("Trouwe volgers", "#zorg"))
    assert segments.segment_named(network, "Ander").query == '#a (segment:="Trouwe volgers" or -lijst:volgers)'
    assert message_with_id(network, message).variants[0].query == 'segment:="Trouwe volgers" #b'
    assert committed is not None
    undo(network, committed.entry)
    assert segments.segment_named(network, "Ander").query == '#a (segment:"stille volgers" or -lijst:volgers)'
    assert other != segment


def test_a_message_to_a_segment_that_was_deleted_keeps_its_words_and_finds_nobody(network: Network) -> None:
    segment, _committed = segments.add_segment(network, SegmentValues("Volgers", "#zorg"))
    form = MessageForm("Nieuws", "Dag", "Hallo", "segment:=Volgers", segment=segment)
    message, _committed = add_message(network, form, TODAY)
    segments.delete_segment(network, segment)
    kept = message_with_id(network, message)
    assert (kept.segment, kept.query, kept.text) == (None, "segment:=Volgers", "Hallo")
    assert readers_of(network, message, TODAY) == []
    assert [each.written for each in segments.people_of(network, kept.query, TODAY).unknown] == ["=Volgers"]


@pytest.mark.parametrize("name", ["none", 'a "b" c', "or", "-x", "(a", "#zorg", "key:value", "é", "a  b", "* 2"])
def test_a_segment_is_found_by_its_name_whatever_that_is(network: Network, name: str) -> None:
    segments.add_segment(network, SegmentValues(name, "kind:person"))
    for combination in Combination:
        query = combined_query([name, name], combination)
        assert segments.people_of(network, query, TODAY).unknown == ()


@pytest.mark.parametrize("name", ["", "(", "*", " - "])
def test_a_name_without_any_word_is_refused_since_nothing_could_find_it(network: Network, name: str) -> None:
    with pytest.raises(UsageError, match="needs a name"):
        segments.add_segment(network, SegmentValues(name, "#zorg"))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("verdonck", {"Amber Callens-Verdonck"}),
        ("callens verdonck", {"Amber Callens-Verdonck"}),
        ("donck", set()),
        ("hondt", set()),
        ("dhondt", {"Bríd d'Hondt"}),
        ("brid", {"Bríd d'Hondt"}),
        ("jonge", {"Karel Jonge Poerink", "Mia Meer"}),
        ("zorg beleid", {"Mia Meer"}),
        ("100%", {"Bram 100%"}),
    ],
)
def test_free_words_are_whole_words_of_a_name_or_a_tag_whatever_joins_them(
    network: Network, query: str, found: set[str]
) -> None:
    names = ("Amber Callens-Verdonck", "Bríd d'Hondt", "Karel Jonge Poerink", "Bram 100%")
    people = {add(network, name): name for name in names}
    people[add(network, "Mia Meer", "jonge", "zorg-beleid")] = "Mia Meer"
    assert {people[each] for each in segments.people_of(network, query, TODAY).ids} == found
