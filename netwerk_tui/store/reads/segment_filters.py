"""Whom one filter of the search language finds: each by one read, kept until something is stored.

For `segment_people`, which combines what filters find.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import eq, ge, gt, le, lt
from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.ids import ContactId, DossierId
from netwerk_tui.domain.interaction import ENCOUNTERS
from netwerk_tui.domain.matrix import Cell, Matrix
from netwerk_tui.domain.matrix_set import MatrixSet
from netwerk_tui.domain.query_keys import AXES, CATEGORY_SPELLINGS, KeyId
from netwerk_tui.domain.query_tree import (
    AgeTest,
    ChoiceTest,
    Comparison,
    DayTest,
    NumberTest,
    PresenceTest,
    Test,
    WordsTest,
)
from netwerk_tui.domain.review import QueuedCard, Reason
from netwerk_tui.domain.review_queue import Board
from netwerk_tui.language import _
from netwerk_tui.store import tables
from netwerk_tui.store.reads.directory import Order, contact_ids
from netwerk_tui.store.reads.positions import placements
from netwerk_tui.store.reads.segment_texts import (
    TEXT_KEYS,
    TextIndex,
    has_words,
    people_with,
    people_with_free_words,
    text_index,
    words_of,
)

People = frozenset[ContactId]
NOBODY: People = frozenset()
_LEAST_IMPORTANCE = 1
"""Of whom the review knows nothing."""

_COMPARE: Mapping[Comparison, Callable[[int, int], bool]] = {
    Comparison.LESS: lt,
    Comparison.AT_MOST: le,
    Comparison.IS: eq,
    Comparison.AT_LEAST: ge,
    Comparison.MORE: gt,
}

Scope = WordsTest | None
"""The dossier that stands beside a filter; None where none does."""


@dataclass(slots=True, eq=False)
class PeopleSets:
    """What was read of everybody at one moment, and found in it."""

    today: date
    matrices: MatrixSet
    board: Callable[[], Board]
    """What the daily review makes of everybody; asked only where a query is about it."""
    found: dict[tuple[object, ...], People] = field(default_factory=dict)
    texts: dict[KeyId, TextIndex] = field(default_factory=dict)
    planes: dict[tuple[str, DossierId | None], dict[ContactId, Cell]] = field(default_factory=dict)
    days: dict[KeyId, dict[ContactId, date]] = field(default_factory=dict)
    ordered: Sequence[ContactId] | None = None
    saved: dict[str, str] | None = None
    dossiers: list[sa.Row[Any]] | None = None


class FilterReader:
    """Reads the people of single filters, with one connection."""

    def __init__(self, connection: sa.Connection, sets: PeopleSets) -> None:
        self._connection = connection
        self._sets = sets

    def people(self, key: KeyId, test: Test, scope: Scope) -> People:
        """Everybody who passes the filter; `scope` is the dossier that stands beside it."""
        about = (key, test, scope)
        found = self._sets.found.get(about)
        if found is None:
            found = self._sets.found[about] = frozenset(self._people(key, test, scope))
        return found

    def with_word(self, test: WordsTest) -> People:
        """Everybody of whom free words are said."""
        about = ("free words", test)
        found = self._sets.found.get(about)
        if found is None:
            found = self._sets.found[about] = frozenset(people_with_free_words(self._connection, test))
        return found

    def in_order(self, people: People) -> list[ContactId]:
        """These people, the most important first."""
        if self._sets.ordered is None:
            self._sets.ordered = [ContactId(each) for each in contact_ids(self._connection, Order.IMPORTANCE)]
        return [each for each in self._sets.ordered if each in people]

    def saved(self) -> Mapping[str, str]:
        """The queries of the saved segments, by name."""
        if self._sets.saved is None:
            column = tables.segment.c
            rows = self._connection.execute(sa.select(column.name, column.query).order_by(column.id))
            self._sets.saved = {row.name: row.query for row in rows}
        return self._sets.saved

    def _people(self, key: KeyId, test: Test, scope: Scope) -> Iterable[ContactId]:
        """Everybody who passes one filter."""
        is_absence = isinstance(test, PresenceTest) and not test.is_present
        if is_absence:
            return self.everybody().difference(self._people(key, PresenceTest(True), scope))
        if isinstance(test, ChoiceTest):
            return self._chosen(key, test.choice, scope)
        if key in TEXT_KEYS:
            assert isinstance(test, (WordsTest, PresenceTest)), "the parser gives these keys no other test"
            return people_with(self._texts(key), test)
        if key in {KeyId.LAST, KeyId.MET}:
            return [each for each, day in self._last_days(key).items() if self._fits_day(day, test)]
        match key:
            case KeyId.EVENT:
                return self._at_events(test)
            case KeyId.DOSSIER:
                return self._about_dossiers(test)
            case KeyId.CATEGORY:
                return self._in_category(test, scope)
            case KeyId.IMPORTANCE:
                standings = self._sets.board().standings()
                return [
                    each
                    for each in self.everybody()
                    if _fits_number(standings[each].importance if each in standings else _LEAST_IMPORTANCE, test)
                ]
            case _:
                return self._on_axis(key, test, scope)

    def everybody(self) -> People:
        """All contacts."""
        people = self._sets.found.get(())
        if people is None:
            people = self._sets.found[()] = frozenset(self._ids(sa.select(tables.contact.c.id)))
        return people

    def _ids(self, query: sa.Select[Any]) -> list[ContactId]:
        return [ContactId(each) for each in self._connection.scalars(query)]

    # Names and texts

    def _texts(self, key: KeyId) -> TextIndex:
        """The texts of a key."""
        index = self._sets.texts.get(key)
        if index is None:
            index = self._sets.texts[key] = text_index(self._connection, key)
        return index

    def is_known(self, key: KeyId, test: WordsTest) -> bool:
        """Whether a name that nobody has is at least the name of something."""
        named = {
            KeyId.TAG: tables.tag,
            KeyId.GROUP: tables.tag,
            KeyId.EVENT: tables.event,
            KeyId.PERSONA: tables.persona,
            KeyId.THEME: tables.theme,
            KeyId.DOSSIER: tables.dossier,
        }.get(key)
        if named is not None:
            names = self._connection.scalars(sa.select(named.c.name))
            return any(has_words(words_of(name), test) for name in names)
        if key is KeyId.CATEGORY:
            return any(_names_category(matrix, cell, test) for matrix in self._sets.matrices for cell in matrix.cells())
        return True

    def _at_events(self, test: Test) -> set[ContactId]:
        """Who is expected, was there, or had a contact moment there up to today."""
        link, took_part, moment = tables.attendance.c, tables.participant.c, tables.interaction.c
        expected = sa.select(link.contact_id).where(link.status != "declined")
        met = (
            sa.select(took_part.contact_id)
            .join(tables.interaction, moment.id == took_part.interaction_id)
            .where(moment.event_id.is_not(None), took_part.day <= self._sets.today)
        )
        if isinstance(test, WordsTest):
            rows = self._connection.execute(sa.select(tables.event.c.id, tables.event.c.name))
            events = [row.id for row in rows if has_words(words_of(row.name), test)]
            expected, met = expected.where(link.event_id.in_(events)), met.where(moment.event_id.in_(events))
        return {*self._ids(expected), *self._ids(met)}

    # Dossiers and matrices

    def _dossiers(self, scope: Scope) -> list[DossierId]:
        """Those that are named, or else all that are open."""
        if self._sets.dossiers is None:
            column = tables.dossier.c
            self._sets.dossiers = list(self._connection.execute(sa.select(column.id, column.name, column.closed_on)))
        rows = self._sets.dossiers
        if scope is None:
            today = self._sets.today
            return [DossierId(row.id) for row in rows if row.closed_on is None or row.closed_on > today]
        return [DossierId(row.id) for row in rows if has_words(words_of(row.name), scope)]

    def _about_dossiers(self, test: Test) -> set[ContactId]:
        """Who was placed for them, is on their journey, was or will be asked or told about them, and the like."""
        found: set[ContactId] = set()
        named = self._dossiers(test) if isinstance(test, WordsTest) else None
        for table in (tables.assessment, tables.journey, tables.ask, tables.tell, tables.concern):
            query = sa.select(table.c.contact_id).where(table.c.dossier_id.is_not(None))
            found.update(self._ids(query if named is None else query.where(table.c.dossier_id.in_(named))))
        took_part, moment = tables.participant.c, tables.interaction.c
        talked = (
            sa.select(took_part.contact_id)
            .join(tables.interaction, moment.id == took_part.interaction_id)
            .where(moment.dossier_id.is_not(None))
        )
        return found.union(self._ids(talked if named is None else talked.where(moment.dossier_id.in_(named))))

    def _planes(self, matrix: Matrix, scope: Scope) -> list[dict[ContactId, Cell]]:
        """Where everybody stands on this matrix, once for each dossier that counts."""
        dossiers: Sequence[DossierId | None] = self._dossiers(scope) if matrix.per_dossier else [None]
        for dossier in dossiers:
            if (matrix.id, dossier) not in self._sets.planes:
                placed = placements(self._connection, matrix.id, dossier, at=self._sets.today)
                self._sets.planes[matrix.id, dossier] = {each.contact: each.cell for each in placed}
        return [self._sets.planes[matrix.id, dossier] for dossier in dossiers]

    def _in_category(self, test: Test, scope: Scope) -> set[ContactId]:
        found: set[ContactId] = set()
        for matrix in self._sets.matrices:
            if isinstance(test, WordsTest):
                cells = {cell for cell in matrix.cells() if _names_category(matrix, cell, test)}
            elif scope is not None and not matrix.per_dossier:
                continue
            else:
                cells = set(matrix.cells())
            if cells:
                for plane in self._planes(matrix, scope):
                    found.update(contact for contact, cell in plane.items() if cell in cells)
        return found

    def _on_axis(self, key: KeyId, test: Test, scope: Scope) -> set[ContactId]:
        matrix_id, axis = AXES[key]
        matrix = self._sets.matrices.find(matrix_id)
        assert matrix is not None, "netwerk's own matrices are always there"
        return {
            contact
            for plane in self._planes(matrix, scope)
            for contact, cell in plane.items()
            if isinstance(test, PresenceTest)
            or _fits_number(cell.vertical if axis == "vertical" else cell.horizontal, test)
        }

    # Closed lists

    def _chosen(self, key: KeyId, choice: str, scope: Scope) -> Iterable[ContactId]:
        if choice == "none" or (choice == "no" and key in {KeyId.DUE, KeyId.CRITICAL, KeyId.LET_ALONE}):
            return self.everybody().difference(self._chosen(key, "any" if choice == "none" else "yes", scope))
        contact = tables.contact.c
        match key:
            case KeyId.STAGE:
                return self._at_stage(choice, scope)
            case KeyId.DUE:
                return [card.contact for card in self._sets.board().queue if _is_due(card, choice)]
            case KeyId.DIRECTION:
                return self._on_the_last_day(choice)
            case KeyId.CHANNEL:
                took_part = tables.participant.c
                query = sa.select(took_part.contact_id).distinct().where(took_part.day <= self._sets.today)
                return self._ids(query if choice == "any" else query.where(took_part.channel == choice))
            case KeyId.HAS:
                point = tables.contact_point.c
                return self._ids(sa.select(point.contact_id).where(point.kind == choice, point.value != ""))
            case KeyId.CRITICAL:
                return self._ids(sa.select(contact.id).where(contact.critical_friend))
            case KeyId.LET_ALONE:
                return self._ids(sa.select(contact.id).where(sa.func.trim(contact.do_not_contact) != ""))
            case _:
                columns = {
                    KeyId.AMBASSADOR: contact.ambassador,
                    KeyId.KIND: contact.kind,
                    KeyId.PREFERS: contact.preferred_channel,
                }
                column = columns[key]
                return self._ids(sa.select(contact.id).where(column != "" if choice == "any" else column == choice))

    def _at_stage(self, choice: str, scope: Scope) -> set[ContactId]:
        column = tables.journey.c
        query = (
            sa.select(column.dossier_id, column.contact_id, column.stage)
            .where(column.dossier_id.in_(self._dossiers(scope)), column.day <= self._sets.today)
            .order_by(column.day, column.id)
        )
        now = {(row.dossier_id, row.contact_id): row.stage for row in self._connection.execute(query)}
        return {ContactId(contact) for (_dossier, contact), stage in now.items() if choice in {"any", stage}}

    # Contact moments

    def _last_days(self, key: KeyId) -> dict[ContactId, date]:
        days = self._sets.days.get(key)
        if days is None:
            took_part = tables.participant.c
            query = (
                sa.select(took_part.contact_id, sa.func.max(took_part.day))
                .where(took_part.day <= self._sets.today)
                .group_by(took_part.contact_id)
            )
            if key is KeyId.MET:
                query = query.where(took_part.channel.in_(sorted(ENCOUNTERS)))
            days = {ContactId(contact): day for contact, day in self._connection.execute(query)}
            self._sets.days[key] = days
        return days

    def _on_the_last_day(self, direction: str) -> set[ContactId]:
        took_part = tables.participant.c
        query = (
            sa.select(took_part.contact_id, sa.func.max(took_part.day))
            .where(took_part.day <= self._sets.today, took_part.direction == direction)
            .group_by(took_part.contact_id)
        )
        last = self._last_days(KeyId.LAST)
        return {ContactId(contact) for contact, day in self._connection.execute(query) if last[contact] == day}

    def _fits_day(self, day: date, test: Test) -> bool:
        match test:
            case AgeTest(comparison, days):
                return _COMPARE[comparison]((self._sets.today - day).days, days)
            case DayTest(Comparison.LESS, first):
                return day < first
            case DayTest(Comparison.AT_MOST, _first, last):
                return day <= last
            case DayTest(Comparison.AT_LEAST, first):
                return day >= first
            case DayTest(Comparison.MORE, _first, last):
                return day > last
            case DayTest(_is, first, last):
                return first <= day <= last
            case _:
                return isinstance(test, PresenceTest)


def _names_category(matrix: Matrix, cell: Cell, test: WordsTest) -> bool:
    category = matrix.category_of(cell)
    own = category.id.rpartition("/")[2]
    names = (category.id, own, category.label, _(category.label), *CATEGORY_SPELLINGS.get(own, ()))
    return any(has_words(words_of(name), test) for name in names)


def _is_due(card: QueuedCard, choice: str) -> bool:
    match choice:
        case "yes":
            return True
        case "today":
            return card.overdue_days == 0
        case "red":
            return card.past_maximum
        case _:
            return Reason(choice) in (card.reason, *card.other_reasons)


def _fits_number(number: int, test: Test) -> bool:
    return isinstance(test, PresenceTest) or (
        isinstance(test, NumberTest) and _COMPARE[test.comparison](number, test.number)
    )
