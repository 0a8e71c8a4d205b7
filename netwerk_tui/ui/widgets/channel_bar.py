"""How I was in contact with somebody: each channel one key. Part of the daily review."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from netwerk_tui.domain.interaction import CHANNEL_GLYPHS, Channel, Direction, default_direction
from netwerk_tui.language import N_, _
from netwerk_tui.ui.widgets.cells import drawable, shortened
from netwerk_tui.ui.widgets.inks import Inks, inks_of

_KEY_META = "channel-key"


class _Way(NamedTuple):
    """A channel, and who took the initiative."""

    channel: Channel
    direction: Direction
    label: str


_WAYS: dict[str, _Way] = {
    "m": _Way(Channel.MEETING, default_direction(Channel.MEETING), N_("meeting")),
    "c": _Way(Channel.CALL, default_direction(Channel.CALL), N_("call")),
    "v": _Way(Channel.VIDEO, default_direction(Channel.VIDEO), N_("video call")),
    "e": _Way(Channel.EVENT, default_direction(Channel.EVENT), N_("event encounter")),
    "b": _Way(Channel.MESSAGE, Direction.OUT, N_("message from me")),
    "B": _Way(Channel.MESSAGE, Direction.IN, N_("message from them")),
    "l": _Way(Channel.LETTER, Direction.OUT, N_("letter")),
}


class ChannelBar(Widget, can_focus=True):
    """The channels, hidden until `ask`."""

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    ChannelBar {
        layer: prompt;
        dock: bottom;
        margin-bottom: 1;
        display: none;
        height: auto;
        border-top: solid $carried;
        background: $bar;
        color: $foreground;
        &.-asking { display: block; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "choose('m')", N_("We met"), show=False, id="contacted.meeting"),
        Binding("c", "choose('c')", N_("We called"), show=False, id="contacted.call"),
        Binding("v", "choose('v')", N_("We had a video call"), show=False, id="contacted.video"),
        Binding("e", "choose('e')", N_("We met at an event"), show=False, id="contacted.event"),
        Binding("b", "choose('b')", N_("I wrote"), show=False, id="contacted.message"),
        Binding("B", "choose('B')", N_("They wrote"), show=False, id="contacted.message-in"),
        Binding("l", "choose('l')", N_("I sent a letter"), show=False, id="contacted.letter"),
        Binding("escape", "cancel", N_("Back"), id="contacted.leave"),
    ]

    @dataclass
    class Chosen(Message):
        """This is how we were in contact."""

        channel: Channel
        direction: Direction

    class Cancelled(Message):
        """The user leaves."""

    def __init__(self) -> None:
        super().__init__()
        self._person = ""

    @property
    def is_asking(self) -> bool:
        """Whether it is open."""
        return self.has_class("-asking")

    def ask(self, name: str) -> None:
        """Ask how I was in contact with whom."""
        self._person = name
        self.add_class("-asking")
        self.refresh()
        self.focus(scroll_visible=False)

    def close(self) -> None:
        """Hide it."""
        self.remove_class("-asking")

    def action_choose(self, key: str) -> None:
        way = _WAYS[key]
        self.post_message(self.Chosen(way.channel, way.direction))

    def action_cancel(self) -> None:
        self.post_message(self.Cancelled())

    def on_click(self, event: events.Click) -> None:
        key = event.style.meta.get(_KEY_META)
        if key:
            event.stop()
            self.action_choose(key)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return 1 + len(list(_rows_of_ways(inks_of(self), width)))

    def render_line(self, y: int) -> Strip:
        inks, width = inks_of(self), self.size.width
        rows = [self._title(inks, width), *_rows_of_ways(inks, width)]
        return Strip(rows[y] if y < len(rows) else []).adjust_cell_length(width, inks.text)

    def _title(self, inks: Inks, width_cells: int) -> list[Segment]:
        title = f" {_('In contact with')} "
        name = shortened(drawable(self._person), max(0, width_cells - cell_len(title)))
        return [Segment(title, inks.key), Segment(name, inks.strong)]


def _rows_of_ways(inks: Inks, width_cells: int) -> Iterator[list[Segment]]:
    """Each channel with its key, in as many rows as they need."""
    row: list[Segment] = []
    used = 0
    for key, way in _WAYS.items():
        clickable = inks.text.from_meta({_KEY_META: key})
        label = f"{CHANNEL_GLYPHS[way.channel]} {_(way.label)}  "
        needed = 3 + cell_len(label)
        if row and used + needed > width_cells:
            yield row
            row, used = [], 0
        row += [Segment(f" {key} ", inks.key + clickable), Segment(label, inks.text + clickable)]
        used += needed
    yield row
