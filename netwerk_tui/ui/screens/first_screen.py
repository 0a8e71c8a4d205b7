"""What is seen first: the contacts around the one who was selected at the end, while the program is still being loaded.

It looks as the main screen will, with panes that are still empty, and takes no keys: what is typed waits for the main
screen (`ui.typing_ahead`). It is shown before SQLAlchemy and the rest of the screen are imported, so whatever this
imports delays the first frame.
"""

from __future__ import annotations

from datetime import date
from math import ceil

from textual.app import ComposeResult
from textual.geometry import Size
from textual.reactive import Reactive
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from netwerk_tui.domain.first_page import FirstPage
from netwerk_tui.domain.matrix import Hue
from netwerk_tui.language import _
from netwerk_tui.ui.widgets.bars import FooterBar, HeaderBar, HeaderFigures
from netwerk_tui.ui.widgets.contact_list import ContactList, ContactsPane
from netwerk_tui.ui.widgets.inks import inks_of
from netwerk_tui.ui.widgets.pane_widths import NARROW, width_classes
from netwerk_tui.ui.widgets.title_line import Title, title_strips
from netwerk_tui.ui.widgets.too_small import is_too_small

NOT_READ_YET = (" ", Hue.GREY)
"""In place of a category's glyph, before it is known where people stand."""

_ROWS_AROUND_CONTACTS = 4
"""The header, the title, the search box and the footer."""
_LEAST_MATRIX_ROWS, _LEAST_TIMELINE_ROWS = 10, 6


class FirstScreen(Screen[None]):
    """The first page of contacts, or word that they are being read."""

    DEFAULT_CSS = """
    FirstScreen {
        layout: horizontal;
        ContactsPane { width: 42; }
        _EmptyPanes { width: 1fr; margin-left: 1; background: $background; color: $foreground; }
        &.-narrow ContactsPane { width: 30; }
        &.-wide ContactsPane { width: 48; }
        &.-too-small { HeaderBar, ContactsPane, _EmptyPanes, FooterBar { display: none; } }
    }
    """

    focused = Reactive[Widget | None](None, repaint=False)
    """Redeclared: the stock one repaints the whole screen whenever the focus moves."""

    def __init__(self, page: FirstPage | None, today: date) -> None:
        """Without a page the network has to be opened before anybody can be shown."""
        super().__init__()
        self._page = page
        self._today = today

    def forget(self) -> None:
        """Let go of the contacts that were shown."""
        self._page = None

    def compose(self) -> ComposeResult:
        yield HeaderBar()
        yield ContactsPane()
        yield _EmptyPanes()
        yield FooterBar()

    def on_mount(self) -> None:
        # The first frame comes before the first event of a resize.
        self._fit(self.app.size)
        page = self._page
        if page is None:
            return
        self.query_one(HeaderBar).show(HeaderFigures(dossier=page.dossier_name, contacts=page.contacts))
        contacts = self.query_one(ContactList)
        contacts.set_title(sort_label=_("name ↓"))
        contacts.show(page.ids, page, glyph_of=lambda _contact: NOT_READ_YET, today=self._today)
        contacts.expect_rows(self.app.size.height - _ROWS_AROUND_CONTACTS)
        contacts.select(page.selected)

    def on_resize(self) -> None:
        """Fit the panes to the room there is, as the main screen will."""
        self._fit(self.app.size)

    def _fit(self, size: Size) -> None:
        for name, holds in width_classes(size.width).items():
            self.set_class(holds, name)
        self.set_class(is_too_small(size), "-too-small")


class _EmptyPanes(Widget):
    """The two panes at the right, of which only the titles are known."""

    ALLOW_SELECT = False

    def render_line(self, y: int) -> Strip:
        title = self._titles().get(y)
        if title is not None:
            return title_strips(title, inks_of(self), self.size.width, focused=False)[0]
        return Strip.blank(self.size.width, self.rich_style)

    def _titles(self) -> dict[int, Title]:
        """By the row that each stands on, which is where the main screen's layout will have it."""
        titles = {0: Title(2, _("Matrix"))}
        if not self.screen.has_class(NARROW):
            rows = self.size.height
            timeline_rows = max(_LEAST_TIMELINE_ROWS, ceil(rows / 3))
            titles[max(_LEAST_MATRIX_ROWS, rows - timeline_rows)] = Title(3, _("Timeline"))
        return titles
