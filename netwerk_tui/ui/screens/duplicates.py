"""Who may be in the network twice: merged side by side, told apart for good, or left for another time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label

from netwerk_tui.domain.duplicates import (
    CERTAINTY_LABELS,
    ComparedPerson,
    Double,
    PossibleDouble,
    after_merge,
    reason_words,
)
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.progress import Cancelled
from netwerk_tui.domain.text import clean_block
from netwerk_tui.language import N_, _, ngettext
from netwerk_tui.ui.screens.dialog import words
from netwerk_tui.ui.screens.merging import MergeScreen
from netwerk_tui.ui.screens.storing_dialog import StoringDialog
from netwerk_tui.ui.watch import Watch
from netwerk_tui.ui.widgets.duplicate_list import DuplicateList
from netwerk_tui.ui.widgets.header_line import number_words

if TYPE_CHECKING:
    from netwerk_tui.store.ledger import Committed
    from netwerk_tui.ui.desk import Desk

_LOOK_EVERY_SECONDS = 0.25


class DuplicatesScreen(StoringDialog[ContactId]):
    """The result is a contact to go to."""

    HELP_TITLE: ClassVar = N_("Possible doubles")

    DEFAULT_CSS = """
    DuplicatesScreen {
        .box { width: 116; height: 80%; padding: 0 1; }
        .title { margin-bottom: 0; height: 1; }
        DuplicateList { margin: 1 0; }
        #pair { height: 3; width: 1fr; color: $muted; text-wrap: nowrap; text-overflow: ellipsis; }
        .hints { margin-top: 0; height: auto; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "merge", N_("Side by side, to merge them"), id="duplicates.merge"),
        Binding("n", "apart", N_("Not the same"), id="duplicates.apart"),
        Binding("s", "skip", N_("Leave for another time"), id="duplicates.skip"),
        Binding("e", "go", N_("Go to the first of them"), show=False, id="duplicates.go"),
    ]

    def __init__(self, desk: Desk, on_stored: Callable[[Committed], None]) -> None:
        super().__init__(desk, on_stored)
        self._doubles: list[PossibleDouble] = []
        self._skipped: set[tuple[ContactId, ContactId]] = set()
        self._watch = Watch()
        self._is_looking = False

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield words(_("Possible doubles"), "title")
            yield DuplicateList()
            yield Label(id="pair")
            yield words("", "said")
            yield words("", "hints")

    def on_mount(self) -> None:
        self._list = self.query_one(DuplicateList)
        self._list.focus()
        self.set_interval(_LOOK_EVERY_SECONDS, self._tell_progress)
        self._look()

    def on_unmount(self) -> None:
        self._watch.stop()

    def hints(self) -> list[str]:
        return [
            _("Enter side by side"),
            _("n not the same"),
            _("s another time"),
            _("e go there"),
            _("u undo"),
            _("Esc back"),
        ]

    # Looking

    @work(exclusive=True, group="looking")
    async def _look(self) -> None:
        await self.read_anew()

    async def read_anew(self) -> None:
        """Look for doubles again, beside the screen."""
        self._watch.stop()
        self._watch = watch = Watch()
        self._is_looking = True
        self._tell_progress()
        try:
            found = await self._desk.merging.doubles(watch)
        except Cancelled:
            return
        self._is_looking = False
        self._show([each for each in found if _pair(each.double) not in self._skipped])

    def _tell_progress(self) -> None:
        if self._is_looking:
            self._list.say(_("Looking for doubles …") + f" {self._watch.words}")

    def _show(self, doubles: list[PossibleDouble]) -> None:
        self._doubles = doubles
        self._list.say(_("Nobody seems to be here twice."))
        self._list.show(doubles)
        title = _("Possible doubles")
        count = f" · {number_words(len(doubles))}" if doubles else ""
        self.query_one(".title", Label).update(Content(title + count))
        self._show_pair()

    @on(DuplicateList.Arrived)
    def _show_pair(self) -> None:
        possible = self._list.possible
        text = ""
        if possible is not None:
            certainty = _(CERTAINTY_LABELS[possible.double.certainty])
            text = "\n".join(
                (_person_words(possible.first), _person_words(possible.second), f"{certainty}: {_reasons(possible)}")
            )
        self.query_one("#pair", Label).update(Content(clean_block(text)))

    # Keys

    @on(DuplicateList.Opened)
    @work(group="actions")
    async def action_merge(self) -> None:
        possible = self._list.possible
        if possible is None:
            return
        first, second = _pair(possible.double)
        entered = await self.app.push_screen_wait(MergeScreen(self._desk, (first, second)))
        if entered is not None and entered.committed is not None:
            self.take(entered.committed)
            self._show(after_merge(self._doubles, first, second))

    @work(group="actions")
    async def action_apart(self) -> None:
        possible = self._list.possible
        if possible is None:
            return
        try:
            committed = await self._desk.merging.tell_apart(*_pair(possible.double))
        except UserError as error:
            self.complain(error)
            self._look()
        else:
            self.take(committed)
            self._leave_out(possible)

    def action_skip(self) -> None:
        possible = self._list.possible
        if possible is not None:
            self._skipped.add(_pair(possible.double))
            self._leave_out(possible)

    def action_go(self) -> None:
        possible = self._list.possible
        if possible is not None:
            self.dismiss(possible.double.first)

    def _leave_out(self, possible: PossibleDouble) -> None:
        self._show([each for each in self._doubles if each is not possible])


def _pair(double: Double) -> tuple[ContactId, ContactId]:
    return double.first, double.second


def _person_words(person: ComparedPerson) -> str:
    return " · ".join(part for part in (person.name, person.role, person.organisation, person.locality) if part)


def _reasons(possible: PossibleDouble) -> str:
    return reason_words(possible.double)


def offer_words(count: int) -> str:
    """What is said of doubles after an import."""
    words_of_count = ngettext("{count} possible double: & shows it", "{count} possible doubles: & shows them", count)
    return words_of_count.format(count=number_words(count))
