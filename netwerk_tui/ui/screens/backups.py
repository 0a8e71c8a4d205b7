"""The backups of the network, and going back to one of them after seeing what that changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Label
from textual.widgets.option_list import Option

from netwerk_tui.domain.backups import OCCASION_LABELS
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.restore_words import moment_words, preview_lines
from netwerk_tui.domain.restoring import RestorePreview
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import _, ngettext
from netwerk_tui.ui.screens.confirm import ConfirmScreen
from netwerk_tui.ui.screens.dialog import Dialog, words
from netwerk_tui.ui.widgets.choice_list import ChoiceList

if TYPE_CHECKING:
    from netwerk_tui.store.kept_backups import KeptBackup
    from netwerk_tui.ui.desk import Desk

_SHOWN = 5
_MEGABYTE = 1_000_000


class BackupsScreen(Dialog[str]):
    """The result says what was restored."""

    DEFAULT_CSS = """
    BackupsScreen {
        ChoiceList { height: auto; max-height: 16; border: none; background: $pane; }
    }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._listed: list[KeptBackup] = []

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield words(_("Backups"), "title")
            yield ChoiceList(compact=True)
            yield words("", "advice")
            yield words("", "problem")
            yield words(_("Enter shows what going back to it changes · Esc back"), "hints")

    def on_mount(self) -> None:
        self._fill()

    @work(exclusive=True)
    async def _fill(self) -> None:
        self._listed = await self._desk.backups.kept()
        rows = self.query_one(ChoiceList)
        rows.set_options(Option(Content(clean_line(_row(each)))) for each in self._listed)
        if self._listed:
            rows.highlighted = 0
            rows.focus()
        self.query_one(".advice", Label).update(Content(self._advice()))

    def _advice(self) -> str:
        if not self._listed:
            return _("There is no backup of this network yet. One is made at the start, and every half hour of work.")
        megabytes = sum(each.size_bytes for each in self._listed) / _MEGABYTE
        return ngettext(
            "{count} backup, {size} MB in all, in {folder}",
            "{count} backups, {size} MB in all, in {folder}",
            len(self._listed),
        ).format(
            count=len(self._listed), size=f"{megabytes:.1f}", folder=clean_line(str(self._listed[0].path.parent), 200)
        )

    @on(ChoiceList.OptionSelected)
    def _chosen(self, event: ChoiceList.OptionSelected) -> None:
        self._restore(self._listed[event.option_index])

    @work(exclusive=True)
    async def _restore(self, backup: KeptBackup) -> None:
        """Tell what changes, and go back to the backup where the user agrees."""
        self._say(_("Reading the backup …"))
        try:
            preview = await self._desk.backups.preview(backup.path)
            self._say("")
            if await self.app.push_screen_wait(RestoreQuestion(backup, preview)):
                await self._desk.backups.restore(backup.path)
                self.dismiss(_("The network is as it was on {moment}.").format(moment=moment_words(backup.at)))
        except UserError as error:
            self._say(error.words)

    def _say(self, text: str) -> None:
        self.query_one(".problem", Label).update(Content(clean_line(text)))


class RestoreQuestion(ConfirmScreen):
    """Whether the network is to be what this backup has."""

    DEFAULT_CSS = """
    RestoreQuestion VerticalScroll { height: auto; max-height: 14; }
    """

    def __init__(self, backup: KeptBackup, preview: RestorePreview) -> None:
        super().__init__(_("Go back to the backup of {moment}?").format(moment=moment_words(backup.at)))
        self._preview = preview

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield words(self._question, "title")
            with VerticalScroll():
                yield words("\n".join(preview_lines(self._preview, _SHOWN)), "advice")
                yield words(_("The network as it is now is backed up first."), "advice")
            yield words(_("Enter goes back to it · Esc no"), "hints")


def _row(backup: KeptBackup) -> str:
    size = _("{size} MB").format(size=f"{backup.size_bytes / _MEGABYTE:.1f}")
    return f"{moment_words(backup.at)} · {_(OCCASION_LABELS[backup.occasion])} · {size}"
