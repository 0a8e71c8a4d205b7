"""The pane of contacts: everybody in order, or what a search found with the near misses below.

The screen hands it ids and a source of rows; it reads only the rows in view. It changes nothing: what the user does is
posted as a message.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.geometry import Offset
from textual.message import Message
from textual.strip import Strip

from netwerk_tui.domain.ages import age_words
from netwerk_tui.domain.contact import ContactRow, ContactRows
from netwerk_tui.domain.hue import Hue
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.language import N_, _, ngettext
from netwerk_tui.ui.widgets.contact_line import ContactLine, contact_segments, near_misses_segments
from netwerk_tui.ui.widgets.focus_paint import FocusPaint
from netwerk_tui.ui.widgets.inks import Inks
from netwerk_tui.ui.widgets.line_list import LineList
from netwerk_tui.ui.widgets.line_place import TOP_PLACE, Place
from netwerk_tui.ui.widgets.row_pages import RowPages
from netwerk_tui.ui.widgets.search_box import SearchBox
from netwerk_tui.ui.widgets.title_line import CHIP_META, Chip, Title, title_strips
from netwerk_tui.ui.widgets.unpainted import Unpainted

if TYPE_CHECKING:
    from netwerk_tui.domain.finding import Hit

GlyphOf = Callable[[ContactId], tuple[str, Hue] | None]
"""The glyph and hue of a contact's category; None for an unscored one."""

_MARKS_CHIP = "marks"
_NO_WHYS: Mapping[ContactId, str] = MappingProxyType({})


class _Nobody:
    """No rows, before the first are shown."""

    def rows(self, ids: Sequence[ContactId]) -> list[ContactRow]:
        return []


