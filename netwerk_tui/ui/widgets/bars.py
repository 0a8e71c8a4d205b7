"""The first and the last line of the screen: where I am, and what I can press."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.screen import Screen
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from netwerk_tui.domain.matrix import Hue
from netwerk_tui.language import _, language_in_use, ngettext
from netwerk_tui.ui.widgets.cells import drawable, shortened
from netwerk_tui.ui.widgets.inks import Inks, inks_of

_PART_META = "part"
_KEY_META = "key"
_AROUND_HINT_CELLS = 3
_SMALLEST_GROUPED_NUMBER = 10_000


def number_words(number: int) -> str:
    """The number as a reader of the user's language expects it, in groups of three from five digits on."""
    if abs(number) < _SMALLEST_GROUPED_NUMBER:
        return str(number)
    return f"{number:,}".replace(",", "." if language_in_use() == "nl" else ",")


@dataclass(frozen=True, slots=True)
class HeaderFigures:
    """What the header tells of the network."""

    dossier: str
    contacts: int
    to_review: int | None = None
    """None while nobody has counted."""
    week: int = 0
    """The number of the ISO week."""
    groups_met: int = 0
    groups: int = 0
    """How many target groups there are; the week is left out where there is none."""
    streak: int = 0
    """In how many weeks in a row all of them were met."""


class _Part(NamedTuple):
    """A piece of the header: the higher its rank, the sooner it goes where room is short."""

    segments: Sequence[Segment]
    rank: int

    @property
    def width_cells(self) -> int:
        return sum(cell_len(segment.text) for segment in self.segments)


class HeaderBar(Widget):
    """The dossier, what is to do today and this week, and the number of contacts."""

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    HeaderBar {
        dock: top;
        height: 1;
        background: $bar;
        color: $foreground;
    }
    """

    class DossierClicked(Message):
        """The user wants to choose another dossier."""

    class ReviewClicked(Message):
        """The user wants to start the daily review."""

    class WeekClicked(Message):
        """The user wants to see the week."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._figures: HeaderFigures | None = None

    def show(self, figures: HeaderFigures) -> None:
        """Tell these figures; nothing is painted where they are the same."""
        if figures != self._figures:
            self._figures = figures
            self.refresh()

    def on_click(self, event: events.Click) -> None:
        match event.style.meta.get(_PART_META):
            case "dossier":
                self.post_message(self.DossierClicked())
            case "review":
                self.post_message(self.ReviewClicked())
            case "week":
                self.post_message(self.WeekClicked())
            case _:
                return
        event.stop()

    def render_line(self, y: int) -> Strip:
        inks = inks_of(self)
        width = self.size.width
        left = [_Part([Segment(" netwerk", inks.key)], rank=3)]
        right: list[_Part] = []
        if self._figures:
            left += _left_parts(self._figures, inks, width)
            right = [_contacts_part(self._figures, inks)]
        parts = _those_that_fit([*left, *right], width - 1)
        segments = [segment for part in left if part in parts for segment in part.segments]
        line = Strip(segments)
        if right and right[0] in parts:
            gap = width - 1 - line.cell_length - right[0].width_cells
            line = Strip([*segments, Segment(" " * gap, inks.text), *right[0].segments])
        return line.adjust_cell_length(width, inks.text)


