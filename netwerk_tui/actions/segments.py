"""Segments: whom a query of the search language finds, and saving queries by a name. Each change is one entry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache

from netwerk_tui.actions.finding import with_owners_of_points
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.review_board import read_board
from netwerk_tui.domain.errors import NotFound, Refused, UsageError
from netwerk_tui.domain.finding import Field, Hit
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.query_keys import KEY_BY_ID, KeyId
from netwerk_tui.domain.query_language import parse_query, parse_search_line
from netwerk_tui.domain.query_tree import Filter, Node
from netwerk_tui.domain.query_values import WORD
from netwerk_tui.domain.query_words import query_words
from netwerk_tui.domain.review_queue import Board
from netwerk_tui.domain.segment import (
    LONGEST_NAME,
    Segment,
    SegmentId,
    SegmentPeople,
    SegmentResult,
    SegmentValues,
    names_segment,
    renamed_in,
)
from netwerk_tui.domain.text import clean_block, clean_line, fold
from netwerk_tui.language import _
from netwerk_tui.search import PeopleIndex
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import Committed, Transaction, transaction
from netwerk_tui.store.one_row import row_of
from netwerk_tui.store.reads import segments as reads
from netwerk_tui.store.reads.people import search_documents
from netwerk_tui.store.reads.segment_filters import People
from netwerk_tui.store.reads.segment_filters import PeopleSets as PeopleSets
from netwerk_tui.store.reads.segment_names import names_by_key
from netwerk_tui.store.reads.segment_people import PeopleFinder


def new_sets(network: Network, today: date, board: Callable[[], Board] | None = None) -> PeopleSets:
    """Where what is read of everybody is kept. It holds until something is stored, and for this day.

    `board` gives the review's cards where they are at hand; without it they are read once a query asks for them.
    """
    return PeopleSets(today, network.matrices, board or cache(lambda: read_board(network, today)))


def people_of(network: Network, query: str, today: date, sets: PeopleSets | None = None) -> SegmentResult:
    """Whom the query finds, the most important first. Raises QueryError, with the place of the mistake.

    With `sets` kept from query to query, only what those before it did not ask is read.
    """
    tree = parse_query(query)
    with network.database.reading() as connection:
        finder = PeopleFinder(connection, sets or new_sets(network, today))
        people = finder.find(tree)
        ordered = finder.in_order(people)
    return SegmentResult(ordered, len(people), query_words(tree), tuple(finder.unknown))


def count_of(
    network: Network, query: str, today: date, sets: PeopleSets | None = None, *, typing: bool = False
) -> SegmentResult:
    """As `people_of`, without saying who they are. While `typing`, the last word may be the beginning of one."""
    tree = parse_query(query, typing=typing)
    with network.database.reading() as connection:
        finder = PeopleFinder(connection, sets or new_sets(network, today))
        people = finder.find(tree)
    return SegmentResult((), len(people), query_words(tree), tuple(finder.unknown))


def people_and_places(network: Network, segment: Segment, sets: PeopleSets) -> SegmentPeople:
    """Where the people of a segment stand on acceptance–energy. Raises QueryError."""
    tree = parse_query(segment.query)
    with network.database.reading() as connection:
        finder = PeopleFinder(connection, sets)
        people = finder.find(tree)
        placed = []
        for category in network.matrices.acceptance_energy.categories:
            there = finder.find(parse_query(f"category:{category.id}"))
            placed.append((category.label, len(people & there)))
        scored = finder.find(parse_query("acceptance:any"))
    exemplar = segment.values.exemplar
    return SegmentPeople(placed, len(people - scored), exemplar is None or exemplar in people)


def people_in(network: Network, tree: Node, sets: PeopleSets) -> tuple[People, tuple[Filter, ...]]:
    """Whom a tree finds, in no order, and the filters by a name that nothing has."""
    with network.database.reading() as connection:
        finder = PeopleFinder(connection, sets)
        return finder.find(tree), tuple(finder.unknown)


def names_to_complete(network: Network) -> dict[KeyId, list[str]]:
    """The names and texts that a query can be completed with, by key."""
    with network.database.reading() as connection:
        names = names_by_key(connection)
    categories = {_(category.label): None for matrix in network.matrices for category in matrix.categories}
    return {**names, KeyId.CATEGORY: list(categories)}


def find_filtered(network: Network, line: str, limit: int, today: date) -> list[Hit]:
    """Whom the free words of a search line may mean among those who pass its filters, best first.

    Without free words, all who pass, the most important first. A tag or an event that there is not, is searched like a
    word, so that typos are forgiven. Raises QueryError.
    """
    asked = parse_search_line(line + " ")
    with network.database.reading() as connection:
        finder = PeopleFinder(connection, new_sets(network, today))
        people = finder.find(asked.filters)
        if any(KEY_BY_ID[each.key].sigil for each in finder.unknown):
            return PeopleIndex(search_documents(connection)).search(line, limit)
        if asked.words.strip():
            hits = PeopleIndex(search_documents(connection, sorted(people))).search(asked.words, limit)
            return with_owners_of_points(network, asked.words, hits, limit, people)
        return [filtered_hit(contact) for contact in finder.in_order(people)[:limit]]


def filtered_hit(contact: ContactId) -> Hit:
    """Somebody who is found because they pass the filters."""
    return Hit(contact, score=1.0, complete=True, why="", field=Field.NAME, highlights=())


def all_segments(network: Network) -> list[Segment]:
    """The saved segments, by name."""
    with network.database.reading() as connection:
        return reads.segments(connection)


def segment_named(network: Network, name: str) -> Segment:
    """The segment of this name. Raises NotFound."""
    key = fold(clean_line(name))
    for segment in all_segments(network):
        if fold(segment.name) == key:
            return segment
    raise NotFound(
        _("There is no segment {name}.").format(name=clean_line(name, 60)), _("“netwerk segment list” names them all.")
    )


def query_of(network: Network, name_or_query: str) -> str:
    """The query of the segment of this name; the text itself, as a query, where there is no such segment."""
    key = fold(clean_line(name_or_query))
    named = next((each.query for each in all_segments(network) if fold(each.name) == key), None)
    return name_or_query if named is None else named


def add_segment(network: Network, values: SegmentValues) -> tuple[SegmentId, Committed]:
    """A new segment.

    Raises UsageError without a name, QueryError for a query that cannot be read, and Refused for a name that is taken.
    """
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        row = _row(verbs, values, None)
        verbs.title = _("New segment {name}").format(name=row["name"])
        (segment,) = verbs.insert(tables.segment, [row])
    assert recording.committed is not None, "a new segment is always a change"
    return SegmentId(segment), recording.committed


def edit_segment(network: Network, segment: SegmentId, values: SegmentValues) -> Committed | None:
    """Change a segment; None where nothing changes. Raises as `add_segment`, and NotFound for one that is gone.

    Segments and messages that name it by `segment:` name it by its new name then.
    """
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        before = row_of(verbs, tables.segment, segment)
        row = _row(verbs, values, segment)
        verbs.title = _("Edited the segment {name}").format(name=before["name"])
        verbs.update(tables.segment, [{"id": segment, **row}])
        if row["name"] != before["name"]:
            _rename_in_queries(verbs, before["name"], str(row["name"]))
    return recording.committed


def used_by(network: Network, segment: Segment) -> tuple[int, int]:
    """How many other segments, and how many messages, name this one."""
    with network.database.reading() as connection:
        naming = [each for each in reads.saved_queries(connection) if names_segment(each.query, segment.name)]
    others = sum(each.message is None and each.row != segment.id for each in naming)
    return others, len({each.message for each in naming if each.message is not None})


def save_segment(network: Network, name: str, query: str) -> tuple[SegmentId, Committed | None]:
    """Save a query by a name: a new segment, or a new query of the one that has this name."""
    known = next((each for each in all_segments(network) if fold(each.name) == fold(clean_line(name))), None)
    if known is None:
        return add_segment(network, SegmentValues(name, query))
    return known.id, edit_segment(network, known.id, replace(known.values, query=query))


def delete_segment(network: Network, segment: SegmentId) -> Committed:
    """Delete a segment; its people stay. Raises NotFound for one that is gone."""
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        name = row_of(verbs, tables.segment, segment)["name"]
        verbs.title = _("Deleted the segment {name}").format(name=name)
        verbs.delete(tables.segment, [segment])
    assert recording.committed is not None, "there was a segment to delete"
    return recording.committed


def _rename_in_queries(verbs: Transaction, name: str, new_name: str) -> None:
    """Let whatever names a segment by its old name name it by the new one."""
    for each in reads.saved_queries(verbs.connection):
        if names_segment(each.query, name):
            verbs.update(each.table, [{"id": each.row, "query": renamed_in(each.query, name, new_name)}])


def _row(verbs: Transaction, values: SegmentValues, segment: SegmentId | None) -> dict[str, object]:
    name, query = clean_line(values.name, LONGEST_NAME), clean_line(values.query, 2000)
    if not WORD.search(fold(name)):
        raise UsageError(_("A segment needs a name."), _("By that name it is found again."))
    if not query:
        raise UsageError(_("A segment needs a query."), _("As in #tag, category:follower or last:>90d."))
    parse_query(query)
    taken = reads.segment_with_key(verbs.connection, fold(name))
    if taken is not None and taken != segment:
        raise Refused(_("There is a segment {name} already.").format(name=name), _("Choose another name."))
    if values.update_days is not None and not 1 <= values.update_days <= 3650:
        raise UsageError(_("The days between updates are a number from 1 to 3650."))
    return {
        "name": name,
        "search_key": fold(name),
        "query": query,
        "notes": clean_block(values.notes),
        "update_days": values.update_days,
        "exemplar_id": values.exemplar,
    }
