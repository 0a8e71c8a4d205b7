"""One persona whole: what it is about, whether I spoke with it this quarter, and everybody who is like it."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from netwerk_tui.domain.contact import ContactRows
from netwerk_tui.domain.dates import day_words
from netwerk_tui.domain.hue import Hue
from netwerk_tui.domain.ids import ContactId, PersonaId
from netwerk_tui.domain.personas import Likeness, Persona
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import _, ngettext
from netwerk_tui.ui.widgets.cells import drawable, fitted, fitted_right, shortened, wrapped
from netwerk_tui.ui.widgets.contact_line import CURSOR_BAR
from netwerk_tui.ui.widgets.inks import Inks
from netwerk_tui.ui.widgets.line_list import Ground, LineList
from netwerk_tui.ui.widgets.line_place import TOP_PLACE
from netwerk_tui.ui.widgets.piece_style import style_of
from netwerk_tui.ui.widgets.report_line import Ink, Tone
from netwerk_tui.ui.widgets.row_pages import RowPages

_LABEL_CELLS = 16
_DAY_CELLS = 10
_MARK, _EXEMPLAR, _GONE = "✓", "★", "…"


@dataclass(frozen=True, slots=True)
class _Text:
    """A line of words; the first of a field names it."""

    label: str
    text: str
    ink: Ink = Tone.PLAIN
    field: str = ""


_Line = _Text | Likeness


@dataclass(frozen=True, slots=True)
class SheetContents:
    """What the sheet shows."""

    persona: Persona | None
    """None for those who are like no persona."""
    people: Sequence[Likeness]
    """In the order in which they are shown."""
    since: date
    """When the quarter began."""
    today: date
    last_name: str
    """Of the one with whom I spoke last."""


class PersonaSheet(LineList):
    """Fields first, then people."""

    DEFAULT_CSS = "PersonaSheet { height: 1fr; }"

    class Opened(Message):
        """A line was clicked twice."""

    def __init__(self) -> None:
        super().__init__()
        self._contents: SheetContents | None = None
        self._pages: RowPages | None = None
        self._lines: Sequence[_Line] = ()
        self._first_person = 0
        self._index: dict[Hashable, int] = {}
        self._marked: Collection[ContactId] = ()

    def show(self, contents: SheetContents, rows: ContactRows) -> None:
        """Show this, with the cursor where it was if it is the same persona, and else at the top."""
        before = self._contents
        is_same = before is not None and _id_of(before) == _id_of(contents)
        place = self.place() if is_same else TOP_PLACE
        self._contents = contents
        self._pages = RowPages([each.contact for each in contents.people], rows)
        self._make_lines()
        self.title_changed()
        self.lines_changed(place)

    def mark(self, marked: Collection[ContactId]) -> None:
        """Show these as marked."""
        self._marked = marked
        self.repaint_lines()

    @property
    def field(self) -> str:
        """The field under the cursor; empty where there is none."""
        line = self._lines[self.cursor] if self.cursor < len(self._lines) else None
        return line.field if isinstance(line, _Text) else ""

    @property
    def contact(self) -> ContactId | None:
        """Who is under the cursor."""
        line = self._lines[self.cursor] if self.cursor < len(self._lines) else None
        return line.contact if isinstance(line, Likeness) else None

    @property
    def people(self) -> tuple[ContactId, ...]:
        """Everybody on the sheet, in order."""
        return tuple(each.contact for each in self._contents.people) if self._contents else ()

    @property
    def region_of_cursor(self) -> Region:
        """The text of the line under the cursor, on the screen."""
        row = self.cursor - self.scroll_offset.y + 1
        return Region(self.region.x + _LABEL_CELLS, self.region.y + row, self.size.width, 1)

    def on_resize(self) -> None:
        # Textual calls the handler of the base class by itself, after this one.
        if self._contents is not None:
            with self.changing_lines():
                self._make_lines()

    def on_click(self, event: events.Click) -> None:
        if self.is_clicked_twice(event):
            self.post_message(self.Opened())

    # Lines

    def _make_lines(self) -> None:
        contents = self._contents
        assert contents is not None, "there are lines only once there is something to show"
        width = max(10, self.size.width - self.scrollbar_size_vertical - _LABEL_CELLS - 1)
        texts = list(_texts(contents, width))
        self._first_person = len(texts)
        self._lines = [*texts, *contents.people]
        self._index = {self.key_of(index): index for index in range(len(self._lines)) if self.key_of(index) is not None}

    @property
    def line_count(self) -> int:
        return len(self._lines)

    def key_of(self, index: int) -> Hashable | None:
        line = self._lines[index]
        return line.contact if isinstance(line, Likeness) else line.field or None

    def index_of(self, key: Hashable) -> int | None:
        return self._index.get(key)

    def ground_of_cursor(self) -> Ground:
        return super().ground_of_cursor() if self.has_focus else Ground.PLAIN

    def notice(self) -> str:
        return ""

    def paint_title(self, inks: Inks, width_cells: int) -> list[Strip]:
        contents = self._contents
        if contents is None:
            return []
        name = contents.persona.name if contents.persona else _("without a persona")
        title = Segment(f" {shortened(drawable(name), width_cells - 2)}", inks.key if self.has_focus else inks.strong)
        return [Strip([title]).adjust_cell_length(width_cells, inks.text)]

    def paint_line(self, index: int, inks: Inks, width_cells: int, *, under_cursor: bool) -> Iterable[Segment]:
        line, is_here = self._lines[index], under_cursor and self.has_focus
        if isinstance(line, _Text):
            yield Segment(CURSOR_BAR if is_here and line.field else " ", inks.cursor_bar)
            if line.label or line.field:
                yield Segment(fitted(line.label, _LABEL_CELLS - 2) + " ", inks.muted)
            elif line.ink is not Tone.STRONG:
                yield Segment(" " * (_LABEL_CELLS - 1), inks.text)
            yield Segment(line.text, style_of(line.ink, inks))
            return
        yield from self._person_segments(line, index, inks, width_cells, is_here=is_here)

    def _person_segments(
        self, likeness: Likeness, index: int, inks: Inks, width_cells: int, *, is_here: bool
    ) -> Iterator[Segment]:
        contents = self._contents
        assert contents is not None, "there are lines only once there is something to show"
        assert self._pages is not None, "there are lines only once there is something to show"
        row = self._pages.row(index - self._first_person)
        is_exemplar = contents.persona is not None and contents.persona.exemplar == likeness.contact
        room = width_cells - 4 - _DAY_CELLS - 2
        name_cells = room if room < _DAY_CELLS * 3 else room * 3 // 5
        name = fitted(drawable(row.name) if row else _GONE, name_cells)
        about = drawable(" · ".join(part for part in (row.role, row.organisation) if part)) if row else ""
        yield Segment(CURSOR_BAR if is_here else " ", inks.cursor_bar)
        yield Segment(_MARK if likeness.contact in self._marked else " ", inks.key)
        yield Segment(f"{_EXEMPLAR if is_exemplar else ' '} ", inks.key)
        yield Segment(name, inks.strong if is_here else inks.text)
        if name_cells < room:
            yield Segment(f" {fitted(about, room - name_cells - 1)}", inks.muted)
        if contents.persona is None:
            return
        spoken = likeness.spoken_on
        day = day_words(spoken, contents.today) if spoken else _("not yet")
        is_recent = spoken is not None and spoken >= contents.since
        yield Segment(fitted_right(day, _DAY_CELLS + 1), inks.hues[Hue.GREEN] if is_recent else inks.faint)


def _id_of(contents: SheetContents) -> PersonaId | None:
    return None if contents.persona is None else contents.persona.id


def _texts(contents: SheetContents, width_cells: int) -> Iterator[_Text]:
    """What stands above the people, in lines of at most this width behind the label."""
    if contents.persona is None:
        words = _("Nobody stands for them, so that they inherit no motive and no objection. p gives them a persona.")
        for line in wrapped(words, width_cells + _LABEL_CELLS - 1):
            yield _Text("", line, Tone.STRONG)
    else:
        yield from _fields(contents.persona, width_cells)
        yield _Text("", "")
        words, ink = _coverage(contents.persona, contents)
        for number, line in enumerate(wrapped(words, width_cells)):
            yield _Text("" if number else _("This quarter"), line, ink)
    yield _Text("", "")
    count = len(contents.people)
    heading = ngettext("{count} contact", "{count} contacts", count).format(count=count)
    yield _Text("", heading, Tone.STRONG)


def _fields(persona: Persona, width_cells: int) -> Iterator[_Text]:
    values = (
        ("motive", _("Motive"), persona.motive, _("unknown: what’s in it for them?")),
        ("context", _("Context"), persona.context, ""),
        ("objection", _("Objection"), persona.objection, ""),
        ("question", _("Angry question"), f"“{persona.question}”" if persona.question else "", ""),
        (
            "exemplar_id",
            _("A real one"),
            f"{_EXEMPLAR} {persona.exemplar_name}" if persona.exemplar is not None else "",
            _("nobody yet: name somebody you can shake hands with"),
        ),
        ("tag_id", _("Target group"), f"#{persona.target_group}" if persona.target_group else "", ""),
    )
    for name, label, value, wanting in values:
        ink: Ink = Tone.PLAIN if value else Hue.AMBER if wanting else Tone.FAINT
        for number, line in enumerate(wrapped(drawable(clean_line(value)) or wanting or "–", width_cells)):
            yield _Text("", line, ink) if number else _Text(label, line, ink, name)


def _coverage(persona: Persona, contents: SheetContents) -> tuple[str, Ink]:
    """With how many of them I spoke, when last, and with whom."""
    spoken, last = persona.spoken_since(contents.since), persona.spoken_last
    if last is None or last.spoken_on is None:
        return _("never spoken with any of them"), Hue.AMBER
    when = _("last with {name}, {day}").format(
        name=drawable(contents.last_name), day=day_words(last.spoken_on, contents.today)
    )
    if not spoken:
        return _("not spoken with any of them; {when}").format(when=when), Hue.AMBER
    words = _("spoken with {spoken} of {count}; {when}")
    return words.format(spoken=spoken, count=len(persona.people), when=when), Hue.GREEN
