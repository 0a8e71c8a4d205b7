"""Choosing the dossier that positions and notes are about; making, renaming and closing dossiers."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Label
from textual.widgets.option_list import Option

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.ids import DossierId
from netwerk_tui.domain.profile import Dossier
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import N_, _
from netwerk_tui.ui.screens.card_edits import edit_of_dossier
from netwerk_tui.ui.screens.dialog import Dialog, words
from netwerk_tui.ui.screens.field_editor import FieldEditor
from netwerk_tui.ui.screens.outside_editor import editor_of
from netwerk_tui.ui.widgets.choice_list import ChoiceList

if TYPE_CHECKING:
    from netwerk_tui.ui.desk import Desk


class DossierScreen(Dialog[DossierId]):
    """The result is the dossier to show from now on."""

    DEFAULT_CSS = """
    DossierScreen {
        ChoiceList { height: auto; max-height: 16; border: none; background: $pane; }
        Input { display: none; margin-top: 1; }
        &.-naming Input { display: block; }
        .done { color: $hue-green; width: 1fr; height: auto; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", N_("New"), id="dossier.add"),
        Binding("e", "rename", N_("Rename"), id="dossier.rename"),
        Binding("E", "edit_whole", N_("Kind, notes and days"), id="dossier.form"),
        Binding("c", "close", N_("Close or reopen"), id="dossier.close"),
        Binding("p", "copy_positions", N_("Copy positions from another"), id="dossier.copy-positions"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._renamed: DossierId | None = None
        self._copied_into: Dossier | None = None
        self._listed: tuple[Dossier, ...] = ()

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield words("", "title")
            yield ChoiceList(compact=True)
            yield Input(compact=True)
            yield words("", "problem")
            yield words("", "done")
            yield words("", "hints")

    def on_mount(self) -> None:
        self._list = self.query_one(ChoiceList)
        self._input = self.query_one(Input)
        self._show(self._desk.directory.dossier)

    def action_add(self) -> None:
        self._ask_name(None, "", _("name of the new dossier"))

    def action_rename(self) -> None:
        dossier = self._highlighted
        if dossier is not None:
            self._ask_name(dossier.id, dossier.name, _("its new name"))

    @work(exclusive=True)
    async def action_edit_whole(self) -> None:
        """Edit everything that is known of the highlighted dossier."""
        dossier = self._highlighted
        if dossier is not None:
            edited = edit_of_dossier(self._desk, dossier)
            await self.app.push_screen_wait(FieldEditor(self._desk, edited, self._list.region, editor_of(self.app)))
            self._show(dossier.id)

    def action_leave(self) -> None:
        """Leave the naming or the copying first, then the dialog."""
        if self.has_class("-naming"):
            self._end_naming()
        elif self._copied_into is not None:
            self._show(self._copied_into.id)
        else:
            self.dismiss(None)

    @work
    async def action_close(self) -> None:
        dossier = self._highlighted
        if dossier is None:
            return
        try:
            if dossier.is_open:
                await self._desk.dossiers.close(dossier.id)
            else:
                await self._desk.dossiers.reopen(dossier.id)
        except UserError as error:
            self._complain(error)
        else:
            self._show(dossier.id)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While the source of a copy is chosen, nothing else is done with dossiers."""
        return self._copied_into is None or action not in {"add", "rename", "edit_whole", "close", "copy_positions"}

    def action_copy_positions(self) -> None:
        """Ask from which dossier the highlighted one gets its first positions."""
        target = self._highlighted
        others = tuple(each for each in self._dossiers if target is not None and each.id != target.id)
        if target is not None and others:
            self._list_dossiers(others, others[0].id, copied_into=target)

    @on(ChoiceList.OptionSelected)
    def _chosen(self, event: ChoiceList.OptionSelected) -> None:
        chosen = self._listed[event.option_index]
        if self._copied_into is None:
            self.dismiss(chosen.id)
        else:
            self._copy(chosen, self._copied_into)

    @work(exclusive=True)
    async def _copy(self, source: Dossier, target: Dossier) -> None:
        try:
            committed = await self._desk.dossiers.copy_positions(source.id, target.id)
        except UserError as error:
            self._show(target.id)
            self._complain(error)
        else:
            self._show(target.id)
            self._say(committed.title)

    @on(Input.Submitted)
    @work
    async def _named(self, event: Input.Submitted) -> None:
        renamed = self._renamed
        try:
            if renamed is None:
                self.dismiss(await self._desk.dossiers.add(event.value))
                return
            await self._desk.dossiers.rename(renamed, event.value)
        except UserError as error:
            self._complain(error)
        else:
            self._end_naming()
            self._show(renamed)

    @property
    def _dossiers(self) -> tuple[Dossier, ...]:
        return self._desk.directory.dossiers

    @property
    def _highlighted(self) -> Dossier | None:
        index = self._list.highlighted
        return None if index is None else self._listed[index]

    def _show(self, highlighted: DossierId) -> None:
        """List all dossiers, to choose the one to work with."""
        self._list_dossiers(self._dossiers, highlighted, copied_into=None)

    def _list_dossiers(
        self, dossiers: tuple[Dossier, ...], highlighted: DossierId, *, copied_into: Dossier | None
    ) -> None:
        self._listed, self._copied_into = dossiers, copied_into
        title, hints = _("Dossier"), _("a new · e rename · E more · c close or reopen · p positions · Esc back")
        if copied_into is not None:
            title = _("Copy positions to {dossier}, for those unscored there, from:").format(dossier=copied_into.name)
            hints = _("Enter copies · Esc back")
        self.query_one(".title", Label).update(Content(clean_line(title)))
        self.query_one(".hints", Label).update(Content(hints))
        self._list.clear_options()
        self._list.add_options([Option(Content(_line_of(dossier))) for dossier in dossiers])
        ids = [dossier.id for dossier in dossiers]
        self._list.highlighted = ids.index(highlighted) if highlighted in ids else 0
        self._list.focus()
        self._complain(None)
        self._say("")
        self.refresh_bindings()

    def _ask_name(self, renamed: DossierId | None, value: str, placeholder: str) -> None:
        self._renamed = renamed
        self._input.value = value
        self._input.placeholder = placeholder
        self.add_class("-naming")
        self._input.focus()

    def _end_naming(self) -> None:
        self.remove_class("-naming")
        self._complain(None)
        self._list.focus()

    def _say(self, done: str) -> None:
        self.query_one(".done", Label).update(Content(clean_line(done)))

    def _complain(self, error: UserError | None) -> None:
        text = "" if error is None else error.words
        self.query_one(".problem", Label).update(Content(clean_line(text)))


def _line_of(dossier: Dossier) -> str:
    name = clean_line(dossier.name)
    return name if dossier.is_open else _("{name} (closed)").format(name=name)
