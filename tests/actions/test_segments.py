"""Queries are saved by a name, found again by it, and undone like anything else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from netwerk_tui.actions import segments
from netwerk_tui.actions.contacts import add_contact, delete_contacts
from netwerk_tui.actions.history import undo
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.errors import NotFound, Refused, UsageError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.query_language import QueryError
from netwerk_tui.domain.segment import SegmentValues

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
