"""The introductions, given and received, by what is left to be done; and who brings me most."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from netwerk_tui.domain.dates import full_day
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.introductions import MADE_LABELS, Made, Referral, outcomes_of, referrers_of
from netwerk_tui.domain.text import clean_line
from netwerk_tui.domain.ties import INTRODUCTION_LABELS, IntroductionStatus
from netwerk_tui.language import N_, _
from netwerk_tui.ui.screens.asking_words import WordsScreen
from netwerk_tui.ui.screens.choosing import ChoosingScreen
from netwerk_tui.ui.screens.confirm import ConfirmScreen
from netwerk_tui.ui.screens.dialog import words
from netwerk_tui.ui.screens.introduction import LetterScreen
from netwerk_tui.ui.screens.introduction_form import IntroductionForm
from netwerk_tui.ui.screens.storing_dialog import StoringDialog
from netwerk_tui.ui.widgets.line_place import Step
from netwerk_tui.ui.widgets.tie_lines import introduction_lines, referrer_lines
from netwerk_tui.ui.widgets.tie_list import TieList

if TYPE_CHECKING:
    from netwerk_tui.store.ledger import Committed
    from netwerk_tui.ui.desk import Desk

_PAGES: tuple[Made | None, ...] = (*Made, None)
"""The last one tells who brings me most."""


class IntroductionsScreen(StoringDialog[ContactId]):
    """The ledger of introductions."""

    HELP_TITLE: ClassVar = N_("Introductions")

    DEFAULT_CSS = """
    IntroductionsScreen {
        .box { width: 124; height: 96%; padding: 0 1; }
        #pages, #counts { width: 1fr; height: 1; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }
        #counts { color: $muted; margin-bottom: 1; }
        #detail { width: 1fr; height: 3; padding: 0 1; margin-top: 1; color: $muted; }
        .said, .hints { padding: 0 1; }
        .hints { margin-top: 0; height: auto; }
    }
    """

    AUTO_FOCUS = "TieList"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", N_("Go to one of them"), id="introductions.open"),
        Binding("t", "letters", N_("Ready texts"), id="introductions.letters"),
        Binding("space", "step_on", N_("They have met; what came of it"), id="introductions.step"),
        Binding("d", "decline", N_("Nothing came of it"), id="introductions.decline"),
        Binding("b", "step_back", N_("Back to the offer"), id="introductions.back"),
        Binding("h", "thank", N_("Thank who made it"), id="introductions.thank"),
        Binding("a", "add", N_("Introduce two people"), id="introductions.add"),
        Binding("e", "edit", N_("Edit"), id="introductions.edit"),
        Binding("delete", "delete", N_("Delete"), id="introductions.delete"),
        Binding("tab", "next_page(1)", N_("All, made by me, by others; who brings me most"), id="introductions.next"),
        Binding("shift+tab", "next_page(-1)", N_("Previous of these"), show=False, id="introductions.previous"),
    ]

    def __init__(self, desk: Desk, on_stored: Callable[[Committed], None], people: tuple[ContactId, ...] = ()) -> None:
        """`people` are offered for a new introduction."""
        super().__init__(desk, on_stored)
        self._people = people[:2]
        self._page: Made | None = Made.ALL
        self._referrals: dict[int, Referral] = {}

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Static(id="pages")
            yield Static(id="counts")
            yield TieList()
            yield Static(id="detail")
            yield words("", "said")
            yield words("", "hints")

    def on_mount(self) -> None:
        self._list = self.query_one(TieList)
        self._open()

    @work(exclusive=True, group="reading")
    async def _open(self) -> None:
        await self.read_anew()
        self._list.move(Step.TOP)
        self.show_hints()

    # What is shown

    async def read_anew(self) -> None:
        self._referrals = {each.introduction.id: each for each in await self._desk.ties.referrals()}
        self._show()

    def _show(self) -> None:
        referrals, page, today = list(self._referrals.values()), self._page, self._desk.today
        if page is None:
            self._list.show(
                lambda width: referrer_lines(referrers_of(referrals), width),
                _("Nobody has brought you together with anybody yet."),
            )
        else:
            shown = [each for each in referrals if page.holds(each)]
            self._list.show(
                lambda width: introduction_lines(shown, today, width),
                _("No introductions yet: a brings two people together."),
            )
        self._show_title()
        self._show_detail()
        self.refresh_bindings()

    def _show_title(self) -> None:
        parts: list[Content] = [Content.styled(_("Introductions"), "bold $key")]
        for each in _PAGES:
            label = _("who brings me most") if each is None else _(MADE_LABELS[each])
            style = "bold $foreground" if each is self._page else "$muted"
            parts.append(Content.styled(f"  {label}", style))
        self.query_one("#pages", Static).update(Content("").join(parts))
        self.query_one("#counts", Static).update(Content(self._counts()))

    def _counts(self) -> str:
        """What became of those that are shown."""
        page = self._page or Made.RECEIVED
        found = outcomes_of(each for each in self._referrals.values() if page.holds(each))
        template = _("{offered} offered · {met} met, {result} with a result · {declined} came to nothing")
        return template.format(offered=found.offered, met=found.met, result=found.with_result, declined=found.declined)

    @on(TieList.CursorArrived)
    def _cursor_arrived(self) -> None:
        self._show_detail()

    def _show_detail(self) -> None:
        """The introduction under the cursor, whole."""
        referral = self._referral
        self.query_one("#detail", Static).update(Content("" if referral is None else _detail(referral)))

    def hints(self) -> list[str]:
        keys = [_("Enter goes there"), _("t texts"), _("space met, result"), _("d came to nothing"), _("h thank")]
        return [*keys, _("a introduce"), _("e edit"), _("Del delete"), _("u undo"), _("Tab pages"), _("Esc back")]

    @property
    def _referral(self) -> Referral | None:
        """The introduction under the cursor."""
        key = self._list.cursor_key
        return self._referrals.get(key) if self._page is not None and isinstance(key, int) else None

    # Keys

    def action_next_page(self, step: int) -> None:
        self._page = _PAGES[(_PAGES.index(self._page) + step) % len(_PAGES)]
        self._show()
        self._list.move(Step.TOP)

    @on(TieList.Chosen)
    @work(exclusive=True, group="dialog")
    async def action_open(self) -> None:
        """Go to one of those in it: which one is asked."""
        referral, key = self._referral, self._list.cursor_key
        if referral is None:
            if isinstance(key, int):
                await self.show_card(ContactId(key))
            return
        each = referral.introduction
        people = {each.contact: each.contact_name, each.other: each.other_name}
        if each.introducer is not None:
            people[each.introducer] = each.introducer_name
        chosen = await self.app.push_screen_wait(ChoosingScreen(_("Go to"), list(people.values())))
        if chosen is not None:
            await self.show_card(list(people)[chosen])

    def action_letters(self) -> None:
        referral = self._referral
        if referral is not None:
            self._show_letters(referral.introduction.id)

    def _show_letters(self, introduction: int) -> None:
        try:
            letters = self._desk.ties.letters(introduction)
        except UserError as error:
            self.complain(error)
        else:
            self.app.push_screen(LetterScreen(_("Ready texts"), letters))

    @work(exclusive=True, group="dialog")
    async def action_step_on(self) -> None:
        """That they have met; and what came of it, which may stay unsaid for now."""
        referral = self._referral
        if referral is None:
            self.app.bell()
            return
        each = referral.introduction
        about = f"{each.contact_name} ⇄ {each.other_name}"
        question = WordsScreen(_("They have met. What came of it?"), about, each.result)
        result = await self.app.push_screen_wait(question)
        if result is not None:
            met = IntroductionStatus.MET
            await self.change(lambda: self._desk.ties.set_status(each.id, met, result))

    def action_decline(self) -> None:
        self._set_status(IntroductionStatus.DECLINED)

    def action_step_back(self) -> None:
        self._set_status(IntroductionStatus.OFFERED)

    def _set_status(self, status: IntroductionStatus) -> None:
        referral = self._referral
        if referral is None:
            self.app.bell()
        else:
            self.do(partial(self._desk.ties.set_status, referral.introduction.id, status))

    @work(exclusive=True, group="dialog")
    async def action_thank(self) -> None:
        referral = self._referral
        if referral is None or not referral.is_received:
            self.app.bell()
            return
        each = referral.introduction
        question = _("how you thanked {name} (may stay empty)").format(name=each.introducer_name)
        text = await self.app.push_screen_wait(WordsScreen(question[:1].upper() + question[1:]))
        if text is not None:
            await self.change(lambda: self._desk.ties.thank_introducer(each.id, text))

    @work(exclusive=True, group="dialog")
    async def action_add(self) -> None:
        made = await self.app.push_screen_wait(IntroductionForm(self._desk, self._people))
        if made is not None:
            self.take(made.committed)
            await self.read_anew()
            self._list.select(made.introduction)
            self._show_letters(made.introduction)

    @work(exclusive=True, group="dialog")
    async def action_edit(self) -> None:
        referral = self._referral
        if referral is None:
            self.app.bell()
            return
        edited = await self.app.push_screen_wait(IntroductionForm(self._desk, about=referral.introduction))
        if edited is not None:
            self.take(edited.committed)
            await self.read_anew()

    @work(exclusive=True, group="dialog")
    async def action_delete(self) -> None:
        referral = self._referral
        if referral is None:
            self.app.bell()
            return
        each = referral.introduction
        question = ConfirmScreen(_("Delete this introduction?"), f"{each.contact_name} ⇄ {each.other_name}")
        if await self.app.push_screen_wait(question):
            await self.change(lambda: self._desk.ties.delete_introduction(each.id))


def _detail(referral: Referral) -> str:
    """All that is known of an introduction, in three lines at most."""
    each = referral.introduction
    offered = _("offered on {day}").format(day=full_day(each.offered_on)) if each.offered_on else ""
    met = _("met on {day}").format(day=full_day(each.met_on)) if each.met_on else _(INTRODUCTION_LABELS[each.status])
    by = _("by {name}").format(name=each.introducer_name) if referral.is_received else ""
    thanked = _("thanked on {day}").format(day=full_day(referral.thanked_on)) if referral.thanked_on else ""
    days = " · ".join(dict.fromkeys(part for part in (offered, met, by, thanked) if part))
    lines = (f"{each.contact_name} ⇄ {each.other_name}: {each.topic}".rstrip(": "), days, each.result)
    return "\n".join(clean_line(line) for line in lines if line)
