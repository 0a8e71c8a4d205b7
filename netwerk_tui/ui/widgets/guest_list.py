"""The people of an event: who is expected, who came, how often we have met, and what was noted."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import date
from enum import Enum
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from netwerk_tui.domain.dates import age_words
from netwerk_tui.domain.event import ATTENDANCE_LABELS, FAMILIAR_ENCOUNTERS, AttendanceStatus, Guest
from netwerk_tui.domain.hue import Hue
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.language import N_, _, pgettext
from netwerk_tui.ui.widgets.cells import drawable, fitted, fitted_right, shortened
from netwerk_tui.ui.widgets.contact_line import CURSOR_BAR
from netwerk_tui.ui.widgets.inks import Inks
from netwerk_tui.ui.widgets.line_list import LineList
from netwerk_tui.ui.widgets.line_place import TOP_PLACE

STATUS_GLYPHS: dict[AttendanceStatus, str] = {
    AttendanceStatus.EXPECTED: "□",
    AttendanceStatus.ATTENDED: "✓",
    AttendanceStatus.DECLINED: "✗",
}
_STATUS_HUES: dict[AttendanceStatus, Hue] = {
    AttendanceStatus.EXPECTED: Hue.AMBER,
    AttendanceStatus.ATTENDED: Hue.GREEN,
    AttendanceStatus.DECLINED: Hue.RED,
}

GlyphOf = Callable[[ContactId], tuple[str, Hue] | None]
"""The glyph and hue of a contact's category; None where it is unscored."""

_LEAD_CELLS = 5
_MET_CELLS = 6
_AGE_CELLS = 7


class Shown(Enum):
    """Which of the people are shown; a key goes from one to the next."""

    EVERYBODY = "everybody"
    EXPECTED = "expected"
    ATTENDED = "attended"
    NEVER_MET = "never-met"


SHOWN_LABELS: dict[Shown, str] = {
    Shown.EVERYBODY: N_("everybody"),
    Shown.EXPECTED: N_("only those expected"),
    Shown.ATTENDED: N_("only those who were there"),
    Shown.NEVER_MET: N_("only those I had never met"),
}


def is_shown(guest: Guest, shown: Shown) -> bool:
    """Whether a guest is among those."""
    match shown:
        case Shown.EVERYBODY:
            return True
        case Shown.EXPECTED:
            return guest.status is AttendanceStatus.EXPECTED
        case Shown.ATTENDED:
            return guest.status is AttendanceStatus.ATTENDED
        case Shown.NEVER_MET:
            return guest.status is AttendanceStatus.ATTENDED and guest.is_first_meeting


