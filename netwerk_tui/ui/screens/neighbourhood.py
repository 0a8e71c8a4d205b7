"""The neighbourhood of a contact: whom they know and how, as a tree that folds, up to two steps away."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label

from netwerk_tui.domain.acquaintance import LinkKind
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.neighbourhood import (
    GroupLine,
    Neighbour,
    Neighbourhood,
    NeighbourLine,
    Path,
    TreeLine,
    lines_of,
)
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import N_, _
from netwerk_tui.ui.screens.confirm import ConfirmScreen
from netwerk_tui.ui.screens.dialog import words
from netwerk_tui.ui.screens.relation_form import RelationForm, RelationHere
from netwerk_tui.ui.screens.storing_dialog import StoringDialog
from netwerk_tui.ui.widgets.tie_lines import tree_lines
from netwerk_tui.ui.widgets.tie_list import TieList

if TYPE_CHECKING:
    from netwerk_tui.store.ledger import Committed
    from netwerk_tui.ui.desk import Desk

_FEW = 12
"""A group of no more people is unfolded at first."""


class NeighbourhoodScreen(StoringDialog[ContactId]):
    """The result is the contact that the user goes to."""

    DEFAULT_CSS = """
    NeighbourhoodScreen {
        .box { width: 120; height: 96%; padding: 0 1; }
        .title { padding: 0 1; }
        .said, .hints { padding: 0 1; }
        .hints { margin-top: 0; height: auto; }
    }
    """

    AUTO_FOCUS = "TieList"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", N_("Go to the contact; unfold a group"), id="neighbourhood.open"),
        Binding("space,z", "fold", N_("Unfold, or fold"), id="neighbourhood.fold"),
        Binding("right,l", "unfold", N_("Unfold"), show=False, id="neighbourhood.unfold"),
        Binding("left,h", "fold_up", N_("Fold; to the line above"), show=False, id="neighbourhood.fold-up"),
        Binding("a", "add", N_("Add a relation"), id="neighbourhood.add"),
        Binding("e", "edit", N_("Edit the relation"), id="neighbourhood.edit"),
        Binding("delete", "delete", N_("Delete the relation"), id="neighbourhood.delete"),
    ]

    def __init__(self, desk: Desk, contact: ContactId, on_stored: Callable[[Committed], None]) -> None:
        """Around this contact; `on_stored` is told of every change made from here."""
        super().__init__(desk, on_stored)
        self._contact = contact
        self._known: dict[ContactId, Neighbourhood] = {}
        self._opened: set[Path] = set()
        self._lines: dict[Path, TreeLine] = {}

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield words("", "title")
            yield TieList()
            yield words("", "said")
            yield words("", "hints")

    def on_mount(self) -> None:
        self._list = self.query_one(TieList)
        self._open()

    @work(exclusive=True, group="reading")
    async def _open(self) -> None:
        await self.read_anew()
        self.show_hints()

    # What is shown

    async def read_anew(self) -> None:
        """Read the neighbourhoods that are shown; the first time, unfold what is small."""
        is_first = not self._known
        for contact in [self._contact, *(each for each in self._known if each != self._contact)]:
            self._known[contact] = await self._desk.ties.neighbourhood(contact)
        if is_first:
            groups = self._known[self._contact].groups
            self._opened = {(kind,) for kind, members in groups.items() if len(members) <= _FEW}
        names = self._desk.names_of([self._contact])
        title = _("The neighbourhood of {name}").format(name=clean_line(names[0])) if names else _("Gone")
        self.query_one(".title", Label).update(Content(title))
        self._show()

    def _show(self) -> None:
        lines = lines_of(self._contact, self._known, self._opened)
        self._lines = {line.path: line for line in lines}
        notice = _("Nobody is known to know them yet: a adds a relation.")
        self._list.show(lambda width: tree_lines(lines, width), notice)

    def hints(self) -> list[str]:
        keys = [_("Enter goes there"), _("space unfolds"), _("a relation"), _("e edit"), _("Del delete")]
        return [*keys, _("u undo"), _("Esc back")]

    @property
    def _line(self) -> TreeLine | None:
        """The line under the cursor."""
        key = self._list.cursor_key
        return self._lines.get(key) if isinstance(key, tuple) else None

    # Folding

    @on(TieList.Chosen)
    def action_open(self) -> None:
        line = self._line
        if isinstance(line, NeighbourLine):
            self.dismiss(line.neighbour.contact)
        else:
            self.action_fold()

    def action_fold(self) -> None:
        line = self._line
        if line is not None:
            self._turn(line, open_it=not line.is_open)

    def action_unfold(self) -> None:
        """Unfold; where that is so, go in."""
        line = self._line
        if line is not None and line.is_open:
            self._list.move_to(self._list.cursor + 1)
        elif line is not None:
            self._turn(line, open_it=True)

    def action_fold_up(self) -> None:
        """Fold; where that is so, go to the line that this one hangs under."""
        line = self._line
        if line is not None and line.is_open:
            self._turn(line, open_it=False)
        elif line is not None and len(line.path) > 1:
            self._list.select(line.path[:-1])

    def _turn(self, line: TreeLine, *, open_it: bool) -> None:
        if isinstance(line, NeighbourLine) and not line.can_open:
            self.app.bell()
        elif not open_it:
            self._opened.discard(line.path)
            self._show()
        else:
            self._unfold(line)

    @work(exclusive=True, group="reading")
    async def _unfold(self, line: TreeLine) -> None:
        """Show what is behind a line; of a person, with their groups unfolded that are small."""
        if isinstance(line, NeighbourLine):
            contact = line.neighbour.contact
            if contact not in self._known:
                self._known[contact] = await self._desk.ties.neighbourhood(contact)
            groups = self._known[contact].groups
            self._opened |= {(*line.path, kind) for kind, members in groups.items() if len(members) <= _FEW}
        self._opened.add(line.path)
        self._show()

    # Relations

    @work(exclusive=True, group="dialog")
    async def action_add(self) -> None:
        await self._edit(RelationForm(self._desk, self._contact))

    @work(exclusive=True, group="dialog")
    async def action_edit(self) -> None:
        number = self._relation
        if number is None:
            self.say(_("Only relations are edited here; the rest follows from cards and events."))
            return
        try:
            holder, relation = self._desk.ties.relation(number)
        except UserError as error:
            self.complain(error)
        else:
            await self._edit(RelationForm(self._desk, holder, RelationHere(holder, relation)))

    async def _edit(self, form: RelationForm) -> None:
        entered = await self.app.push_screen_wait(form)
        if entered is not None:
            self._opened.add((LinkKind.RELATION,))
            self.take(entered.committed)
            await self.read_anew()

    @work(exclusive=True, group="dialog")
    async def action_delete(self) -> None:
        number, line = self._relation, self._line
        if number is None or not isinstance(line, NeighbourLine):
            self.say(_("Only relations are deleted here; the rest follows from cards and events."))
            return
        question = ConfirmScreen(_("Delete this relation?"), _words_of(line.neighbour))
        if await self.app.push_screen_wait(question):
            await self.change(lambda: self._desk.ties.delete_relation(number))

    @property
    def _relation(self) -> int | None:
        """The relation under the cursor."""
        line = self._line
        if isinstance(line, GroupLine) or line is None:
            return None
        link = line.neighbour.links[0]
        return link.row if link.kind is LinkKind.RELATION else None


def _words_of(neighbour: Neighbour) -> str:
    return f"{neighbour.links[0].text} {neighbour.name}"