def _left_parts(figures: HeaderFigures, inks: Inks, width_cells: int) -> list[_Part]:
    opens_dossier, opens_review, opens_week = (Style(meta={_PART_META: part}) for part in ("dossier", "review", "week"))
    dossier = shortened(drawable(figures.dossier), max(8, width_cells // 3))
    parts = [
        _Part([Segment("   " + _("Dossier:"), inks.muted + opens_dossier)], rank=5),
        _Part([Segment(f" {dossier} ▾", inks.text + opens_dossier)], rank=0),
    ]
    if figures.to_review is not None:
        parts.append(
            _Part([Segment("      ", inks.text), _review_segment(figures.to_review, inks, opens_review)], rank=1)
        )
    if figures.groups:
        words = _("week {week}: {met}/{groups} groups").format(
            week=figures.week, met=figures.groups_met, groups=figures.groups
        )
        parts.append(_Part([Segment(" · ", inks.faint), Segment(words, inks.text + opens_week)], rank=4))
        if figures.streak:
            streak = _("streak {weeks}").format(weeks=figures.streak)
            parts.append(_Part([Segment(" · ", inks.faint), Segment(streak, inks.text + opens_week)], rank=6))
    return parts


def _review_segment(to_review: int, inks: Inks, opens_review: Style) -> Segment:
    if not to_review:
        return Segment(_("✓ nothing to review"), inks.hues[Hue.GREEN] + opens_review)
    words = ngettext("● {count} to review", "● {count} to review", to_review)
    return Segment(words.format(count=number_words(to_review)), inks.key + opens_review)


def _contacts_part(figures: HeaderFigures, inks: Inks) -> _Part:
    words = ngettext("{count} contact", "{count} contacts", figures.contacts)
    return _Part([Segment("  " + words.format(count=number_words(figures.contacts)), inks.muted)], rank=2)


def _those_that_fit(parts: Sequence[_Part], width_cells: int) -> list[_Part]:
    kept = list(parts)
    while len(kept) > 1 and sum(part.width_cells for part in kept) > width_cells:
        kept.remove(max(kept, key=lambda part: part.rank))
    return kept


class Severity(StrEnum):
    """How a status message looks and how long it stays."""

    DONE = "done"
    WARNING = "warning"
    ERROR = "error"


_SECONDS_SHOWN = {Severity.DONE: 8, Severity.WARNING: 12, Severity.ERROR: 20}
_GLYPHS = {Severity.DONE: "✓", Severity.WARNING: "!", Severity.ERROR: "✕"}
_HUES = {Severity.DONE: Hue.GREEN, Severity.WARNING: Hue.AMBER, Severity.ERROR: Hue.RED}


class _Hint(NamedTuple):
    """A key and what it does, where the focus is now."""

    key: str
    key_label: str
    description: str
    enabled: bool


class FooterBar(Widget):
    """The keys of the focused pane, which can be clicked too, and at the right what has just happened.

    One row, or as many as its owner's CSS gives it.
    """

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    FooterBar {
        dock: bottom;
        height: 1;
        background: $bar;
        color: $foreground;
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._hints: tuple[_Hint, ...] = ()
        self._details: dict[str, str] = {}
        self._status = ""
        self._severity = Severity.DONE
        self._status_timer: Timer | None = None

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_updated)

    def say(self, text: str, severity: Severity = Severity.DONE) -> None:
        """Show what has just happened, for a while."""
        self._status = text
        self._severity = severity
        if self._status_timer:
            self._status_timer.stop()
        self._status_timer = self.set_timer(_SECONDS_SHOWN[severity], self.clear_status)
        self.refresh()

    def clear_status(self) -> None:
        """Take the status message away."""
        if self._status:
            self._status = ""
            self.refresh()

    def set_detail(self, binding_id: str, detail: str) -> None:
        """Say after a binding's hint what it concerns now, such as what undo would take back; empty for nothing."""
        if detail != self._details.get(binding_id, ""):
            self._details[binding_id] = detail
            self._read_hints()

    def _bindings_updated(self, screen: Screen[object]) -> None:
        self._read_hints()

    def _read_hints(self) -> None:
        hints: dict[str, _Hint] = {}
        for _node, binding, enabled, _tooltip in self.screen.active_bindings.values():
            if not binding.show or binding.action in hints:
                continue
            description = _(binding.description)
            detail = self._details.get(binding.id or "", "")
            if detail:
                description = _("{command} “{detail}”").format(command=description, detail=drawable(detail))
            hints[binding.action] = _Hint(binding.key, self.app.get_key_display(binding), description, enabled)
        if tuple(hints.values()) != self._hints:
            self._hints = tuple(hints.values())
            self.refresh()

    def on_click(self, event: events.Click) -> None:
        key = event.style.meta.get(_KEY_META)
        if key:
            event.stop()
            self.app.simulate_key(key)

    def render_line(self, y: int) -> Strip:
        inks = inks_of(self)
        width = self.size.width
        is_last = y == self.size.height - 1
        status = self._status_segments(inks, width) if is_last else []
        status_width = sum(cell_len(segment.text) for segment in status)
        hints = list(self._hints)
        for _row_above in range(y):
            hints = hints[len(_those_in_a_row(hints, width - 1)) :]
        shown = _those_in_a_row(hints, width - status_width - 1)
        line = Strip([segment for hint in shown for segment in _hint_segments(hint, inks)])
        line = line.adjust_cell_length(max(0, width - status_width), inks.text)
        return Strip([*line, *status]).adjust_cell_length(width, inks.text)

    def _status_segments(self, inks: Inks, width_cells: int) -> list[Segment]:
        if not self._status:
            return []
        text = shortened(drawable(self._status), width_cells - 4)
        ink = inks.hues[_HUES[self._severity]] + Style(bold=True)
        return [Segment(f"  {_GLYPHS[self._severity]} ", ink), Segment(f"{text} ", inks.text)]


def _those_in_a_row(hints: Sequence[_Hint], width_cells: int) -> Sequence[_Hint]:
    """The first hints, as many as there is room for."""
    room = width_cells
    for index, hint in enumerate(hints):
        room -= cell_len(hint.key_label) + cell_len(hint.description) + _AROUND_HINT_CELLS
        if room < 0:
            return hints[:index]
    return hints


def _hint_segments(hint: _Hint, inks: Inks) -> list[Segment]:
    presses = Style(meta={_KEY_META: hint.key})
    key_ink, ink = (inks.key, inks.text) if hint.enabled else (inks.faint, inks.faint)
    return [Segment(f" {hint.key_label} ", key_ink + presses), Segment(f"{hint.description} ", ink + presses)]
