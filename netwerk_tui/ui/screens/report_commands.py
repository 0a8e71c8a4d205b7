"""Reports and lists of people in the command palette, for the main screen: they need no key of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from netwerk_tui.domain.listing import LISTING_TITLES, ListingKind
from netwerk_tui.language import _
from netwerk_tui.ui.screens.reports import Report

if TYPE_CHECKING:
    from netwerk_tui.ui.screens.main import MainScreen


class ReportCommands(Provider):
    """The reports without a key, and the lists."""

    async def discover(self) -> Hits:
        """All of them, once the network is open."""
        for title, run in self._commands():
            yield DiscoveryHit(Content(title), run, text=title)

    async def search(self, query: str) -> Hits:
        """Those whose title matches."""
        matcher = self.matcher(query)
        for title, run in self._commands():
            score = matcher.match(title)
            if score > 0:
                yield Hit(score, Content(title), run, text=title)

    def _commands(self) -> Iterator[tuple[str, Callable[[], object]]]:
        screen = cast("MainScreen", self.screen)
        if not screen.is_open:
            return
        yield _("Attention split: where it went, and where it should"), partial(screen.show_report, Report.ATTENTION)
        yield _("Ambassadors: growth over time"), partial(screen.show_report, Report.AMBASSADORS)
        for kind in ListingKind:
            yield _(LISTING_TITLES[kind]), partial(screen.list_people, kind)
