"""Marks and stages of the chosen contacts, each one key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets.option_list import Option

from netwerk_tui.domain.contact import AMBASSADOR_LABELS, AmbassadorStage
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.language import N_, _, ngettext
from netwerk_tui.ui.screens.dialog import Dialog, words
from netwerk_tui.ui.screens.messages import Entered
from netwerk_tui.ui.widgets.choice_list import ChoiceList

if TYPE_CHECKING:
    from netwerk_tui.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class _Choice:
    """One line of the dialog."""

    key: str
    label: str
    is_set: bool


class StagesScreen(Dialog[Entered]):
    """What is chosen is stored at once, and the dialog closes. The tick shows how the first contact stands."""

    DEFAULT_CSS = "StagesScreen ChoiceList { height: auto; border: none; background: $pane; }"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "choose('f')", N_("Critical friend"), show=False, id="stages.critical-friend"),
        Binding("c", "choose('c')", N_("Candidate ambassador"), show=False, id="stages.candidate"),
        Binding("a", "choose('a')", N_("Asked as ambassador"), show=False, id="stages.asked"),
        Binding("b", "choose('b')", N_("Ambassador"), show=False, id="stages.active"),
        Binding("l", "choose('l')", N_("Lapsed ambassador"), show=False, id="stages.lapsed"),
        Binding("n", "choose('n')", N_("No ambassador"), show=False, id="stages.none"),
    ]

    _STAGES: ClassVar[dict[str, AmbassadorStage | None]] = {
        "c": AmbassadorStage.CANDIDATE,
        "a": AmbassadorStage.ASKED,
        "b": AmbassadorStage.ACTIVE,
        "l": AmbassadorStage.LAPSED,
        "n": None,
    }

    def __init__(self, desk: Desk, contacts: tuple[ContactId, ...]) -> None:
        """`contacts` is not empty."""
        super().__init__()
        self._desk = desk
        self._contacts = contacts
        self._profile = desk.profile(contacts[0])

    def compose(self) -> ComposeResult:
        count = len(self._contacts)
        several = ngettext("{count} contact", "{count} contacts", count).format(count=count)
        names = self._profile.name if count == 1 else several
        self._choices = list(self._offered())
        with Vertical(classes="box"):
            yield words(names, "title")
            yield ChoiceList(
                *(Option(Content(f"{each.key}  {'✓' if each.is_set else '·'} {each.label}")) for each in self._choices),
                compact=True,
            )
            yield words(_("Enter or the letter sets it · Esc back"), "hints")

    def _offered(self) -> list[_Choice]:
        now = self._profile.ambassador
        choices = [
            _Choice("f", _("critical friend: for and against at once"), self._profile.critical_friend),
        ]
        for key, stage in self._STAGES.items():
            label = _("no ambassador") if stage is None else _(AMBASSADOR_LABELS[stage])
            choices.append(_Choice(key, label, now == ("" if stage is None else stage.value)))
        return choices

    @on(ChoiceList.OptionSelected)
    def _selected(self, event: ChoiceList.OptionSelected) -> None:
        self.action_choose(self._choices[event.option_index].key)

    @work(exclusive=True)
    async def action_choose(self, key: str) -> None:
        if key == "f":
            committed = await self._desk.contacts.set_critical_friend(self._contacts, not self._profile.critical_friend)
        else:
            committed = await self._desk.contacts.set_ambassador_stage(self._contacts, self._STAGES[key])
        self.dismiss(Entered(committed))
