"""The prompt after a drop: what the new position rests on, in acts, each one key, and in one line.

Enter records, also with nothing filled in; Escape takes the drop back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from netwerk_tui.domain.assessment import EVIDENCE_LABELS, Evidence
from netwerk_tui.domain.hue import Hue
from netwerk_tui.domain.matrix import Category
from netwerk_tui.language import N_, _
from netwerk_tui.ui.widgets.cells import drawable, fitted, shortened
from netwerk_tui.ui.widgets.inks import inks_of
from netwerk_tui.ui.widgets.line_editor import LineEditor

_ACTS = tuple(EVIDENCE_LABELS)
_ACT_META = "act"
_COLUMNS = 2
_FOLLOW_UP_META = "follow-up"


@dataclass(frozen=True, slots=True)
class Drop:
    """What is about to be recorded, in words and categories."""

    names: str
    """The name, or how many contacts."""
    category_from: Category | None
    category_to: Category
    is_target: bool
    position: str
    """The new cell, as its axes write it."""
    loss: str = ""
    """What is lost by it, as a question; empty where nothing is."""
    follow_up: str = ""
    """What Tab promises, where something is lost."""


class _DropLine(Widget):
    """Who goes from where to where."""

    DEFAULT_CSS = "_DropLine { height: 1; background: $bar; }"

    def __init__(self) -> None:
        super().__init__()
        self._drop: Drop | None = None

    def show(self, drop: Drop) -> None:
        self._drop = drop
        self.refresh()

    def render_line(self, y: int) -> Strip:
        inks, drop = inks_of(self), self._drop
        if drop is None:
            return Strip.blank(self.size.width, inks.text)
        width = self.size.width
        segments = [Segment(f" {shortened(drawable(drop.names), width // 2)} ", inks.key)]
        if drop.is_target:
            segments.append(Segment(_("target: "), inks.muted))
        elif drop.category_from is not None:
            before = drop.category_from
            segments.append(Segment(f"{before.glyph} {_(before.label)} → ", inks.hues[before.hue]))
        after = drop.category_to
        segments.append(Segment(f"{after.glyph} {_(after.label)} ", inks.hues[after.hue]))
        segments.append(Segment(drop.position, inks.muted))
        return Strip(segments).crop(0, width).adjust_cell_length(width, inks.text)


class _LossLine(Widget):
    """What is lost, as a question, and the follow-up that Tab promises."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "_LossLine { height: 1; background: $bar; }"

    class Clicked(Message):
        """The follow-up was clicked."""

    def __init__(self) -> None:
        super().__init__()
        self._question = ""
        self._follow_up = ""
        self._is_promised = False

    def show(self, drop: Drop, *, promised: bool) -> None:
        """Ask what this drop asks."""
        self._question, self._follow_up, self._is_promised = drop.loss, drop.follow_up, promised
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        if event.style.meta.get(_FOLLOW_UP_META):
            event.stop()
            self.post_message(self.Clicked())

    def render_line(self, y: int) -> Strip:
        inks = inks_of(self)
        key, offer = f" {_('Tab')} ", f"{'✓' if self._is_promised else '·'} {self._follow_up} "
        clickable = inks.text.from_meta({_FOLLOW_UP_META: True})
        room = self.size.width - cell_len(key) - cell_len(offer) - 1
        question = fitted(drawable(self._question), max(0, room))
        segments = [
            Segment(f" {question}", inks.hues[Hue.RED] + Style(bold=True)),
            Segment(key, inks.key + clickable),
            Segment(offer, (inks.strong if self._is_promised else inks.text) + clickable),
        ]
        return Strip(segments).adjust_cell_length(self.size.width, inks.text)


class _Acts(Widget):
    """The acts that count as evidence, in two columns, those chosen marked."""

    ALLOW_SELECT = False
    DEFAULT_CSS = f"_Acts {{ height: {len(_ACTS) // _COLUMNS}; background: $bar; }}"

    @dataclass
    class Toggled(Message):
        """An act was clicked."""

        act: Evidence

    def __init__(self) -> None:
        super().__init__()
        self._chosen: frozenset[Evidence] = frozenset()

    def show(self, chosen: frozenset[Evidence]) -> None:
        self._chosen = chosen
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        act = event.style.meta.get(_ACT_META)
        if act:
            event.stop()
            self.post_message(self.Toggled(Evidence(act)))

    def render_line(self, y: int) -> Strip:
        inks = inks_of(self)
        rows = len(_ACTS) // _COLUMNS
        width = self.size.width // _COLUMNS
        segments: list[Segment] = []
        for index in range(y, len(_ACTS), rows):
            act = _ACTS[index]
            is_chosen = act in self._chosen
            clickable = inks.text.from_meta({_ACT_META: act})
            segments += [
                Segment(f" {index + 1} ", inks.key + clickable),
                Segment("✓ " if is_chosen else "· ", (inks.key if is_chosen else inks.faint) + clickable),
                Segment(
                    fitted(_(EVIDENCE_LABELS[act]), width - 5),
                    (inks.strong if is_chosen else inks.text) + clickable,
                ),
            ]
        return Strip(segments).adjust_cell_length(self.size.width, inks.text)


