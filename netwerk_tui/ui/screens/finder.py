"""The left side of the workbench: everybody, what a search finds, or whom the list is narrowed to."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.message import Message

from netwerk_tui.domain.errors import QueryError, UserError
from netwerk_tui.domain.hue import Hue
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.listing import Listing, ListingKind
from netwerk_tui.domain.placements import Placements
from netwerk_tui.domain.query_completion import Names, completions, is_value_wanted
from netwerk_tui.domain.query_language import may_have_filters
from netwerk_tui.language import N_, _
from netwerk_tui.ui.screens.first_screen import NOT_READ_YET
from netwerk_tui.ui.screens.messages import Failed
from netwerk_tui.ui.screens.narrowing import ByCell, ByListing, ByQuery, ByTray, Narrowing, narrowed
from netwerk_tui.ui.widgets.completion_list import CompletionList
from netwerk_tui.ui.widgets.contact_list import ContactList, ContactsPane
from netwerk_tui.ui.widgets.line_place import Step
from netwerk_tui.ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from netwerk_tui.domain.finding import Hit
    from netwerk_tui.ui.desk import Desk

_SORT_LABELS = {
    "name": N_("name ↓"),
    "last-contact": N_("last contact ↓"),
}


class Finder(ContactsPane):
    """The list with its search line. It owns the query and the narrowing; the selected contact is the workbench's."""

    DEFAULT_CSS = """
    Finder {
        layers: list search offers;
        CompletionList { layer: offers; dock: top; margin-top: 2; }
    }
    """

    @dataclass
    class PersonFound(Message):
        """A search ended on this contact."""

        contact: ContactId

    @dataclass
    class AdditionWanted(Message):
        """Nobody was found; the user wants to add a contact of this name."""

        name: str

    class QueryChanged(Message):
        """Others are shown than before because of a query, which the matrix shows too."""

    class SortChanged(Message):
        """The snapshot has another order now."""

    def __init__(self) -> None:
        super().__init__()
        self._opened: Desk | None = None
        self._placements: Placements | None = None
        self._narrowing: Narrowing | None = None
        self._query = ""
        self._typed_filter: ByQuery | None = None
        """What the list is narrowed to while the search line says so."""
        self._names: Names = {}
        self._is_filtering = False
        """Whether it is still being read who passes the filters."""
        self._is_submitted_early = False
        """Whether Enter was pressed while nobody could be found yet."""

    def on_mount(self) -> None:
        self.contact_list = self.query_one(ContactList)
        """The list of contacts."""
        self._box = self.query_one(SearchBox)
        self._offers = self.query_one(CompletionList)

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield CompletionList()

    def open(self, desk: Desk) -> None:
        """Find people in this network."""
        self._opened = desk

    @property
    def is_narrowed(self) -> bool:
        """Whether not everybody is shown."""
        return self._narrowing is not None or bool(self._query)

    @property
    def listing(self) -> ListingKind | None:
        """What those have in common whom the list is narrowed to; None where it is not, or by the matrix."""
        return self._narrowing.listing.kind if isinstance(self._narrowing, ByListing) else None

    def show(self, placements: Placements) -> None:
        """Show the snapshot of the desk, with everybody's category by these placements."""
        desk, self._placements = self._desk, placements
        found = narrowed(self._typed_filter or self._narrowing, desk.directory.ids, placements)
        self.contact_list.set_title(sort_label=_(_SORT_LABELS[desk.order]), filters=found.chips)
        self.contact_list.show(found.ids, desk.rows, glyph_of=self._glyph_of, today=desk.today, whys=found.whys)

    def narrow(self, narrowing: Narrowing | None) -> None:
        """Show these people only, until Esc or a click on the chip; None shows everybody again."""
        before = self.query_kept
        if isinstance(narrowing, (ByCell, ByTray)):
            narrowing = replace(narrowing, within=before)
        self._narrowing = narrowing
        self._end_search()
        self._show_again()
        if self.query_kept is not before:
            self.post_message(self.QueryChanged())

    @property
    def query_kept(self) -> ByQuery | None:
        """The query that narrows the list and the matrix, once it is no longer being typed."""
        shown = self._narrowing
        if isinstance(shown, (ByCell, ByTray)):
            return shown.within
        return shown if isinstance(shown, ByQuery) else None

    def narrow_to(self, query: str, *, keeps_focus: bool = False) -> None:
        """Show those whom a query finds, until Esc or a click on the chip; the list gets the focus, unless it stays."""
        self._read_narrowing(query, keeps_focus=keeps_focus)

    @work(exclusive=True, group="narrowing")
    async def _read_narrowing(self, query: str, *, keeps_focus: bool) -> None:
        try:
            people = await self._desk.segments.people(query)
        except UserError as error:
            self.post_message(Failed(error))
        else:
            self._narrow_by(ByQuery(query, people), keeps_focus=keeps_focus)

    def _narrow_by(self, found: ByQuery, *, keeps_focus: bool = False) -> None:
        """Show these people only, with the one under the cursor selected."""
        self.narrow(found)
        if not keeps_focus:
            self.contact_list.focus(scroll_visible=False)
        contact = self.contact_list.contact
        if contact is not None:
            self.post_message(self.PersonFound(contact))

    @property
    def narrowing_query(self) -> str:
        """The query that the list is narrowed to, or that is typed; empty without one."""
        shown = self._typed_filter or self.query_kept
        return shown.query if shown is not None else ""

    def refresh_query(self) -> None:
        """Show those whom the query finds now, after something was stored."""
        if isinstance(self._narrowing, ByQuery):
            self._read_query_again(self._narrowing)

    @work(exclusive=True, group="narrowing")
    async def _read_query_again(self, shown: ByQuery) -> None:
        try:
            people = await self._desk.segments.people(shown.query)
        except UserError:
            return  # a segment that it names is gone: those who were found stay
        if self._narrowing is shown and people != shown.people:
            self._narrowing = ByQuery(shown.query, people)
            self._show_again()
            self.post_message(self.QueryChanged())

    def refresh_listing(self, listing: Listing) -> None:
        """Show those who belong to the same list now; nothing where the user has left it meanwhile."""
        if listing.kind is self.listing:
            self._narrowing = ByListing(listing)
            self._show_again()

    def ask(self) -> None:
        """Let the user type whom they look for."""
        self._read_names()
        self._box.focus(scroll_visible=False)

    def search_again(self) -> None:
        """Find anew, after something about people was stored."""
        if self._query:
            self._search(self._query)

    def indexed(self) -> None:
        """Find what was typed while people could not be found yet, and do what Enter then meant."""
        self.search_again()
        if self._is_submitted_early:
            self._submit(self._query)

    def leave_search(self) -> bool:
        """End the search, with the one under the cursor found; whether there was one."""
        if not self._query:
            return False
        contact = self.contact_list.contact
        self._end_search()
        if contact is not None:
            self.post_message(self.PersonFound(contact))
        return True

    def leave_narrowing(self) -> bool:
        """Show everybody again; whether the list was narrowed."""
        left = self._narrowing
        if left is not None:
            self._narrowing = None
            self.narrow(left.within if isinstance(left, (ByCell, ByTray)) else None)
            if isinstance(left, ByQuery):
                self.post_message(self.QueryChanged())
        return left is not None

    @property
    def _desk(self) -> Desk:
        assert self._opened is not None, "people are found only once the network is open"
        return self._opened

    @on(SearchBox.Changed)
    def _search_typed(self, message: SearchBox.Changed) -> None:
        self._is_submitted_early = False
        self._search(message.value)

    @on(SearchBox.Submitted)
    def _search_submitted(self, message: SearchBox.Submitted) -> None:
        self._submit(message.value)

    def _submit(self, typed: str) -> None:
        """Keep the one under the cursor selected, and show everybody around them; once people can be found.

        Filters without free words go on narrowing the list.
        """
        self._is_submitted_early = self._is_filtering or (bool(self._query) and not self._desk.is_indexed)
        if self._is_submitted_early:
            return
        found = self._typed_filter
        if found is not None and not self.contact_list.is_searching:
            self._narrow_by(found)
            return
        if self._query and self.contact_list.contact is None:
            self.post_message(self.AdditionWanted(typed))
            return
        self.leave_search()
        self.contact_list.focus(scroll_visible=False)

    @on(SearchBox.CompletionWanted)
    def _completion_wanted(self) -> None:
        first = self._offers.first
        if first is not None:
            self._box.complete(first.applied_to(self._box.value))

    @on(CompletionList.Chosen)
    def _completion_chosen(self, message: CompletionList.Chosen) -> None:
        self._box.complete(message.completion.applied_to(self._box.value))
        self._box.focus(scroll_visible=False)

    @on(SearchBox.Cancelled)
    def _search_cancelled(self) -> None:
        self._end_search()
        self.contact_list.focus(scroll_visible=False)

    @on(SearchBox.CursorMoved)
    def _search_moves_list(self, message: SearchBox.CursorMoved) -> None:
        self.contact_list.move(Step(message.step))

    @on(ContactList.FilterRemoved)
    def _filter_removed(self) -> None:
        self.leave_narrowing()

    @on(ContactList.SortWanted)
    @work(exclusive=True, group="sort")
    async def _sort_wanted(self) -> None:
        await self._desk.sort_by_next()
        self.post_message(self.SortChanged())

    def _search(self, query: str) -> None:
        self._query = query.strip()
        self._offer(query)
        if may_have_filters(query):
            self._is_filtering = True
            self._filter(query)
            return
        self._leave_filter()
        if self._query:
            self._show_hits(query)
        else:
            self._box.show_found(None)
            self.contact_list.end_search()

    def _show_hits(self, words: str, among: frozenset[ContactId] | None = None) -> None:
        if self._desk.is_indexed:
            self._show_found(self._desk.find(words, among))
        else:
            self._find_beside(words, among)

    @work(exclusive=True, group="find")
    async def _find_beside(self, words: str, among: frozenset[ContactId] | None) -> None:
        """Find beside the screen: without an index all names are looked through, 0.2 s for 100,000. The newest wins."""
        query = self._query
        hits = await asyncio.to_thread(self._desk.find, words, among)
        # Once there is an index, what it finds is shown already.
        if query == self._query and not self._desk.is_indexed:
            self._show_found(hits)

    def _show_found(self, hits: Sequence[Hit]) -> None:
        complete = sum(hit.complete for hit in hits)
        self._box.show_found(complete, at_least=complete == len(hits) >= self._desk.search.hits_shown)
        self.contact_list.show_hits(self._query, hits)

    @work(exclusive=True, group="filter")
    async def _filter(self, line: str) -> None:
        """Show who passes the filters of the line, and among them whom its free words mean. The newest key wins."""
        try:
            found = await self._desk.segments.filtered(line)
        except UserError as error:
            self._is_filtering = False
            self._mistaken(line, error)
            return
        if found is None or self._box.value != line:
            return
        self._is_filtering = False
        if found.is_typo:
            self._leave_filter()
            self._show_hits(line)
        else:
            self._typed_filter = ByQuery(self._query, found.people)
            self._show_again()
            if found.words.strip():
                self._show_hits(found.words, found.people)
            else:
                self.contact_list.end_search()
                self._box.show_found(len(found.people))
        if not self._offers.first:
            self._offers.show(mistake=found.unknown)
        if self._is_submitted_early:
            self._submit(line)

    def _mistaken(self, line: str, error: UserError) -> None:
        """Say what cannot be understood and where, and search the line as plain words meanwhile."""
        is_unfinished = isinstance(error, QueryError) and error.is_unfinished
        if not is_unfinished:
            place = error.position + 1 if isinstance(error, QueryError) else 0
            words = _("{place}: {mistake}").format(place=place, mistake=error.title) if place else error.title
            self._offers.show(mistake=f"{words} {error.advice}".strip())
            self._leave_filter()
            self._show_hits(line)

    def _offer(self, query: str) -> None:
        """Offer what the query can go on with: values, or the key that a free word begins."""
        found = completions(query, self._names) if self._box.caret == len(query) else []
        self._box.can_complete = bool(found)
        self._offers.show(found if is_value_wanted(query) else found[:1])

    @work(exclusive=True, group="names")
    async def _read_names(self) -> None:
        self._names = await self._desk.segments.names()
        if self._box.has_focus:
            self._offer(self._box.value)

    def _leave_filter(self) -> None:
        """Narrow the list no more by what is typed."""
        self._is_filtering = False
        if self._typed_filter is not None:
            self._typed_filter = None
            self._show_again()

    def _end_search(self) -> None:
        self._query = ""
        self._is_submitted_early = False
        self._box.set_value("")
        self._box.can_complete = False
        self._offers.show()
        self.contact_list.end_search()
        self._leave_filter()

    def _show_again(self) -> None:
        if self._placements is not None:
            self.show(self._placements)

    def _glyph_of(self, contact: ContactId) -> tuple[str, Hue] | None:
        assert self._placements is not None, "nobody is shown before the first placements"
        if self._desk.directory.is_partial:
            return NOT_READ_YET
        cell = self._placements.cell_of(contact)
        if cell is None:
            return None
        category = self._placements.matrix.category_of(cell)
        return category.glyph, category.hue
