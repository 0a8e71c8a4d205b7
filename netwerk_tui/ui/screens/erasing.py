"""Forgetting somebody for good: what goes, and in whose texts the person is named, decided one by one.

Reached from the card and from the retention report. Nothing else in netwerk cannot be undone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Label, SelectionList
from textual.widgets.selection_list import Selection

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.text import clean_block, clean_line
from netwerk_tui.language import N_, _, ngettext
from netwerk_tui.ui.screens.confirm import ConfirmScreen
from netwerk_tui.ui.screens.dialog import Dialog, words

if TYPE_CHECKING:
    from netwerk_tui.actions.erasing import ErasurePreview, ErasureReport
    from netwerk_tui.domain.ids import ContactId
    from netwerk_tui.store.ledger import Committed
    from netwerk_tui.ui.desk import Desk

_MENTION_CHARACTERS = 300
_ROWS_AROUND = 16


class EraseScreen(Dialog["Committed"]):
    """The result is what erasing changed; None where nobody was erased."""

    HELP_TITLE: ClassVar = N_("Erase for good")

    DEFAULT_CSS = """
    EraseScreen {
        .box { width: 92; }
        .advice { height: auto; }
        SelectionList { height: auto; max-height: 12; border: none; background: $pane; margin: 1 0; display: none; }
        SelectionList.-shown { display: block; }
        VerticalScroll { height: auto; max-height: 16; display: none; }
        VerticalScroll.-shown { display: block; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("E", "erase", N_("Erase for good"), id="erase.erase"),
        Binding("enter", "close", N_("Close"), show=False, id="erase.close"),
    ]

    def __init__(self, desk: Desk, contact: ContactId) -> None:
        super().__init__()
        self._desk = desk
        self._contact = contact
        self._preview: ErasurePreview | None = None
        self._erased: Committed | None = None

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield words(_("Erase for good"), "title")
            yield words(_("Reading …"), "advice")
            yield SelectionList[int](compact=True)
            with VerticalScroll(can_focus=False):
                yield words("", "report")
            yield words("", "problem")
            yield words(_("Esc back"), "hints")

    def on_mount(self) -> None:
        self._mentions = self.query_one(SelectionList)
        self._read()

    def on_resize(self) -> None:
        room = max(3, self.app.size.height - _ROWS_AROUND)
        self.query_one(SelectionList).styles.max_height = room
        self.query_one(VerticalScroll).styles.max_height = room

    @work(exclusive=True, group="reading")
    async def _read(self) -> None:
        try:
            preview = await self._desk.privacy.preview(self._contact)
        except UserError as error:
            self._complain(error)
            return
        self._preview = preview
        for number, each in enumerate(preview.mentions):
            text = clean_line(each.text, _MENTION_CHARACTERS)
            self._mentions.add_option(Selection(Content(text), number, initial_state=True))
        self._mentions.set_class(bool(preview.mentions), "-shown")
        if preview.mentions:
            self._mentions.focus()
        self._tell(".title", _("Erase {name} for good").format(name=clean_line(preview.name)))
        self._tell(".advice", "\n".join(_consequences(preview)))
        keys = [_("E erases"), *([_("Space name replaced, or left")] if preview.mentions else []), _("Esc back")]
        self._tell(".hints", " · ".join(keys))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Once it is done there is nothing left but to close."""
        return {"erase": self._erased is None and self._preview is not None, "close": self._erased is not None}.get(
            action, True
        )

    @work(exclusive=True, group="erasing")
    async def action_erase(self) -> None:
        preview = self._preview
        if preview is None or self._erased is not None:
            return
        question = _("Erase {name} for good? This cannot be undone.").format(name=clean_line(preview.name))
        if not await self.app.push_screen_wait(ConfirmScreen(question)):
            return
        chosen = [preview.mentions[number] for number in self._mentions.selected]
        self._tell(".hints", _("Erasing …"))
        try:
            report = await self._desk.privacy.erase(self._contact, {(each.table, each.id) for each in chosen})
        except UserError as error:
            self._complain(error)
            return
        self._erased = report.committed
        self._mentions.remove_class("-shown")
        self._tell(".title", _("Erased"))
        self._tell(".advice", "")
        self._tell(".report", "\n".join(_outcome(report)))
        self.query_one(VerticalScroll).add_class("-shown")
        self._tell(".hints", _("Enter or Esc closes"))
        self.refresh_bindings()

    def action_close(self) -> None:
        self.dismiss(self._erased)

    def action_leave(self) -> None:
        self.dismiss(self._erased)

    def _complain(self, error: UserError) -> None:
        self._tell(".problem", clean_line(error.words))

    def _tell(self, selector: str, text: str) -> None:
        self.query_one(selector, Label).update(Content(clean_block(text)))


def _consequences(preview: ErasurePreview) -> list[str]:
    lines = [
        _("Everything about this person goes: card, notes, log, drafts, search, and our own backups."),
        ngettext("{count} row goes.", "{count} rows go.", preview.rows).format(count=preview.rows),
    ]
    if preview.backups:
        count = len(preview.backups)
        lines.append(
            ngettext("{count} backup is rewritten.", "{count} backups are rewritten.", count).format(count=count)
        )
    if preview.mentions:
        lines.append(_("Texts about others name them. In those that are ticked the name is replaced by […]:"))
    return lines


def _outcome(report: ErasureReport) -> list[str]:
    lines = [ngettext("{count} row erased", "{count} rows erased", report.rows).format(count=report.rows) + "."]
    lines += [_("Backup rewritten: {path}").format(path=path) for path in report.backups]
    if report.redacted:
        lines.append(
            ngettext(
                "The name was replaced in {count} text.", "The name was replaced in {count} texts.", report.redacted
            ).format(count=report.redacted)
        )
    if report.mentions:
        lines.append(_("Still named in:"))
        lines += [f"  {clean_line(each.text, _MENTION_CHARACTERS)}" for each in report.mentions]
    return [*lines, *report.limits]
