"""One item of news: who wants to hear it and why, and telling them, by a message, in person, or all at once.

The screen shows and routes; the desk reads and stores.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label

from netwerk_tui.domain.dates import full_day
from netwerk_tui.domain.errors import NotFound, UserError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.interaction import CHANNEL_LABELS
from netwerk_tui.domain.news import NEWS_LABELS, TOLD_BY, News, NewsReader
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import N_, _, ngettext
from netwerk_tui.ui.screens.choosing import ChoosingScreen
from netwerk_tui.ui.screens.confirm import ConfirmScreen
from netwerk_tui.ui.screens.dialog import words
from netwerk_tui.ui.screens.message import MessageScreen
from netwerk_tui.ui.screens.news_form import NewsForm
from netwerk_tui.ui.screens.storing_dialog import StoringDialog
from netwerk_tui.ui.widgets.news_readers import NewsReaderList

if TYPE_CHECKING:
    from netwerk_tui.store.ledger import Committed
    from netwerk_tui.ui.desk import Desk


class NewsReadersScreen(StoringDialog[None]):
    """Who hears one item."""

    HELP_TITLE: ClassVar = N_("One item of news")

    DEFAULT_CSS = """
    NewsReadersScreen {
        .box { width: 108; height: 90%; padding: 0 1; }
        .title { margin-bottom: 0; height: 1; }
        .advice { height: auto; }
        .counts { color: $foreground; width: 1fr; margin-bottom: 1; }
        .hints { margin-top: 0; height: auto; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,x", "take_in", N_("Takes in, or out"), id="news-readers.toggle"),
        Binding("X", "take_in_all", N_("Everybody in, or out"), id="news-readers.toggle-all"),
        Binding("enter", "card", N_("Open their card"), id="news-readers.card"),
        Binding("m", "message", N_("A message to those who are in"), id="news-readers.message"),
        Binding("l", "tell", N_("Those who are in heard it from me"), id="news-readers.tell"),
        Binding("b", "broadcast", N_("Broadcast: all spectators at once"), id="news-readers.broadcast"),
        Binding("e", "edit", N_("Edit the item"), id="news-readers.edit"),
    ]

    def __init__(self, desk: Desk, on_stored: Callable[[Committed], None], item: int) -> None:
        super().__init__(desk, on_stored)
        self._item_id = item
        self._item: News | None = None
        self._readers: Sequence[NewsReader] = ()
        self._out: set[ContactId] = set()
        self._is_new = True
        """Whether nobody was taken in or out yet."""

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield words("", "title")
            yield words("", "advice")
            yield words("", "counts")
            yield NewsReaderList()
            yield words("", "said")
            yield words("", "hints")

    def on_mount(self) -> None:
        self._list = self.query_one(NewsReaderList)
        self._list.focus()
        self.read()

    def hints(self) -> list[str]:
        keys = [_("Space in or out"), _("X all"), _("Enter card"), _("m message"), _("l heard it"), _("b broadcast")]
        return [*keys, _("e edit"), _("u undo"), _("Esc back")]

    # What is shown

    async def read_anew(self) -> None:
        try:
            self._item = await self._desk.news.item(self._item_id)
            self._readers = await self._desk.news.readers(self._item)
        except NotFound:
            self.dismiss(None)
        except UserError as error:
            self.complain(error)
        else:
            self._begin_with_few(self._item)
            self._show()

    def _begin_with_few(self, item: News) -> None:
        """Leave everybody out at first where no theme and no dossier says who wants to hear it."""
        if self._is_new and not item.themes and item.dossier is None:
            self._out = set(self._waiting)
            self.say(_("Without a theme or a dossier nobody is in at first: Space takes in whom you choose."))
        self._is_new = False

    def _show(self) -> None:
        item = self._item
        if item is None:
            return
        self.query_one(".title", Label).update(Content(clean_line(item.name)))
        facts = [full_day(item.day), _(NEWS_LABELS[item.kind]), *item.themes]
        self.query_one(".advice", Label).update(Content(clean_line(" · ".join(facts))))
        self.query_one(".counts", Label).update(Content(self._counts()))
        self._list.show(self._readers, self._out, self._desk.today)

    def _counts(self) -> str:
        chosen, told = len(self._chosen), sum(reader.told_on is not None for reader in self._readers)
        parts = [ngettext("{count} would hear it", "{count} would hear it", chosen).format(count=chosen)]
        if told:
            parts.append(ngettext("{count} heard it", "{count} heard it", told).format(count=told))
        left_out = len(self._waiting) - chosen
        if left_out:
            parts.append(ngettext("{count} left out", "{count} left out", left_out).format(count=left_out))
        return " · ".join(parts)

    @property
    def _waiting(self) -> list[ContactId]:
        """Who did not hear it yet."""
        return [reader.contact for reader in self._readers if reader.told_on is None]

    @property
    def _chosen(self) -> list[ContactId]:
        """Who did not hear it yet, and is in."""
        return [contact for contact in self._waiting if contact not in self._out]

    # Keys

    @on(NewsReaderList.Toggled)
    def action_take_in(self) -> None:
        reader = self._list.reader
        if reader is None or reader.told_on is not None:
            self.app.bell()
            return
        self._out ^= {reader.contact}
        self._show()

    def action_take_in_all(self) -> None:
        """Take everybody out where all are in, else everybody in."""
        self._out = set() if self._out else set(self._waiting)
        self._show()

    @on(NewsReaderList.Opened)
    @work(group="actions")
    async def action_card(self) -> None:
        if self._list.reader is not None:
            await self.show_card(self._list.reader.contact)

    @work(group="actions")
    async def action_message(self) -> None:
        item = self._item
        if item is None or not self._has_chosen():
            return
        left_out = [contact for contact in self._waiting if contact in self._out]
        with self._desk.at_work():
            try:
                message, committed = await self._desk.news.draft(item, left_out)
            except UserError as error:
                self.complain(error)
                return
            self.take(committed)
        await self.app.push_screen_wait(MessageScreen(self._desk, self._on_stored, message))
        with self._desk.at_work():
            await self.read_anew()

    @work(group="actions")
    async def action_tell(self) -> None:
        item = self._item
        if item is None or not self._has_chosen():
            return
        people = self._chosen
        question = ngettext("How did they hear it? {count} person", "How did they hear it? {count} people", len(people))
        ways = [_(CHANNEL_LABELS[each]) for each in TOLD_BY]
        chosen = await self.app.push_screen_wait(ChoosingScreen(question.format(count=len(people)), ways))
        if chosen is not None:
            await self.change(lambda: self._desk.news.tell(item, people, TOLD_BY[chosen]))

    @work(group="actions")
    async def action_broadcast(self) -> None:
        item = self._item
        if item is None:
            return
        question = _("Did it go to everybody at once?")
        advice = _("It is logged once for all spectators, and counts as contact with nobody in person. u undoes it.")
        if await self.app.push_screen_wait(ConfirmScreen(question, advice)):
            await self.change(lambda: self._desk.news.broadcast(item))

    @work(group="actions")
    async def action_edit(self) -> None:
        if self._item is None:
            return
        saved = await self.app.push_screen_wait(NewsForm(self._desk, self._item))
        if saved is not None:
            self.take(saved.committed)
            with self._desk.at_work():
                await self.read_anew()

    def _has_chosen(self) -> bool:
        """Whether anybody is in; said where nobody is."""
        if not self._chosen:
            self.say(_("Nobody is in who did not hear it yet: Space takes somebody in."))
        return bool(self._chosen)
