"""Whom a query of the search language finds: what its filters find, combined as sets.

For `actions.segments`, which may use one `PeopleSets` from one thread at a time, and keeps it until something is
stored: a key typed pays only for the filter that changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

import sqlalchemy as sa

from netwerk_tui.domain.errors import Refused
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.query_keys import KeyId
from netwerk_tui.domain.query_language import parse_query
from netwerk_tui.domain.query_tree import And, Filter, Node, Not, Or, PresenceTest, Words, WordsTest
from netwerk_tui.language import _
from netwerk_tui.store.reads.segment_filters import NOBODY, FilterReader, People, PeopleSets, Scope
from netwerk_tui.store.reads.segment_texts import has_words, words_of


class PeopleFinder:
    """Finds people by a tree, with one connection. `unknown` are the filters whose name nothing has."""

    def __init__(self, connection: sa.Connection, sets: PeopleSets) -> None:
        self._reader = FilterReader(connection, sets)
        self.unknown: list[Filter] = []
        self._within: tuple[str, ...] = ()

    def find(self, node: Node) -> People:
        """Everybody whom the query finds. Raises QueryError for a saved segment that cannot be read."""
        return self._find(node, None)

    def in_order(self, people: People) -> list[ContactId]:
        """These people, the most important first."""
        return self._reader.in_order(people)

    # The tree

    def _find(self, node: Node, scope: Scope) -> People:
        match node:
            case Words(test):
                return self._reader.with_word(test)
            case Not(part):
                return self._reader.everybody() - self._find(part, scope)
            case Or(parts):
                return frozenset().union(*(self._find(part, scope) for part in parts))
            case And(parts):
                return self._in_all(parts, _dossier_beside(parts) or scope)
            case Filter():
                return self._filtered(node, scope)
            case _:
                assert_never(node)

    def _in_all(self, parts: Sequence[Node], scope: Scope) -> People:
        if not parts:
            return self._reader.everybody()
        wanted = [self._find(part, scope) for part in parts if not isinstance(part, Not)]
        unwanted = [self._find(part.part, scope) for part in parts if isinstance(part, Not)]
        found = min(wanted, key=len) if wanted else self._reader.everybody()
        return found.intersection(*wanted).difference(*unwanted)

    def _filtered(self, node: Filter, scope: Scope) -> People:
        if node.key is KeyId.DOSSIER and isinstance(node.test, WordsTest):
            scope = None
        if node.key is KeyId.SEGMENT:
            return self._in_segments(node)
        people = self._reader.people(node.key, node.test, scope)
        if not people and isinstance(node.test, WordsTest) and not self._reader.is_known(node.key, node.test):
            self.unknown.append(node)
        return people

    def _in_segments(self, node: Filter) -> People:
        """Who is in the saved segments of this name, each by the query that it has now."""
        saved = self._reader.saved()
        test = node.test
        if isinstance(test, PresenceTest):
            found = self._in_saved(list(saved.items()))
            return found if test.is_present else self._reader.everybody() - found
        assert isinstance(test, WordsTest), "a segment is named"
        exact = [each for each in saved.items() if words_of(each[0]) == test.words]
        named = exact or [each for each in saved.items() if has_words(words_of(each[0]), test)]
        if not named:
            self.unknown.append(node)
        return self._in_saved(named)

    def _in_saved(self, segments: Sequence[tuple[str, str]]) -> People:
        found = NOBODY
        for name, query in segments:
            if name in self._within:
                raise Refused(
                    _("The segment {name} is a part of itself.").format(name=name), _("Edit its query with o.")
                )
            before, self._within = self._within, (*self._within, name)
            unknown = len(self.unknown)
            found |= self._find(parse_query(query), None)
            del self.unknown[unknown:]
            self._within = before
        return found


def _dossier_beside(parts: Sequence[Node]) -> Scope:
    """The dossier that a part names of whom all the parts must hold; the first one, where there are several."""
    for part in parts:
        if isinstance(part, Filter) and part.key is KeyId.DOSSIER and isinstance(part.test, WordsTest):
            return part.test
    return None