class ContactList(FocusPaint, LineList):
    """Contacts, one a line. Under its title it leaves one row free, for the search box of `ContactsPane`."""

    HELP_TITLE: ClassVar = N_("Contacts")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", N_("Open"), id="contacts.open"),
        Binding("x", "mark", N_("Mark"), id="contacts.mark"),
        Binding("S", "sort", N_("Sort by name, or by last contact"), show=False, id="contacts.sort"),
        Binding("X", "mark_shown", N_("Mark all shown"), show=False, id="contacts.mark-shown"),
    ]

    class ContactHighlighted(Message):
        """The cursor is on another contact."""

        def __init__(self, contact_id: ContactId) -> None:
            super().__init__()
            self.contact_id = contact_id

        def can_replace(self, message: Message) -> bool:
            """Where the cursor flies past, only the last contact matters."""
            return isinstance(message, ContactList.ContactHighlighted)

    class ContactOpened(Message):
        """The user wants to see everything about this contact."""

        def __init__(self, contact_id: ContactId) -> None:
            super().__init__()
            self.contact_id = contact_id

    class ContactMarked(Message):
        """One contact was marked for a bulk action, or its mark was taken away. Many at once are read from `marked`."""

        def __init__(self, contact_id: ContactId, marked: bool) -> None:
            super().__init__()
            self.contact_id = contact_id
            self.marked = marked

    class ContactGrabbed(Message):
        """A contact is being dragged; `screen_offset` is where the mouse is now."""

        def __init__(self, contact_id: ContactId, screen_offset: Offset) -> None:
            super().__init__()
            self.contact_id = contact_id
            self.screen_offset = screen_offset

    class SortWanted(Message):
        """The user wants the list in its other order."""

    class FilterRemoved(Message):
        """The user wants to be rid of the filter with this key."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._ids: Sequence[ContactId] = ()
        self._rows: ContactRows = _Nobody()
        self._glyph_of: GlyphOf = _unscored
        self._whys = _NO_WHYS
        self._today = date.min
        self._pages = RowPages(self._ids, self._rows)
        self._query = ""
        self._hits: tuple[Hit, ...] | None = None
        self._near_misses_from: int | None = None
        self._place_before_search: Place | None = None
        self._marked: set[ContactId] = set()
        self._sort_label = ""
        self._filters: tuple[Chip, ...] = ()
        self._is_waiting = True
        self._words_instead = ""
        self._pressed: tuple[ContactId, Offset] | None = None

    # What the screen hands down

    def show(
        self,
        ids: Sequence[ContactId],
        rows: ContactRows,
        *,
        glyph_of: GlyphOf,
        today: date,
        whys: Mapping[ContactId, str] = _NO_WHYS,
    ) -> None:
        """Show these contacts in this order; while a search is on they wait until it ends.

        `whys` says of those that it names, in place of their organisation, why they are shown.
        """
        self._rows, self._glyph_of, self._today, self._whys = rows, glyph_of, today, whys
        self._is_waiting = False
        self._words_instead = ""
        if self._hits is None:
            with self.changing_lines():
                self._ids = ids
                self._pages = RowPages(ids, rows)
        else:
            self._ids = ids
            self._pages = RowPages(ids, rows)
            self.show_hits(self._query, self._hits)

    def show_hits(self, query: str, hits: Sequence[Hit]) -> None:
        """Show what a search found. Complete hits come first; a rule divides them from the near misses.

        The cursor goes to the first hit of a new query. When more hits of the same query arrive, it stays on its
        contact, and its line stays on its row of the screen.
        """
        if self._hits is None:
            self._place_before_search = self.place()
        place = self.place()
        is_new_query = self._hits is None or query != self._query
        self._query = query
        is_first = self._hits is None
        self._hits = tuple(sorted(hits, key=_is_near_miss))
        complete = sum(hit.complete for hit in self._hits)
        self._near_misses_from = complete if complete < len(self._hits) else None
        self._pages = self._pages.among([hit.id for hit in self._hits], self._page_rows)
        if is_first:
            self.title_changed()
        self.lines_changed(TOP_PLACE if is_new_query else place)

    def end_search(self) -> None:
        """Show everybody again, with the cursor where it was before the search."""
        if self._hits is None:
            return
        self._hits = None
        self._near_misses_from = None
        self._query = ""
        self._pages = self._pages.among(self._ids)
        self.title_changed()
        self.lines_changed(self._place_before_search or TOP_PLACE)
        self._place_before_search = None

    def show_words(self, words: str) -> None:
        """Show nobody, and say why: a failure, in the user's language. The next `show` brings contacts back."""
        with self.changing_lines():
            self._is_waiting = False
            self._words_instead = words
            self._ids = ()
            self._pages = RowPages((), self._rows)
            self._hits = None
            self._near_misses_from = None

    def set_title(self, *, sort_label: str, filters: Sequence[Chip] = ()) -> None:
        """Tell the order and the filters in the title."""
        self._sort_label = sort_label
        self._filters = tuple(filters)
        self.title_changed()

    def invalidate(self, ids: Collection[ContactId]) -> None:
        """Read the rows of these contacts anew: something about them was stored."""
        self._pages.invalidate(ids)
        self.repaint_lines()

    # Marks

    @property
    def contact(self) -> ContactId | None:
        """The contact under the cursor; None in an empty list."""
        index = self._contact_index(self.cursor)
        return None if index is None else self._pages.ids[index]

    def name_of(self, contact: ContactId) -> str:
        """The name of a contact whose line was in view; empty for others."""
        row = self._pages.known(contact)
        return row.name if row is not None else ""

    @property
    def marked(self) -> frozenset[ContactId]:
        """The contacts that are marked for a bulk action, also those that are not shown now."""
        return frozenset(self._marked)

    @property
    def is_searching(self) -> bool:
        """Whether what a search found is shown, rather than everybody who passes the filters."""
        return self._hits is not None

    @property
    def shown(self) -> Sequence[ContactId]:
        """Everybody who passes the filters, or whom the search found; near misses are not among them."""
        return self._pages.ids[: self._near_misses_from]

    def clear_marks(self) -> None:
        """Take all marks away."""
        self._marked.clear()
        self.repaint_lines()
        self.title_changed()

    def action_mark(self) -> None:
        contact = self.contact
        if contact is None:
            return
        self._marked ^= {contact}
        self.post_message(self.ContactMarked(contact, contact in self._marked))
        self.line_changed(self.cursor)
        self.title_changed()
        self.move_to(self.cursor + 1)

    def action_mark_shown(self) -> None:
        """Mark everybody who is shown; take the marks away where all of them are marked."""
        shown = set(self.shown)
        self._marked = self._marked - shown if shown <= self._marked else self._marked | shown
        self.repaint_lines()
        self.title_changed()

    def action_sort(self) -> None:
        self.post_message(self.SortWanted())

    def action_open(self) -> None:
        contact = self.contact
        if contact is not None:
            self.post_message(self.ContactOpened(contact))

    # Lines

    @property
    def line_count(self) -> int:
        return len(self._pages.ids) + (self._near_misses_from is not None)

    def key_of(self, index: int) -> ContactId | None:
        contact_index = self._contact_index(index)
        return None if contact_index is None else self._pages.ids[contact_index]

    def index_of(self, key: Hashable) -> int | None:
        try:
            contact_index = self._pages.ids.index(key)
        except ValueError:
            return None
        is_below_the_rule = self._near_misses_from is not None and contact_index >= self._near_misses_from
        return contact_index + is_below_the_rule

    def _contact_index(self, index: int) -> int | None:
        """The line's place among the contacts; None for the rule above the near misses, and beyond the end."""
        rule = self._near_misses_from
        if index == rule or index >= self.line_count:
            return None
        return index if rule is None or index < rule else index - 1

    def cursor_arrived(self) -> None:
        contact = self.contact
        if contact is not None:
            self.post_message(self.ContactHighlighted(contact))

    def focus_moved(self) -> None:
        self.repaint_focus()

    def notice(self) -> str:
        if self._is_waiting:
            return _("Reading your contacts …")
        if self._words_instead:
            return self._words_instead
        if self._hits is not None:
            return _("No one found for “{query}”.\nEnter or a adds “{query}” as a new contact.").format(
                query=self._query
            )
        if self._filters:
            return _("No one passes these filters.\nA click on ✕ takes one away.")
        return _("No contacts yet.\ni imports a file, a adds a first contact.")

    def paint_title(self, inks: Inks, width_cells: int) -> list[Strip]:
        # A search is among everybody, whatever the filters.
        chips = self._filters if self._hits is None else ()
        if self._marked:
            count = len(self._marked)
            marks = ngettext("{count} marked", "{count} marked", count).format(count=count)
            chips = (*chips, Chip(_MARKS_CHIP, marks))
        order = [Segment(self._sort_label, inks.muted)] if self._sort_label else []
        title = Title(1, _("Contacts"), chips=chips, right=order)
        first, *more = title_strips(title, inks, width_cells, focused=self.has_focus)
        return [first, Strip.blank(width_cells, inks.text), *more]

    def paint_line(self, index: int, inks: Inks, width_cells: int, *, under_cursor: bool) -> Iterable[Segment]:
        contact_index = self._contact_index(index)
        if contact_index is None:
            return near_misses_segments(inks, width_cells)
        contact = self._pages.ids[contact_index]
        row = self._pages.row(contact_index)
        hit = self._hits[contact_index] if self._hits is not None else None
        line = ContactLine(
            row=row,
            category=self._glyph_of(contact),
            marked=contact in self._marked,
            age=age_words((self._today - row.last_contact).days) if row and row.last_contact else "",
            why=hit.why if hit else self._whys.get(contact, ""),
            highlights=hit.highlights if hit else (),
        )
        return contact_segments(line, inks, width_cells, under_cursor=under_cursor)

    # The mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        index = self.index_at(event.y)
        contact = None if index is None else self.key_of(index)
        if contact is not None and event.button == 1:
            self._pressed = (contact, event.screen_offset)
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._pressed and event.screen_offset != self._pressed[1]:
            contact, _pressed_at = self._pressed
            self._pressed = None
            self.post_message(self.ContactGrabbed(contact, event.screen_offset))

    def on_mouse_up(self) -> None:
        self._pressed = None
        self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        chip = event.style.meta.get(CHIP_META)
        if chip == _MARKS_CHIP:
            self.clear_marks()
        elif chip:
            self.post_message(self.FilterRemoved(chip))
        elif self.is_clicked_twice(event):
            self.action_open()


class ContactsPane(Unpainted, Container):
    """The list, with the search box on the row that the list leaves free for it."""

    DEFAULT_CSS = """
    ContactsPane {
        layers: list search;
        ContactList { layer: list; }
        SearchBox { layer: search; dock: top; margin-top: 1; }
    }
    """

    def compose(self) -> ComposeResult:
        yield ContactList(id="contacts")
        yield SearchBox(id="search")


def _unscored(contact_id: ContactId) -> None:
    """The glyph of everybody before the first matrix is shown."""


def _is_near_miss(hit: Hit) -> bool:
    return not hit.complete
