"""News of my progress: what I achieved, who wants to hear it, and how many did. The third list behind `o`.

The screen shows and routes; the desk reads and stores.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Label

from netwerk_tui.domain.dates import full_day
from netwerk_tui.domain.ids import DossierId
from netwerk_tui.domain.news import NEWS_LABELS, NewsSummary
from netwerk_tui.domain.text import clean_block, clean_line
from netwerk_tui.language import N_, _, ngettext
from netwerk_tui.ui.screens.confirm import ConfirmScreen
from netwerk_tui.ui.screens.dialog import words
from netwerk_tui.ui.screens.news_form import NewsForm
from netwerk_tui.ui.screens.news_readers import NewsReadersScreen
from netwerk_tui.ui.screens.storing_dialog import StoringDialog
from netwerk_tui.ui.widgets.news_list import BROADCAST_GLYPH, NewsList

if TYPE_CHECKING:
    from netwerk_tui.store.ledger import Committed
    from netwerk_tui.ui.desk import Desk


class NewsScreen(StoringDialog[bool]):
    """The result is whether the user goes on to the segments; None where they go back."""

    HELP_TITLE: ClassVar = N_("News")

    DEFAULT_CSS = """
    NewsScreen {
        .box { width: 108; height: 80%; padding: 0 1; }
        .title { margin-bottom: 0; height: 1; }
        #panes { height: 1fr; margin: 1 0; }
        NewsList { width: 1fr; max-width: 60; }
        #about { width: 1fr; margin-left: 2; }
        #about Label { width: 1fr; height: auto; }
        #about .name { text-style: bold; }
        #about .facts { color: $muted; margin-bottom: 1; }
        #about .heard { color: $key; margin-top: 1; }
        .hints { margin-top: 0; height: auto; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", N_("Who wants to hear it"), id="news.open"),
        Binding("a", "add", N_("New item of news"), id="news.add"),
        Binding("e", "edit", N_("Edit"), id="news.edit"),
        Binding("delete,D", "delete", N_("Delete"), id="news.delete"),
        Binding("tab", "segments", N_("To the segments"), show=False, id="news.segments"),
        Binding("shift+tab", "leave", N_("Back"), show=False, id="news.back"),
    ]

    def __init__(self, desk: Desk, on_stored: Callable[[Committed], None], *, stands_alone: bool = False) -> None:
        """One that `stands_alone` was not opened from the segments, so that it leads nowhere else."""
        super().__init__(desk, on_stored)
        self._stands_alone = stands_alone

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield words(_("News of your progress"), "title")
            with Horizontal(id="panes"):
                yield NewsList()
                with VerticalScroll(id="about", can_focus=False):
                    for part in ("name", "facts", "text", "heard"):
                        yield words("", part)
            yield words("", "said")
            yield words("", "hints")

    def on_mount(self) -> None:
        self._list = self.query_one(NewsList)
        self._list.focus()
        self.read()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tab leads to the segments only where the user came from them."""
        return not self._stands_alone if action == "segments" else True

    async def read_anew(self) -> None:
        self._list.show(await self._desk.news.all(), self._desk.today)
        self._show_about()

    def hints(self) -> list[str]:
        keys = [_("Enter who wants to hear it"), _("a new"), _("e edit"), _("Del delete"), _("u undo")]
        return [*keys, *([] if self._stands_alone else [_("Tab segments")]), _("Esc back")]

    @on(NewsList.Arrived)
    def _show_about(self) -> None:
        summary = self._list.summary
        texts = dict.fromkeys(("name", "facts", "text", "heard"), "")
        if summary is not None:
            texts = {"name": summary.news.name, "facts": self._facts(summary), "text": summary.news.text}
            texts["heard"] = _heard(summary)
        for part, text in texts.items():
            self.query_one(f"#about .{part}", Label).update(Content(clean_block(text)))

    def _facts(self, summary: NewsSummary) -> str:
        item = summary.news
        lines = [f"{full_day(item.day)} · {_(NEWS_LABELS[item.kind])}"]
        if item.themes:
            lines.append(_("Themes: {themes}").format(themes=", ".join(map(clean_line, item.themes))))
        if item.dossier is not None:
            lines.append(_("Dossier: {name}").format(name=self._dossier_name(item.dossier)))
        return "\n".join(lines)

    def _dossier_name(self, dossier: DossierId) -> str:
        names = (each.name for each in self._desk.directory.dossiers if each.id == dossier)
        return clean_line(next(names, "…"))

    # Keys

    @on(NewsList.Opened)
    @work(group="actions")
    async def action_open(self) -> None:
        if self._list.summary is not None:
            await self._open(self._list.summary.news.id)

    @work(group="actions")
    async def action_add(self) -> None:
        await self._enter(NewsForm(self._desk))

    @work(group="actions")
    async def action_edit(self) -> None:
        if self._list.summary is not None:
            await self._enter(NewsForm(self._desk, self._list.summary.news))

    @work(group="actions")
    async def action_delete(self) -> None:
        summary = self._list.summary
        if summary is None:
            return
        question = _("Delete {name}?").format(name=summary.news.name)
        consequence = _("Messages about it stay, and so does contact. u undoes it.")
        if await self.app.push_screen_wait(ConfirmScreen(question, consequence)):
            await self.change(lambda: self._desk.news.delete(summary.news.id))

    def action_segments(self) -> None:
        self.dismiss(True)

    async def _open(self, item: int) -> None:
        await self.app.push_screen_wait(NewsReadersScreen(self._desk, self._on_stored, item))
        with self._desk.at_work():
            await self.read_anew()

    async def _enter(self, form: NewsForm) -> None:
        saved = await self.app.push_screen_wait(form)
        if saved is None:
            return
        self.take(saved.committed)
        with self._desk.at_work():
            await self.read_anew()
        self._list.select(saved.item)
        self._show_about()


def _heard(summary: NewsSummary) -> str:
    """Who heard it, in words."""
    told = ngettext("{count} heard it from you", "{count} heard it from you", summary.told)
    lines = [told.format(count=summary.told) if summary.told else _("Nobody heard it from you yet.")]
    if summary.broadcast_on is not None:
        day = full_day(summary.broadcast_on)
        lines.append(f"{BROADCAST_GLYPH} " + _("broadcast to all spectators on {day}").format(day=day))
    return "\n".join(lines)
