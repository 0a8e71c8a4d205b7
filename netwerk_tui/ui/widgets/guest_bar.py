"""Typing the people of an event, one after the other: a name, and above it whom it may mean.

It finds and stores nothing: the owner hears of each change, and of what was chosen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from netwerk_tui.domain.hue import Hue
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.language import N_, _
from netwerk_tui.ui.widgets.cells import drawable, fitted, shortened
from netwerk_tui.ui.widgets.contact_line import CURSOR_BAR
from netwerk_tui.ui.widgets.inks import Inks, inks_of
from netwerk_tui.ui.widgets.line_editor import LineEditor

OFFER_ROWS = 6

_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Offer:
    """Somebody whom the typed name may mean."""

    contact: ContactId | None
    """None for somebody new."""
    name: str
    about: str = ""
    """The organisation, and whether they are on the list already; of somebody new, all that was typed."""


class _Offers(Widget):
    """The people who may be meant, the chosen one marked."""

    DEFAULT_CSS = f"_Offers {{ height: {OFFER_ROWS}; background: $bar; }}"

    def __init__(self) -> None:
        super().__init__()
        self.offers: Sequence[Offer] = ()
        self.chosen = 0

    def show(self, offers: Sequence[Offer], chosen: int) -> None:
        self.offers, self.chosen = offers, chosen
        self.refresh()

    def render_line(self, y: int) -> Strip:
        inks = inks_of(self)
        first = OFFER_ROWS - len(self.offers)
        segments = list(self._line(y - first, inks)) if y >= first else []
        return Strip(segments).adjust_cell_length(self.size.width, inks.text)

    def _line(self, index: int, inks: Inks) -> Iterator[Segment]:
        offer = self.offers[index]
        is_chosen = index == self.chosen
        name_cells = min(40, self.size.width * 2 // 5)
        yield Segment(f" {CURSOR_BAR}" if is_chosen else "  ", inks.cursor_bar)
        if offer.contact is None:
            words = _("new: “{name}”").format(name=drawable(offer.name))
            yield Segment(f"+ {shortened(words, self.size.width - 6)}", inks.hues[Hue.AMBER])
            return
        yield Segment("  " + fitted(drawable(offer.name), name_cells), inks.strong if is_chosen else inks.text)
        yield Segment(" " + shortened(drawable(offer.about), self.size.width - name_cells - 6), inks.muted)


class GuestLine(LineEditor):
    """The line itself."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", N_("Add, and type the next"), id="guests.add"),
        Binding("escape", "cancel", N_("Ready"), id="guests.leave"),
        Binding("up", "step(-1)", N_("Up"), show=False, id="guests.up"),
        Binding("down", "step(1)", N_("Down"), show=False, id="guests.down"),
        Binding("tab", "take_new", N_("Add as somebody new"), show=False, id="guests.new"),
    ]

    @dataclass
    class Stepped(Message):
        """Another of those who may be meant."""

        step: int

    class NewWanted(Message):
        """It is somebody new, whoever it resembles."""

    def action_step(self, step: int) -> None:
        self.post_message(self.Stepped(step))

    def action_take_new(self) -> None:
        self.post_message(self.NewWanted())


class GuestBar(Container):
    """The names, hidden until `ask`."""

    DEFAULT_CSS: ClassVar[str] = """
    GuestBar {
        display: none;
        height: auto;
        border-top: solid $carried;
        background: $bar;
        &.-asking { display: block; }
    }
    """

    @dataclass
    class Changed(Message):
        """Another name is being typed."""

        text: str

    @dataclass
    class Chosen(Message):
        """This one belongs on the list; the line is empty again."""

        offer: Offer

    class Closed(Message):
        """The user is ready; a name that was not chosen stays in the line."""

    def compose(self) -> ComposeResult:
        yield _Offers()
        yield GuestLine(" + ", placeholder=_("a name, then Enter; the next name, then Enter …"), longest=_LONGEST_NAME)

    @property
    def is_asking(self) -> bool:
        """Whether names are being typed."""
        return self.has_class("-asking")

    @property
    def text(self) -> str:
        """The name that is being typed."""
        return self.query_one(GuestLine).value.strip()

    def ask(self) -> None:
        """Let the user type names."""
        self.add_class("-asking")
        self.query_one(GuestLine).focus(scroll_visible=False)

    def close(self) -> None:
        """Hide the line."""
        self.remove_class("-asking")

    def offer(self, offers: Sequence[Offer], meant: int) -> None:
        """Show whom the name may mean."""
        self.query_one(_Offers).show(offers, meant)

    @on(LineEditor.Changed)
    def _typed(self, message: LineEditor.Changed) -> None:
        message.stop()
        self.post_message(self.Changed(self.text))

    @on(LineEditor.Submitted)
    def _submitted(self, message: LineEditor.Submitted) -> None:
        message.stop()
        shown = self.query_one(_Offers)
        if not self.text:
            self.post_message(self.Closed())
        elif shown.offers:
            self._choose(shown.offers[shown.chosen])

    @on(LineEditor.Cancelled)
    def _cancelled(self, message: LineEditor.Cancelled) -> None:
        message.stop()
        self.post_message(self.Closed())

    @on(GuestLine.Stepped)
    def _stepped(self, message: GuestLine.Stepped) -> None:
        shown = self.query_one(_Offers)
        if shown.offers:
            shown.show(shown.offers, (shown.chosen + message.step) % len(shown.offers))

    @on(GuestLine.NewWanted)
    def _new_wanted(self) -> None:
        new = next((each for each in self.query_one(_Offers).offers if each.contact is None), None)
        if new is not None:
            self._choose(new)

    def _choose(self, offer: Offer) -> None:
        self.query_one(GuestLine).set_value("")
        self.query_one(_Offers).show((), 0)
        self.post_message(self.Chosen(offer))
