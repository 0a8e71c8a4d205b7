"""Which tags are groups that I want to talk with every week."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label
from textual.widgets.option_list import Option

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.text import clean_line
from netwerk_tui.domain.weekly_rule import TagChoice
from netwerk_tui.language import N_, _
from netwerk_tui.ui.screens.dialog import Dialog, words
from netwerk_tui.ui.widgets.cells import drawable, fitted, fitted_right
from netwerk_tui.ui.widgets.choice_list import ChoiceList

if TYPE_CHECKING:
    from netwerk_tui.store.ledger import Committed
    from netwerk_tui.ui.desk import Desk

_NAME_CELLS = 38
_COUNT_CELLS = 8


class TargetGroupsScreen(Dialog[None]):
    """Each change is stored at once, an entry of its own; the dialog stays until it is left."""

    DEFAULT_CSS = """
    TargetGroupsScreen {
        .box { width: 60; }
        ChoiceList { height: auto; max-height: 14; border: none; background: $pane; }
        .problem { display: none; }
        &.-failed .problem { display: block; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "switch", N_("Target group, or not"), show=False, id="target-groups.switch"),
        Binding("q", "leave", N_("Back"), show=False, id="target-groups.leave"),
    ]

    def __init__(self, desk: Desk, choices: list[TagChoice], store: Callable[[Committed], None]) -> None:
        """`store` is handed each entry."""
        super().__init__()
        self._desk = desk
        self._choices = choices
        self._store = store

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield words(_("Groups to talk with every week"), "title")
            if self._choices:
                yield ChoiceList(*(Option(_option(each)) for each in self._choices), compact=True)
            else:
                yield words(_("There are no tags yet. A quick note with #word makes one."), "advice")
            yield words("", "problem")
            yield words(_("Enter makes it a target group, or not · Esc back"), "hints")

    @on(ChoiceList.OptionSelected)
    def _selected(self, event: ChoiceList.OptionSelected) -> None:
        self._set(event.option_index)

    def action_switch(self) -> None:
        chosen = self.query_one(ChoiceList).highlighted if self._choices else None
        if chosen is not None:
            self._set(chosen)

    @work(group="target-groups")
    async def _set(self, number: int) -> None:
        choice = self._choices[number]
        try:
            committed = await self._desk.week.set_target_group(choice.tag, not choice.is_target_group)
            by_tag = {each.tag: each for each in await self._desk.week.choices()}
        except UserError as error:
            self.query_one(".problem", Label).update(Content(error.words))
            self.add_class("-failed")
            return
        self.remove_class("-failed")
        self._choices = [by_tag.get(each.tag, each) for each in self._choices]
        self.query_one(ChoiceList).replace_option_prompt_at_index(number, _option(self._choices[number]))
        if committed is not None:
            self._store(committed)


def _option(choice: TagChoice) -> Content:
    """The tick, the name and how many there are."""
    name = fitted(drawable(clean_line(choice.name)), _NAME_CELLS)
    members = fitted_right(str(choice.members), _COUNT_CELLS)
    return Content(f"{'✓' if choice.is_target_group else '·'} {name} {members}")
