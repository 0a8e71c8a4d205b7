"""The search index as the screens use it: made beside the screen, always up to date, and saved for the next start.

The desk makes one of it. Whatever is stored, here or by another program, is followed before it is shown.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import ClassVar

from netwerk_tui.actions import indexing
from netwerk_tui.actions.finding import names_begun, with_owners_of_points
from netwerk_tui.actions.indexing import FollowedIndex
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.finding import Hit
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.search import PeopleIndex
from netwerk_tui.ui.hand import Hand


class SearchDesk:
    """Finds people. An index is never changed while it is searched: the next one takes its place between two keys."""

    hits_shown: ClassVar[int] = 60
    """How many hits of a search are looked for."""

    def __init__(self, hand: Hand) -> None:
        self._hand = hand
        self._followed: FollowedIndex | None = None
        self._following = asyncio.Lock()
        self._upkeep: asyncio.Task[None] | None = None

    @property
    def is_ready(self) -> bool:
        """Whether there is an index; until then only beginnings of names are found."""
        return self._followed is not None

    @property
    def index(self) -> PeopleIndex | None:
        """The index as it is now."""
        return None if self._followed is None else self._followed.index

    def find(self, query: str, among: frozenset[ContactId] | None = None) -> list[Hit]:
        """Who the query may mean, best first; among these contacts only, where they are given."""
        network, limit = self._hand.network, self.hits_shown
        if self._followed is not None:
            found = self._followed.index.search(query, limit, among)
        else:
            found = [hit for hit in names_begun(network, query, limit) if among is None or hit.id in among]
        return with_owners_of_points(network, query, found, limit, among)

    async def open(self) -> None:
        """Have the index made, with what is stored meanwhile."""
        made: FollowedIndex | None = None
        while made is None:
            reader = self._hand.reader
            opened = await reader.run(indexing.open_index, self._hand.network, reader.is_wanted)
            made = await self._hand.writer.run(indexing.follow, self._hand.network, opened)
        self._followed = made
        self._keep_up()

    async def follow(self) -> None:
        """Bring the index up to date with all that was stored; nothing while it is being made, as that ends so too."""
        async with self._following:
            if self._followed is None:
                return
            followed = await self._hand.writer.run(indexing.follow, self._hand.network, self._followed)
            if followed is None:
                await self.open()
            else:
                self._followed = followed
                self._keep_up()

    def _keep_up(self) -> None:
        """Save the index, or make it anew, beside everything else, where that is time."""
        followed = self._followed
        is_busy = self._upkeep is not None and not self._upkeep.done()
        if followed is None or is_busy:
            return
        if followed.must_be_made_anew:
            self._upkeep = asyncio.create_task(self._make_anew())
        elif followed.is_worth_saving:
            self._upkeep = asyncio.create_task(self._save(followed))

    async def _make_anew(self) -> None:
        reader = self._hand.reader
        made = await reader.run(indexing.open_index, self._hand.network, reader.is_wanted)
        async with self._following:
            self._followed = await self._hand.writer.run(indexing.follow, self._hand.network, made) or made
        await self._save(self._followed)

    async def _save(self, followed: FollowedIndex) -> None:
        reader = self._hand.reader
        try:
            saved = await reader.run(indexing.keep_index, self._hand.network, followed, reader.is_wanted)
        except UserError:
            return  # it is made anew at the next start
        if saved and self._followed is not None:
            stored_since = max(0, self._followed.unsaved - followed.unsaved)
            self._followed = replace(self._followed, unsaved=stored_since, is_saved=True)