class ReasonLine(LineEditor):
    """The reason. While it is empty, a digit chooses an act."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", N_("Record"), id="reason.record"),
        Binding("escape", "cancel", N_("Put back"), id="reason.cancel"),
    ]

    @dataclass
    class ActPressed(Message):
        """The key of an act was pressed."""

        act: Evidence

    def __init__(self) -> None:
        super().__init__(" " + _("why?") + " ")
        self._takes_acts = True

    @property
    def takes_acts(self) -> bool:
        """Whether a digit chooses an act."""
        return self._takes_acts

    @takes_acts.setter
    def takes_acts(self, takes_acts: bool) -> None:
        self._takes_acts = takes_acts
        self.placeholder = (
            _("a digit for what they did, or a line of your own") if takes_acts else _("a line of your own")
        )

    def type_character(self, character: str) -> None:
        if (
            self._takes_acts
            and not self.value
            and character.isascii()
            and character.isdigit()
            and 1 <= int(character) <= len(_ACTS)
        ):
            self.post_message(self.ActPressed(_ACTS[int(character) - 1]))
        else:
            super().type_character(character)


class ReasonBar(Container):
    """The prompt, hidden until `ask`."""

    DEFAULT_CSS: ClassVar[str] = """
    ReasonBar {
        display: none;
        height: auto;
        border-top: solid $carried;
        background: $bar;
        &.-asking { display: block; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "promise", N_("Promise a follow-up"), show=False, id="reason.follow-up"),
    ]

    @dataclass
    class Given(Message):
        """The user records the drop, for these reasons."""

        reason: str
        evidence: tuple[Evidence, ...]
        follow_up: bool = False
        """Whether the follow-up that was offered is promised."""

    class Cancelled(Message):
        """The user takes the drop back."""

    def __init__(self) -> None:
        super().__init__()
        self._chosen: frozenset[Evidence] = frozenset()
        self._drop: Drop | None = None
        self._is_promised = False

    def compose(self) -> ComposeResult:
        yield _DropLine()
        yield _Acts()
        yield _LossLine()
        yield ReasonLine()

    @property
    def is_asking(self) -> bool:
        """Whether the prompt is open."""
        return self.has_class("-asking")

    def ask(self, drop: Drop) -> None:
        """Ask for the reasons of this drop. A target has none, so no acts are offered for it."""
        self._chosen = frozenset()
        self._drop, self._is_promised = drop, False
        self.query_one(_DropLine).show(drop)
        loss = self.query_one(_LossLine)
        loss.display = bool(drop.loss)
        loss.show(drop, promised=False)
        acts = self.query_one(_Acts)
        acts.display = not drop.is_target
        acts.show(self._chosen)
        line = self.query_one(ReasonLine)
        line.takes_acts = not drop.is_target
        line.set_value("")
        self.add_class("-asking")
        line.focus(scroll_visible=False)

    def close(self) -> None:
        """Hide the prompt."""
        self.remove_class("-asking")

    @on(ReasonLine.ActPressed)
    def _act_pressed(self, message: ReasonLine.ActPressed) -> None:
        self._toggle(message.act)

    @on(_Acts.Toggled)
    def _act_clicked(self, message: _Acts.Toggled) -> None:
        self._toggle(message.act)
        self.query_one(ReasonLine).focus(scroll_visible=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A follow-up is offered only where something is lost."""
        return action != "promise" or (self._drop is not None and bool(self._drop.loss))

    def action_promise(self) -> None:
        if self._drop is not None:
            self._is_promised = not self._is_promised
            self.query_one(_LossLine).show(self._drop, promised=self._is_promised)

    @on(_LossLine.Clicked)
    def _follow_up_clicked(self) -> None:
        self.action_promise()
        self.query_one(ReasonLine).focus(scroll_visible=False)

    def _toggle(self, act: Evidence) -> None:
        self._chosen ^= {act}
        self.query_one(_Acts).show(self._chosen)

    @on(LineEditor.Submitted)
    def _submitted(self, message: LineEditor.Submitted) -> None:
        message.stop()
        self.close()
        chosen = tuple(act for act in _ACTS if act in self._chosen)
        self.post_message(self.Given(message.value, chosen, self._is_promised))

    @on(LineEditor.Cancelled)
    def _cancelled(self, message: LineEditor.Cancelled) -> None:
        message.stop()
        self.close()
        self.post_message(self.Cancelled())