class GuestList(LineList):
    """The people, a line each."""

    DEFAULT_CSS = "GuestList { height: 1fr; }"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", N_("Open the contact’s card"), id="event.open-card"),
    ]

    class GuestOpened(Message):
        """The user wants to see this contact."""

        def __init__(self, contact: ContactId) -> None:
            super().__init__()
            self.contact = contact

    def __init__(self) -> None:
        super().__init__()
        self._guests: Sequence[Guest] = ()
        self._today: date | None = None
        self._glyph_of: GlyphOf = lambda _contact: None
        self._line_by_contact: dict[Hashable, int] = {}
        self._notice = ""

    def show(self, guests: Sequence[Guest], notice: str, today: date, glyph_of: GlyphOf) -> None:
        """Show these people, with the cursor where it was; the notice where there is nobody."""
        place = TOP_PLACE if self._today is None else self.place()
        self._guests, self._notice, self._today, self._glyph_of = guests, notice, today, glyph_of
        self._line_by_contact = {guest.contact: index for index, guest in enumerate(guests)}
        self.title_changed()
        self.lines_changed(place)

    @property
    def guest(self) -> Guest | None:
        """Who is under the cursor."""
        return self._guests[self.cursor] if self.cursor < self.line_count else None

    def action_open(self) -> None:
        if self.guest is not None:
            self.post_message(self.GuestOpened(self.guest.contact))

    def on_click(self, event: events.Click) -> None:
        if self.is_clicked_twice(event):
            self.action_open()

    # Lines

    @property
    def line_count(self) -> int:
        return len(self._guests)

    def key_of(self, index: int) -> ContactId:
        return self._guests[index].contact

    def index_of(self, key: Hashable) -> int | None:
        return self._line_by_contact.get(key)

    def notice(self) -> str:
        return self._notice if self._today is not None else _("Reading …")

    def paint_title(self, inks: Inks, width_cells: int) -> list[Strip]:
        if not self._guests:
            return []
        name_cells, organisation_cells, _rest = _columns(width_cells - self.scrollbar_size_vertical)
        labels = (
            " " * (_LEAD_CELLS + name_cells + organisation_cells)
            + fitted_right(pgettext("event", "met"), _MET_CELLS)
            + fitted_right(pgettext("event", "last"), _AGE_CELLS)
        )
        return [Strip([Segment(labels, inks.muted)]).adjust_cell_length(width_cells, inks.text)]

    def paint_line(self, index: int, inks: Inks, width_cells: int, *, under_cursor: bool) -> Iterable[Segment]:
        guest = self._guests[index]
        assert self._today is not None, "there are lines only once people were shown"
        name_cells, organisation_cells, rest_cells = _columns(width_cells)
        glyph = self._glyph_of(guest.contact)
        age = "" if guest.last_contact is None else age_words((self._today - guest.last_contact).days)
        declined = guest.status is AttendanceStatus.DECLINED
        name_ink = inks.muted if declined else inks.strong if under_cursor else inks.text
        yield Segment(CURSOR_BAR if under_cursor else " ", inks.cursor_bar)
        yield Segment(f"{STATUS_GLYPHS[guest.status]} ", inks.hues[_STATUS_HUES[guest.status]])
        yield Segment("· " if glyph is None else f"{glyph[0]} ", inks.faint if glyph is None else inks.hues[glyph[1]])
        yield Segment(fitted(drawable(guest.name), name_cells - 1) + " ", name_ink)
        yield Segment(fitted(drawable(guest.organisation), organisation_cells), inks.muted)
        yield Segment(fitted_right(met_words(guest.met), _MET_CELLS), _met_ink(guest, inks))
        yield Segment(fitted_right(age, _AGE_CELLS), inks.muted)
        yield from _about(guest, inks, rest_cells)


def met_words(met: int) -> str:
    """How often we have met, against about how often it takes before a name sticks: 3/5, and ✓ 12 from there on."""
    return f"✓ {met}" if met >= FAMILIAR_ENCOUNTERS else f"{met}/{FAMILIAR_ENCOUNTERS}"


def _columns(width_cells: int) -> tuple[int, int, int]:
    """The cells of the name, the organisation, and what is said at the end."""
    room = width_cells - _LEAD_CELLS - _MET_CELLS - _AGE_CELLS
    name = min(30, max(12, room * 2 // 5))
    organisation = min(28, room // 4)
    return name, organisation, max(0, room - name - organisation)


def _met_ink(guest: Guest, inks: Inks) -> Style:
    return inks.muted if guest.met >= FAMILIAR_ENCOUNTERS else inks.text


def _about(guest: Guest, inks: Inks, width_cells: int) -> Iterator[Segment]:
    """What was noted; else the status in words, and whether it was the first time."""
    room = width_cells - 2
    if guest.status is AttendanceStatus.ATTENDED and guest.is_first_meeting:
        words = shortened(_("first time"), room)
        yield Segment(f"  {words}", inks.hues[Hue.AMBER])
        room -= cell_len(words) + 3
        if guest.note and room > 3:
            yield Segment(f" · {shortened(drawable(guest.note), room)}", inks.text)
    elif guest.note:
        yield Segment(f"  {shortened(drawable(guest.note), room)}", inks.text)
    else:
        yield Segment(f"  {shortened(_(ATTENDANCE_LABELS[guest.status]), room)}", inks.muted)
