"""The one-line prompt of the daily review: what is typed, how it is understood, and what is open and can be settled.

It records nothing. Its owner says what is asked and how the line reads (`Prompt`), and hears what was submitted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, StrEnum
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

from netwerk_tui.domain.hue import Hue
from netwerk_tui.language import N_, _
from netwerk_tui.ui.widgets.cells import drawable, fitted, shortened
from netwerk_tui.ui.widgets.inks import Inks, inks_of
from netwerk_tui.ui.widgets.line_editor import LineEditor

LONGEST_LINE = 500

_OFFERS_SHOWN = 5
_OFFER_META = "offer"


class PromptKind(StrEnum):
    """What is typed. What was typed and not recorded is kept by this name."""

    SNOOZE = "snooze"
    FOLLOWUP = "followup"
    ASK = "ask"
    TELL = "tell"
    THANKS = "thanks"
    SKIP = "skip"


class Reading(Enum):
    """What can be done with a line as it is."""

    READY = "ready"
    UNFINISHED = "unfinished"
    """There is too little of it yet; the words say what may be typed."""
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Understood:
    """How a line reads."""

    words: str
    reading: Reading = Reading.READY


@dataclass(frozen=True, slots=True)
class Prompt:
    """What is asked."""

    kind: PromptKind
    title: str
    name: str
    """Whom it is about."""
    placeholder: str
    understand: Callable[[str, int | None], Understood]
    """How the line reads, together with the offer that is chosen."""
    offers: tuple[str, ...] = ()
    """What is open and can be settled, each in one line."""
    chosen: int | None = None
    """The offer that is chosen at first; None for something new."""


class _Heading(Widget):
    """What is asked, and about whom."""

    DEFAULT_CSS = "_Heading { height: 1; background: $bar; }"

    def __init__(self) -> None:
        super().__init__()
        self._prompt: Prompt | None = None

    def show(self, prompt: Prompt) -> None:
        self._prompt = prompt
        self.refresh()

    def render_line(self, y: int) -> Strip:
        inks, width = inks_of(self), self.size.width
        if self._prompt is None:
            return Strip.blank(width, inks.text)
        title = f" {self._prompt.title} "
        name = shortened(drawable(self._prompt.name), max(0, width - cell_len(title)))
        return Strip([Segment(title, inks.key), Segment(name, inks.strong)]).adjust_cell_length(width, inks.text)


class _Offers(Widget):
    """What can be settled, the chosen one ticked; Tab and a click choose."""

    ALLOW_SELECT = False
    DEFAULT_CSS = f"_Offers {{ height: auto; max-height: {_OFFERS_SHOWN}; background: $bar; }}"

    @dataclass
    class Clicked(Message):
        """An offer was clicked."""

        offer: int

    def __init__(self) -> None:
        super().__init__()
        self._offers: tuple[str, ...] = ()
        self._chosen: int | None = None

    def show(self, offers: tuple[str, ...], chosen: int | None) -> None:
        self._chosen = chosen
        if offers != self._offers:
            self._offers = offers
            self.styles.height = min(len(offers), _OFFERS_SHOWN)
        self.display = bool(offers)
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        offer = event.style.meta.get(_OFFER_META)
        if offer is not None:
            event.stop()
            self.post_message(self.Clicked(offer))

    def render_line(self, y: int) -> Strip:
        inks, width = inks_of(self), self.size.width
        # The chosen one is always among those in view.
        first = max(0, (self._chosen or 0) - _OFFERS_SHOWN + 1)
        index = first + y
        if index >= len(self._offers):
            return Strip.blank(width, inks.text)
        is_chosen = index == self._chosen
        clickable = inks.text.from_meta({_OFFER_META: index})
        key = f" {_('Tab')} " if y == 0 else " " * (cell_len(_("Tab")) + 2)
        segments = [
            Segment(key, inks.key),
            Segment("✓ " if is_chosen else "· ", (inks.key if is_chosen else inks.faint) + clickable),
            Segment(
                fitted(drawable(self._offers[index]), max(0, width - cell_len(key) - 3)),
                (inks.strong if is_chosen else inks.text) + clickable,
            ),
        ]
        return Strip(segments).adjust_cell_length(width, inks.text)


class _Preview(Widget):
    """How the line reads."""

    DEFAULT_CSS = "_Preview { height: 1; background: $bar; }"

    def __init__(self) -> None:
        super().__init__()
        self._understood = Understood("", Reading.UNFINISHED)

    def show(self, understood: Understood) -> None:
        self._understood = understood
        self.refresh()

    def render_line(self, y: int) -> Strip:
        inks, width = inks_of(self), self.size.width
        text = shortened(drawable(self._understood.words), width - 3)
        return Strip([Segment(f"  {text}", _ink_of(self._understood, inks))]).adjust_cell_length(width, inks.text)


def _ink_of(understood: Understood, inks: Inks) -> Style:
    match understood.reading:
        case Reading.READY:
            return inks.hues[Hue.GREEN]
        case Reading.UNFINISHED:
            return inks.muted
        case Reading.PROBLEM:
            return inks.hues[Hue.AMBER]


class ReviewLine(LineEditor):
    """The line itself."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", N_("Record"), id="review-line.record"),
        Binding("tab,down", "choose(1)", N_("What is open"), show=False, key_display="Tab", id="review-line.next"),
        Binding("shift+tab,up", "choose(-1)", show=False, id="review-line.previous"),
        Binding("escape", "cancel", N_("Keep for later"), id="review-line.leave"),
    ]

    @dataclass
    class StepWanted(Message):
        """The user goes on to the next offer, or back."""

        step: int

    def action_choose(self, step: int) -> None:
        self.post_message(self.StepWanted(step))


