"""Who is kept for longer than there is a reason: kept with one, erased, or decided about later.

Reached from the palette.
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

from netwerk_tui.domain.dates import full_day, parse_day
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.retention import USUAL_YEARS, Kept
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import N_, _, ngettext
from netwerk_tui.ui.screens.dialog import words
from netwerk_tui.ui.screens.erasing import EraseScreen
from netwerk_tui.ui.screens.message_line import LineScreen
from netwerk_tui.ui.screens.storing_dialog import StoringDialog
from netwerk_tui.ui.screens.subject_export import SubjectExportScreen
from netwerk_tui.ui.widgets.kept_list import KeptList

if TYPE_CHECKING:
    from netwerk_tui.store.ledger import Committed
    from netwerk_tui.ui.desk import Desk

_MOST_YEARS = 30


class RetentionScreen(StoringDialog[ContactId]):
    """The retention report, and what can be done about it."""

    HELP_TITLE: ClassVar = N_("Who is kept, and why")

    DEFAULT_CSS = """
    RetentionScreen {
        .box { width: 108; height: 84%; padding: 0 1; }
        .title { margin-bottom: 0; height: 1; }
        .advice { margin-bottom: 1; height: auto; }
        .hints { margin-top: 0; height: auto; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "mark", N_("Mark, or unmark"), id="retention.mark"),
        Binding("asterisk,ctrl+a", "mark_all", N_("Mark all, or none"), show=False, id="retention.mark-all"),
        Binding("r", "keep", N_("Keep, with a reason"), id="retention.keep"),
        Binding("z", "snooze", N_("Decide later"), id="retention.snooze"),
        Binding("D,delete", "erase", N_("Erase for good"), id="retention.erase"),
        Binding("s", "subject", N_("Write down all that is kept about them"), id="retention.subject"),
        Binding("enter", "card", N_("Open their card"), id="retention.card"),
        Binding("plus,equals_sign", "wait(1)", N_("Silent for a year longer"), show=False, id="retention.longer"),
        Binding("minus", "wait(-1)", N_("Silent for a year less"), show=False, id="retention.shorter"),
    ]

    def __init__(self, desk: Desk, on_stored: Callable[[Committed], None]) -> None:
        super().__init__(desk, on_stored)
        self._years = USUAL_YEARS
        self._people: Sequence[Kept] = ()
        self._marked: frozenset[ContactId] = frozenset()
        self._snoozed = 0

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield words(_("Who is kept, and why"), "title")
            yield words("", "advice")
            yield KeptList()
            yield words("", "said")
            yield words("", "hints")

    def on_mount(self) -> None:
        self._list = self.query_one(KeptList)
        self._list.focus()
        self.read()

    def hints(self) -> list[str]:
        keys = [_("r keep, with a reason"), _("z later"), _("D erase"), _("s write down"), _("Space mark")]
        return [*keys, _("+ - years"), _("Enter card"), _("u undo"), _("Esc back")]

    async def read_anew(self) -> None:
        try:
            self._people, self._snoozed = await self._desk.privacy.kept(self._years)
        except UserError as error:
            self.complain(error)
        self._marked &= {each.contact for each in self._people}
        self._show()

    def _show(self) -> None:
        years = ngettext("{count} year", "{count} years", self._years).format(count=self._years)
        told = ngettext(
            "{count} person without contact for {years}, and without a legal basis on the card.",
            "{count} people without contact for {years}, and without a legal basis on the card.",
            len(self._people),
        ).format(count=len(self._people), years=years)
        parts = [told]
        if self._marked:
            parts.append(
                ngettext("{count} marked.", "{count} marked.", len(self._marked)).format(count=len(self._marked))
            )
        if self._snoozed:
            later = ngettext("About {count} you decide later.", "About {count} you decide later.", self._snoozed)
            parts.append(later.format(count=self._snoozed))
        self.query_one(".advice", Label).update(Content(" ".join(parts)))
        self._list.show(self._people, self._marked)

    # Choosing

    @property
    def _meant(self) -> list[ContactId]:
        """Those who are marked, else the one under the cursor."""
        if self._marked:
            return [each.contact for each in self._people if each.contact in self._marked]
        return [] if self._list.person is None else [self._list.person.contact]

    def action_mark(self) -> None:
        if self._list.person is not None:
            self._marked ^= {self._list.person.contact}
            self._show()

    def action_mark_all(self) -> None:
        everybody = frozenset(each.contact for each in self._people)
        self._marked = frozenset() if self._marked == everybody else everybody
        self._show()

    def action_wait(self, years: int) -> None:
        self._years = min(_MOST_YEARS, max(1, self._years + years))
        self.read()

    # Deciding

    @work(group="actions", exclusive=True)
    async def action_keep(self) -> None:
        meant = self._meant
        if not meant:
            return
        question = _("Why do you keep {who}?").format(who=self.chosen_words(meant))
        advice = _("This becomes the legal basis on the card: consent, legitimate interest …")
        basis = await self.app.push_screen_wait(LineScreen(question, advice, needed=_("A few words will do.")))
        if basis is not None:
            await self.change(lambda: self._desk.privacy.keep(meant, basis))

    @work(group="actions", exclusive=True)
    async def action_snooze(self) -> None:
        meant = self._meant
        if not meant:
            return
        question = _("Until when do you leave {who} out of this list?").format(who=self.chosen_words(meant))
        typed = await self.app.push_screen_wait(
            LineScreen(
                question, _("Such as “in 6 months” or 2027-06-01."), text=_("in 6 months"), problem_with=self._no_day
            )
        )
        until = None if typed is None else parse_day(typed, self._desk.today, past=False)
        if until is None:
            return
        try:
            await self._desk.privacy.snooze(meant, until)
        except UserError as error:
            self.complain(error)
            return
        self._marked = frozenset()
        self.say(_("Back in this list on {day}.").format(day=full_day(until)))
        await self.read_anew()

    def _no_day(self, typed: str) -> str:
        if parse_day(typed, self._desk.today, past=False) is None:
            return _("“{text}” is no day.").format(text=clean_line(typed))
        return ""

    @work(group="actions", exclusive=True)
    async def action_erase(self) -> None:
        """Ask about one after the other: what is known of each, and who else's texts name them, differs."""
        for contact in self._meant:
            erased = await self.app.push_screen_wait(EraseScreen(self._desk, contact))
            if erased is None:
                break
            self._on_stored(erased)
            self._marked -= {contact}
        await self.read_anew()

    def action_subject(self) -> None:
        if self._list.person is not None:
            self.app.push_screen(SubjectExportScreen(self._desk, self._list.person.contact, self._list.person.name))

    @on(KeptList.Opened)
    @work(group="actions")
    async def action_card(self) -> None:
        if self._list.person is not None:
            await self.show_card(self._list.person.contact)
