"""Reports, ledgers and lists of people in the command palette, for the main screen: they need no key of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from netwerk_tui.domain.listing import LISTING_TITLES, ListingKind
from netwerk_tui.language import _
from netwerk_tui.ui.gateway import dialogs
from netwerk_tui.ui.screens.encounters import Encounters
from netwerk_tui.ui.screens.errands import Errands
from netwerk_tui.ui.screens.rounds import Rounds


class ReportCommands(Provider):
    """The reports and ledgers without a key, and the lists."""

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
        errands = self.screen.query_one(Errands)
        if not errands.is_open:
            return
        report = dialogs.Report
        yield _("Attention split: where it went, and where it should"), partial(errands.show_report, report.ATTENTION)
        yield _("Ambassadors: growth over time"), partial(errands.show_report, report.AMBASSADORS)
        for kind in ListingKind:
            yield _(LISTING_TITLES[kind]), partial(errands.list_people, kind)
        yield _("Backups: go back to an earlier day"), errands.show_backups
        yield _("Privacy: who is kept, and why"), errands.show_kept
        yield _("Privacy: all that is kept about the selected person"), errands.write_subject
        yield _("Privacy: erase the selected person for good"), errands.erase_selected
        rounds = self.screen.query_one(Rounds)
        yield _("Whom can I ask about …?"), rounds.ask_whom
        yield _("Save the filter of the list as a segment"), rounds.save_segment
        encounters = self.screen.query_one(Encounters)
        yield _("Possible doubles: who is here twice"), encounters.show_doubles
        yield _("Introductions"), encounters.show_introductions
        yield _("Neighbourhood: whom they know"), encounters.show_neighbourhood
        yield _("Who could know somebody at …?"), encounters.find_way
        for ledger in dialogs.Ledger:
            page = _(dialogs.LEDGER_LABELS[ledger])
            yield _("Ledgers: {page}").format(page=page), partial(rounds.show_ledger, ledger)
