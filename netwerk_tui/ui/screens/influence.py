"""Which principles of influence may move a contact: those that suit first, how each went, and one key for the outcome.

The order and the words are those of `domain.persuasion`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label
from textual.widgets.option_list import Option

from netwerk_tui.domain.dates import day_words
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.influence import OUTCOME_LABELS, PRINCIPLE_LABELS, Influence, InfluenceOutcome, Principle
from netwerk_tui.domain.inherited import own_or_inherited
from netwerk_tui.domain.persuasion import leading_category, principle_to_try, principles_for, talking_point
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import N_, _
from netwerk_tui.ui.screens.dialog import words
from netwerk_tui.ui.screens.storing_dialog import StoringDialog
from netwerk_tui.ui.widgets.cells import drawable, fitted, shortened
from netwerk_tui.ui.widgets.choice_list import ChoiceList
from netwerk_tui.ui.widgets.line_editor import LineEditor

if TYPE_CHECKING:
    from netwerk_tui.store.ledger import Committed
    from netwerk_tui.ui.desk import Desk

_GLYPHS = {InfluenceOutcome.UNTRIED: "?", InfluenceOutcome.WORKED: "✓", InfluenceOutcome.FAILED: "✕"}
_HUES = {
    InfluenceOutcome.UNTRIED: "$hue-amber",
    InfluenceOutcome.WORKED: "$hue-green",
    InfluenceOutcome.FAILED: "$hue-red",
}
_NAME_CELLS = 16
_LINE_CELLS = 68


class InfluenceScreen(StoringDialog[None]):
    """Stays open: several principles may be recorded one after the other."""

    HELP_TITLE: ClassVar = N_("Influence")

    DEFAULT_CSS = """
    InfluenceScreen {
        .stands { color: $muted; width: 1fr; height: 1; margin-bottom: 1; text-overflow: ellipsis; text-wrap: nowrap; }
        .title { margin-bottom: 0; }
        ChoiceList, ChoiceList:focus { height: 7; border: none; background: $pane; background-tint: transparent; }
        ChoiceList > .option-list--option-highlighted, ChoiceList:focus > .option-list--option-highlighted {
            background: $cursor-ground;
            color: $foreground;
            text-style: bold;
        }
        .point { width: 1fr; height: 2; margin-top: 1; color: $foreground; }
        LineEditor { display: none; }
        &.-asking LineEditor { display: block; }
        &.-asking .said { display: none; }
        .hints { margin-top: 0; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "record('worked')", N_("It worked"), id="influence.worked"),
        Binding("f", "record('failed')", N_("It failed"), id="influence.failed"),
        Binding("t", "record('untried')", N_("To try"), id="influence.untried"),
        Binding("delete", "forget", N_("Delete what was noted last"), id="influence.delete"),
    ]

    def __init__(self, desk: Desk, on_stored: Callable[[Committed], None], contact: ContactId) -> None:
        super().__init__(desk, on_stored)
        self._contact = contact
        self._profile = desk.profile(contact)
        self._category = leading_category(self._profile.positions, desk.matrices)
        self._principles = principles_for(self._category)
        self._asked: InfluenceOutcome | None = None
        """The outcome that a line is typed about."""

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield words(_("What may move {name}").format(name=self._profile.name), "title")
            yield words(self._stands(), "stands")
            yield ChoiceList(compact=True)
            yield words("", "point")
            yield LineEditor(" ✎ ", placeholder=_("what you did, in a line; may stay empty"), longest=500)
            yield words("", "said")
            yield words("", "hints")

    def on_mount(self) -> None:
        self._list = self.query_one(ChoiceList)
        self._line = self.query_one(LineEditor)
        self._show()
        to_try = principle_to_try(self._category, self._profile.influences)
        self._list.highlighted = self._principles.index(to_try)
        self._list.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a line is typed, keys are letters."""
        return self._asked is None or action == "leave"

    # What is shown

    def hints(self) -> list[str]:
        if self._asked is not None:
            return [_("Enter stores it"), _("Esc back")]
        return [_("w worked"), _("f failed"), _("t to try"), _("Del forget"), _("u undo"), _("Esc back")]

    async def read_anew(self) -> None:
        self._profile = self._desk.profile(self._contact)
        self._show()

    def _stands(self) -> str:
        """Where they stand, and what is in it for them."""
        found = next(
            (each for matrix in self._desk.matrices for each in matrix.categories if each.id == self._category), None
        )
        parts = [_("unscored") if found is None else f"{found.glyph} {_(found.label)}"]
        motive = own_or_inherited(self._profile.motive, ((each.name, each.motive) for each in self._profile.personas))
        if motive.persona:
            parts.append(_("{text} (as {persona})").format(text=motive.text, persona=motive.persona))
        elif motive.text:
            parts.append(motive.text)
        return " · ".join(parts)

    def _show(self) -> None:
        here = self._list.highlighted
        self._list.clear_options()
        self._list.add_options([Option(self._line_of(each)) for each in self._principles])
        self._list.highlighted = here

    def _line_of(self, principle: Principle) -> Content:
        """The principle, and how it went, the last time first."""
        name = Content(f" {fitted(_(PRINCIPLE_LABELS[principle]), _NAME_CELLS)}")
        tried = self._tried(principle)
        if not tried:
            return name + Content.styled("·", "$faint")
        last = tried[0]
        signs = Content("").join(
            Content.styled(_GLYPHS[each.outcome], _HUES[each.outcome]) for each in tried[::-1][-5:]
        )
        when = day_words(last.day, self._desk.today) if last.day else ""
        about = " · ".join(part for part in (_(OUTCOME_LABELS[last.outcome]), when, clean_line(last.text)) if part)
        room = _LINE_CELLS - _NAME_CELLS - 8
        return name + signs + Content.styled(f"  {shortened(drawable(about), room)}", "$muted")

    def _tried(self, principle: Principle) -> list[Influence]:
        """What is noted of the principle, the newest first; what is still to be tried goes before all."""
        found = [each for each in self._profile.influences if each.principle is principle]
        return sorted(found, key=lambda each: (each.day is None, each.day or self._desk.today, each.id), reverse=True)

    @property
    def _principle(self) -> Principle:
        return self._principles[self._list.highlighted or 0]

    @on(ChoiceList.OptionHighlighted)
    def _highlighted(self) -> None:
        point = _(talking_point(self._category, self._principle))
        self.query_one(".point", Label).update(Content(f"→ {point}"))

    # Keys

    def action_record(self, outcome: str) -> None:
        """Ask for a line about it; Enter stores it."""
        self._asked = InfluenceOutcome(outcome)
        self._line.set_value("")
        self.add_class("-asking")
        self._line.focus()
        self.show_hints()

    @on(LineEditor.Submitted)
    def _submitted(self, message: LineEditor.Submitted) -> None:
        outcome, principle = self._asked, self._principle
        self._end_asking()
        if outcome is not None:
            self.do(lambda: self._desk.personas.record_influence(self._contact, principle, outcome, message.value))

    @on(LineEditor.Cancelled)
    def _cancelled(self) -> None:
        self._end_asking()

    def action_leave(self) -> None:
        if self._asked is not None:
            self._end_asking()
        else:
            self.dismiss(None)

    def _end_asking(self) -> None:
        self._asked = None
        self.remove_class("-asking")
        self._list.focus()
        self.show_hints()

    def action_forget(self) -> None:
        """Delete what was noted last of the principle."""
        tried = self._tried(self._principle)
        if tried:
            self.do(lambda: self._desk.personas.forget_influence(self._contact, tried[0].id))
        else:
            self.app.bell()
