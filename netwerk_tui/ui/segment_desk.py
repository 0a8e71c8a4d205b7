"""What the search line and the screen of segments work with: filters, counts and saved queries. Part of the desk.

Everything is read beside the screen. Where a newer key has asked meanwhile, an older one is not answered any more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from netwerk_tui.actions import people_export, segments
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.query_completion import Names
from netwerk_tui.domain.query_keys import KEY_BY_ID
from netwerk_tui.domain.query_language import parse_search_line
from netwerk_tui.domain.query_words import query_words, unknown_words
from netwerk_tui.domain.segment import Segment, SegmentId, SegmentPeople, SegmentResult, SegmentValues
from netwerk_tui.store.ledger import Committed
from netwerk_tui.ui.hand import Hand
from netwerk_tui.ui.review_desk import ReviewDesk


@dataclass(frozen=True, eq=False, repr=False)
class FilteredLine:
    """A search line whose filters were answered."""

    people: frozenset[ContactId]
    words: str
    """The free words, to be searched among the people."""
    explanation: str
    unknown: str
    """What is named and does not exist, in words; may be empty."""
    is_typo: bool
    """Whether that is a tag or an event: such a word is rather searched than filtered by."""


class SegmentDesk:
    """Saved queries, and the answers to those that are typed."""

    def __init__(self, hand: Hand, review: ReviewDesk, today: date) -> None:
        self._hand = hand
        self._review = review
        self._today = today
        self._sets: segments.PeopleSets | None = None
        self._names: Names | None = None
        self._asked = 0

    def forget(self) -> None:
        """Read everything anew: something was stored."""
        self._sets, self._names = None, None

    async def filtered(self, line: str) -> FilteredLine | None:
        """Who passes the filters of a search line; None where a newer one was asked meanwhile. Raises QueryError."""
        asked = parse_search_line(line)
        self._asked += 1
        number, sets = self._asked, await self._known_sets()

        def answer(network: Network) -> FilteredLine | None:
            if number != self._asked:
                return None
            people, unknown = segments.people_in(network, asked.filters, sets)
            told = ". ".join(unknown_words(each) for each in unknown)
            is_typo = any(KEY_BY_ID[each.key].sigil for each in unknown)
            return FilteredLine(people, asked.words, query_words(asked.filters), told, is_typo)

        found = await self._hand.read(answer)
        return found if number == self._asked else None

    async def count(self, query: str) -> SegmentResult | None:
        """How many a query finds, while it is typed; None where a newer one was asked meanwhile. Raises QueryError."""
        self._asked += 1
        number, sets = self._asked, await self._known_sets()

        def answer(network: Network) -> SegmentResult | None:
            if number != self._asked:
                return None
            return segments.count_of(network, query, self._today, sets)

        found = await self._hand.read(answer)
        return found if number == self._asked else None

    async def result(self, query: str) -> SegmentResult:
        """How many a saved query finds. Raises QueryError, and Refused for one that is a part of itself."""
        return await self._hand.read(segments.count_of, query, self._today, await self._known_sets())

    async def people(self, query: str) -> frozenset[ContactId]:
        """Whom a query finds. Raises QueryError, and Refused for one that is a part of itself."""
        result = await self._hand.read(segments.people_of, query, self._today, await self._known_sets())
        return frozenset(result.ids)

    async def places(self, segment: Segment) -> SegmentPeople:
        """Where the people of a segment stand. Raises QueryError, and Refused for one that is a part of itself."""
        return await self._hand.read(segments.people_and_places, segment, await self._known_sets())

    async def export(self, query: str, path: Path, *, private: bool) -> people_export.PeopleExported:
        """Write whom a query finds to a file. Raises QueryError, UsageError, Refused and UserError."""
        return await self._hand.read(people_export.export_people, path, query, self._today, private=private)

    async def names(self) -> Names:
        """The names and texts that a query can be completed with."""
        if self._names is None:
            self._names = await self._hand.read(segments.names_to_complete)
        return self._names

    async def all(self) -> Sequence[Segment]:
        """The saved segments, by name."""
        return await self._hand.read(segments.all_segments)

    async def add(self, values: SegmentValues) -> tuple[SegmentId, Committed]:
        """A new segment. Raises UsageError, QueryError and Refused."""
        return await self._hand.make(segments.add_segment, values)

    async def edit(self, segment: SegmentId, values: SegmentValues) -> Committed | None:
        """Change a segment. Raises UsageError, QueryError and Refused."""
        return await self._hand.act_if_any(segments.edit_segment, segment, values)

    async def used_by(self, segment: Segment) -> tuple[int, int]:
        """How many other segments, and how many messages, name this one."""
        return await self._hand.read(segments.used_by, segment)

    async def delete(self, segment: SegmentId) -> Committed:
        """Delete a segment; its people stay."""
        return await self._hand.act(segments.delete_segment, segment)

    async def _known_sets(self) -> segments.PeopleSets:
        if self._sets is None:
            board = await self._review.board() if self._review.is_read else None
            self._sets = segments.new_sets(self._hand.network, self._today, None if board is None else lambda: board)
        return self._sets
