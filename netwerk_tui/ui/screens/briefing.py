"""The briefing: one page before a conversation, or one for each guest of an event behind a page of contents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from netwerk_tui.domain.briefing import Briefing, BriefingSection
from netwerk_tui.domain.errors import NotFound
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import N_, _, ngettext
from netwerk_tui.ui.screens.dialog import Dialog
from netwerk_tui.ui.widgets.cells import drawable, fitted, shortened, wrapped

if TYPE_CHECKING:
    from netwerk_tui.ui.desk import Desk

_TITLE_CELLS = 17
_NARROW_CELLS = 100
_GAP = "  "


class BriefingScreen(Dialog[ContactId]):
    """The result is the contact that the user wants to go to."""

    HELP_TITLE: ClassVar = N_("Briefing")

    DEFAULT_CSS = """
    BriefingScreen {
        .box { width: 108; height: auto; max-height: 96%; padding: 0 1; }
        #who { width: 1fr; height: auto; padding: 0 1; }
        #page { width: 1fr; height: auto; max-height: 70vh; padding: 0 1; margin-top: 1; scrollbar-size-vertical: 1; }
        #page Static { width: 1fr; height: auto; }
        .hints { padding: 0 1; }
        &.-narrow .box { height: 96%; padding: 0; }
        &.-narrow #page { height: 1fr; max-height: 100%; margin-top: 0; scrollbar-gutter: stable; }
        &.-narrow .hints { margin-top: 0; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("J", "step(1)", N_("Next person"), id="briefing.next"),
        Binding("K", "step(-1)", N_("Previous person"), id="briefing.previous"),
        Binding("enter", "go", N_("Go to the contact"), id="briefing.go"),
        Binding("y", "copy", N_("Copy the page"), id="briefing.copy"),
        Binding("b,q", "leave", N_("Back"), show=False, id="briefing.leave"),
    ]

    def __init__(self, desk: Desk, contact: ContactId | None, pages: Sequence[Briefing] = (), about: str = "") -> None:
        """One contact of the contact list; or the pages of an event, which begin with their contents."""
        super().__init__()
        self._desk = desk
        self._pages = pages
        self._about = about
        self._contact = contact
        self._number = -1
        """Of the page of an event that is shown; -1 for the contents."""

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Static(id="who")
            with VerticalScroll(id="page"):
                yield Static(id="lines")
            yield Static(
                Content(_("J K next, previous person · Enter goes there · y copy · ? help · Esc back")), classes="hints"
            )

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()

    def on_resize(self) -> None:
        self.set_class(self.app.size.width < _NARROW_CELLS, "-narrow")
        self.call_after_refresh(self._show)

    # Keys

    def action_step(self, step: int) -> None:
        """To the page of the next contact of the list or guest of the event, or of the previous one."""
        if self._pages:
            self._number = min(max(self._number + step, -1), len(self._pages) - 1)
        elif self._contact is not None:
            ids = self._desk.directory.ids
            here = ids.index(self._contact) if self._contact in ids else 0
            self._contact = ids[min(max(here + step, 0), len(ids) - 1)]
        self._show()

    def action_go(self) -> None:
        page = self._shown_page()
        self.dismiss(None if page is None else page.contact)

    def action_copy(self) -> None:
        page = self._shown_page()
        if page is not None:
            self.app.copy_to_clipboard("\n".join(_plain(page)))
            self.app.bell()

    # What is shown

    def _shown_page(self) -> Briefing | None:
        """The page that is shown; None for the contents of an event."""
        if self._pages:
            return self._pages[self._number] if self._number >= 0 else None
        assert self._contact is not None, "there is a contact where there is no event"
        return self._desk.briefing.page(self._contact)

    def _show(self) -> None:
        try:
            page = self._shown_page()
        except NotFound:
            self.dismiss(None)
            return
        width_cells = self.query_one("#lines").content_region.width
        if page is None:
            who, lines = _contents_head(self._about, len(self._pages)), _contents(self._pages, width_cells)
        else:
            who, lines = _head(page), _page(page, width_cells)
        self.query_one("#who", Static).update(who)
        self.query_one("#lines", Static).update(lines)
        self.query_one(VerticalScroll).scroll_home(animate=False)


def _head(page: Briefing) -> Content:
    """Who it is, and what to mind."""
    parts = [(drawable(clean_line(page.name)), "bold $key")]
    if page.about:
        parts.append((f"\n{drawable(page.about)}", "$foreground"))
    parts += [(f"\n! {drawable(warning)}", "$hue-amber") for warning in page.warnings]
    return Content.assemble(*parts)


def _page(page: Briefing, width_cells: int) -> Content:
    if not page.sections:
        return Content.styled(
            _("Nothing else is known yet. A note after the first conversation changes that."), "$muted"
        )
    beside = width_cells + 2 * _TITLE_CELLS >= _NARROW_CELLS
    parts: list[tuple[str, str]] = []
    for section in page.sections:
        parts += _section(section, width_cells, titles_beside=beside)
    return Content.assemble(*parts)


def _section(section: BriefingSection, width_cells: int, *, titles_beside: bool) -> Iterator[tuple[str, str]]:
    """The lines of a section, with its title beside them, or above them where it is narrow."""
    indent = _TITLE_CELLS if titles_beside else len(_GAP)
    title = drawable(section.title)
    yield (fitted(title, indent), "$muted") if titles_beside else (f"{title}\n{_GAP}", "bold $muted")
    first = True
    for line in (*section.lines, *_more(section)):
        for piece in wrapped(drawable(line), width_cells - indent):
            if not first:
                yield " " * indent, "$muted"
            yield f"{piece}\n", "$foreground"
            first = False


def _more(section: BriefingSection) -> Iterator[str]:
    if section.more:
        yield _("and {count} more").format(count=section.more)


def _contents_head(about: str, count: int) -> Content:
    told = ngettext(
        "One person. J opens the page.",
        "{count} people, those who matter most first. J opens the first page.",
        count,
    ).format(count=count)
    return Content.assemble((drawable(clean_line(about)), "bold $key"), (f"\n{told}", "$muted"))


def _contents(pages: Sequence[Briefing], width_cells: int) -> Content:
    parts: list[tuple[str, str]] = []
    name_cells = min(30, width_cells // 3)
    for page in pages:
        line = " · ".join(part for part in (page.about.split(" · ")[0], *_why_they_matter(page)) if part)
        parts.append((fitted(drawable(page.name), name_cells) + _GAP, "$foreground"))
        parts.append((shortened(drawable(line), width_cells - name_cells - len(_GAP)) + "\n", "$muted"))
    return Content.assemble(*parts)


def _why_they_matter(page: Briefing) -> Iterator[str]:
    """Where they stand first of all, without the advice, and the first thing to mind."""
    positions = next((section.lines for section in page.sections if section.id == "position"), ())
    yield from (line.partition(": ")[0] for line in positions[:1])
    yield from page.warnings[:1]


def _plain(page: Briefing) -> Iterator[str]:
    """The page as text without any colours."""
    yield page.name
    yield page.about
    yield from page.warnings
    for section in page.sections:
        yield ""
        yield section.title
        yield from section.lines