class ReviewPrompt(Container):
    """The prompt, hidden until `ask`."""

    DEFAULT_CSS = """
    ReviewPrompt {
        display: none;
        height: auto;
        border-top: solid $carried;
        background: $bar;
        &.-asking { display: block; }
    }
    """

    @dataclass
    class Changed(Message):
        """Another text stands in the prompt."""

        kind: PromptKind
        text: str

    @dataclass
    class Submitted(Message):
        """The user records this: something new, or an offer that is settled."""

        kind: PromptKind
        text: str
        offer: int | None

    @dataclass
    class Cancelled(Message):
        """The user leaves; what was typed is to be kept."""

        kind: PromptKind
        text: str

    def __init__(self) -> None:
        super().__init__()
        self._prompt: Prompt | None = None
        self._chosen: int | None = None

    def compose(self) -> ComposeResult:
        yield _Heading()
        yield _Offers()
        yield _Preview()
        yield ReviewLine(" › ", longest=LONGEST_LINE)

    def on_mount(self) -> None:
        self._line = self.query_one(ReviewLine)

    @property
    def is_asking(self) -> bool:
        """Whether the prompt is open."""
        return self._prompt is not None

    @property
    def unrecorded(self) -> tuple[PromptKind, str] | None:
        """What is typed now and not recorded; None while nothing is asked."""
        return None if self._prompt is None else (self._prompt.kind, self._line.value)

    def ask(self, prompt: Prompt, text: str) -> None:
        """Open the prompt with this text in it."""
        self._prompt, self._chosen = prompt, prompt.chosen
        self.query_one(_Heading).show(prompt)
        self._line.placeholder = prompt.placeholder
        self._line.set_value(text)
        self.add_class("-asking")
        self._understand()
        self._line.focus(scroll_visible=False)

    def complain(self, words: str) -> None:
        """Say why what was submitted cannot be recorded; the line stays."""
        self.query_one(_Preview).show(Understood(words, Reading.PROBLEM))

    def close(self) -> None:
        """Hide the prompt, and empty it."""
        self._prompt = None
        self._line.set_value("")
        self.remove_class("-asking")

    def _understand(self) -> None:
        if self._prompt is not None:
            self.query_one(_Offers).show(self._prompt.offers, self._chosen)
            self.query_one(_Preview).show(self._prompt.understand(self._line.value, self._chosen))

    @on(LineEditor.Changed)
    def _typed(self, message: LineEditor.Changed) -> None:
        message.stop()
        if self._prompt is not None:
            self._understand()
            self.post_message(self.Changed(self._prompt.kind, message.value))

    @on(ReviewLine.StepWanted)
    def _step_wanted(self, message: ReviewLine.StepWanted) -> None:
        """Go round: something new, then the offers one after the other."""
        if self._prompt is None:
            return
        message.stop()
        here = 0 if self._chosen is None else self._chosen + 1
        place = (here + message.step) % (len(self._prompt.offers) + 1)
        self._chosen = place - 1 if place else None
        self._understand()

    @on(_Offers.Clicked)
    def _offer_clicked(self, message: _Offers.Clicked) -> None:
        message.stop()
        self._chosen = None if message.offer == self._chosen else message.offer
        self._understand()
        self._line.focus(scroll_visible=False)

    @on(LineEditor.Submitted)
    def _line_submitted(self, message: LineEditor.Submitted) -> None:
        message.stop()
        if self._prompt is None:
            return
        understood = self._prompt.understand(message.value, self._chosen)
        if understood.reading is Reading.READY:
            self.post_message(self.Submitted(self._prompt.kind, message.value, self._chosen))

    @on(LineEditor.Cancelled)
    def _line_cancelled(self, message: LineEditor.Cancelled) -> None:
        message.stop()
        if self._prompt is not None:
            self.post_message(self.Cancelled(self._prompt.kind, self._line.value))
