"""The quick note: one line, and above it how each piece of it is understood.

It parses on every key and records nothing: the owner hears of each change, and of the draft that was submitted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from netwerk_tui.domain.hue import Hue
from netwerk_tui.domain.interaction import CHANNEL_GLYPHS, CHANNEL_LABELS, DIRECTION_GLYPHS
from netwerk_tui.domain.note_draft import Draft, Known, KnownPerson, PieceKind
from netwerk_tui.domain.note_telling import listed
from netwerk_tui.domain.quicknote import parse
from netwerk_tui.language import N_, _
from netwerk_tui.ui.widgets.cells import drawable, shortened
from netwerk_tui.ui.widgets.inks import Inks, inks_of
from netwerk_tui.ui.widgets.line_editor import LineEditor

LONGEST_NOTE = 4000

LINE_END = " ⏎ "
"""How a line end from the editor is shown in the one line of the note."""

_PREVIEW_ROWS = 3

_GLYPHS = {
    PieceKind.KNOWN_PERSON: "●",
    PieceKind.NEW_PERSON: "+",
    PieceKind.AMBIGUOUS_PERSON: "?",
    PieceKind.TAG: "#",
    PieceKind.DOSSIER: "▤",
    PieceKind.EVENT: "@",
    PieceKind.DAY: "◷",
    PieceKind.FOLLOWUP: "⚑",
    PieceKind.THEIR_FOLLOWUP: "⚐",
    PieceKind.MOVE: "◇",
    PieceKind.MOOD: "~",
    PieceKind.TOLD: "✓",
}
"""Before the meaning of each piece that has one."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a note is asked with."""

    known: Known
    today: date
    person: KnownPerson | None
    """Whom the note is about, where it was opened from a contact."""
    move_words: Callable[[Draft], str]
    """Where the steps of a draft lead, in words; empty for none."""
    amended: Callable[[Draft], Draft] = lambda draft: draft
    """The draft with what is known before anything is typed, such as the event where everybody was met."""


class _Heading(Widget):
    """Whom the note is about."""

    DEFAULT_CSS = "_Heading { height: 1; background: $bar; }"

    def __init__(self) -> None:
        super().__init__()
        self._person = ""

    def show(self, person: str) -> None:
        self._person = person
        self.refresh()

    def render_line(self, y: int) -> Strip:
        inks = inks_of(self)
        title = f" {_('Quick note')} "
        person = shortened(drawable(self._person), self.size.width - cell_len(title))
        return Strip([Segment(title, inks.key), Segment(person, inks.strong)]).adjust_cell_length(
            self.size.width, inks.text
        )


class _Preview(Widget):
    """How the line is understood: its pieces, then what is wrong with it."""

    DEFAULT_CSS = f"_Preview {{ height: {_PREVIEW_ROWS + 1}; background: $bar; }}"

    def __init__(self) -> None:
        super().__init__()
        self._draft: Draft | None = None
        self._move = ""
        self._accepted = False

    def show(self, draft: Draft, move: str, accepted: bool) -> None:
        self._draft, self._move, self._accepted = draft, move, accepted
        self.refresh()

    def render_line(self, y: int) -> Strip:
        inks = inks_of(self)
        if self._draft is None:
            return Strip.blank(self.size.width, inks.text)
        rows = list(self._rows(inks))
        return Strip(rows[y] if y < len(rows) else []).adjust_cell_length(self.size.width, inks.text)

    def _rows(self, inks: Inks) -> Iterator[list[Segment]]:
        draft = self._draft
        assert draft is not None, "there is a draft to preview"
        width = self.size.width - 1
        row: list[Segment] = []
        used = 0
        rows = 0
        for text, ink in self._chips(draft, inks):
            chip = shortened(text, width - 2)
            if row and used + cell_len(chip) + 2 > width and rows < _PREVIEW_ROWS - 1:
                yield row
                row, used, rows = [], 0, rows + 1
            row.append(Segment(f"  {chip}", ink))
            used += cell_len(chip) + 2
        yield row
        yield [Segment(f"  {shortened(words, width)}", ink) for words, ink in self._remark(draft, inks)]

    def _chips(self, draft: Draft, inks: Inks) -> Iterator[tuple[str, Style]]:
        glyphs = f"{CHANNEL_GLYPHS[draft.channel]} {DIRECTION_GLYPHS[draft.direction]}"
        yield f"{glyphs} {_(CHANNEL_LABELS[draft.channel])}", inks.strong
        for piece in draft.pieces:
            if piece.kind in _GLYPHS and piece.meaning:
                yield f"{_GLYPHS[piece.kind]} {drawable(piece.meaning)}", _ink_of(piece.kind, inks)
        if draft.text:
            yield f"“{drawable(draft.text.replace(chr(10), LINE_END))}”", inks.muted

    def _remark(self, draft: Draft, inks: Inks) -> Iterator[tuple[str, Style]]:
        if draft.problems:
            yield drawable(" ".join(draft.problems)), inks.hues[Hue.AMBER]
        elif self._move:
            tick, verb = ("✓", _("Tab refuses")) if self._accepted else ("·", _("Tab accepts"))
            yield f"{tick} {drawable(self._move)} · {verb}", inks.key if self._accepted else inks.muted
        elif draft.still_to_tell:
            words = _("to tell: {tells} · !told ticks off")
            yield drawable(words.format(tells=listed(draft.still_to_tell))), inks.muted


def _ink_of(kind: PieceKind, inks: Inks) -> Style:
    match kind:
        case PieceKind.KNOWN_PERSON:
            return inks.hues[Hue.GREEN]
        case PieceKind.NEW_PERSON | PieceKind.DAY | PieceKind.FOLLOWUP | PieceKind.THEIR_FOLLOWUP:
            return inks.hues[Hue.AMBER]
        case PieceKind.AMBIGUOUS_PERSON:
            return inks.hues[Hue.RED]
        case _:
            return inks.hues[Hue.BLUE]


class NoteLine(LineEditor):
    """The line itself."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", N_("Record"), id="note.record"),
        Binding("ctrl+e", "edit", N_("Editor"), priority=True, id="note.editor"),
        Binding("tab", "accept", N_("Accept the suggested move"), show=False, id="note.accept"),
        Binding("escape", "cancel", N_("Keep for later"), id="note.leave"),
    ]

    class MoveToggled(Message):
        """The user accepts the suggested move, or does so no more."""

    class EditorWanted(Message):
        """The user wants to go on in their own editor."""

    def action_accept(self) -> None:
        self.post_message(self.MoveToggled())

    def action_edit(self) -> None:
        self.post_message(self.EditorWanted())


class NoteBar(Container):
    """The note, hidden until `ask`."""

    DEFAULT_CSS: ClassVar[str] = """
    NoteBar {
        display: none;
        height: auto;
        border-top: solid $carried;
        background: $bar;
        &.-asking { display: block; }
    }
    """

    @dataclass
    class Changed(Message):
        """Another text stands in the note."""

        text: str

    @dataclass
    class Submitted(Message):
        """The user records this draft."""

        draft: Draft
        accept_moves: bool

    @dataclass
    class EditorWanted(Message):
        """The user wants to go on with this text in their own editor."""

        text: str

    class Cancelled(Message):
        """The user leaves; what was typed stays."""

    def __init__(self) -> None:
        super().__init__()
        self._asked: Asked | None = None
        self._draft: Draft | None = None
        self._accepts_moves = False

    def compose(self) -> ComposeResult:
        yield _Heading()
        yield _Preview()
        yield NoteLine(" › ", longest=LONGEST_NOTE)

    @property
    def is_asking(self) -> bool:
        """Whether the note is open."""
        return self.has_class("-asking")

    @property
    def text(self) -> str:
        """What is typed, with the line ends of the editor."""
        return self.query_one(NoteLine).value.replace(LINE_END.strip(), "\n").strip()

    def ask(self, asked: Asked, text: str) -> None:
        """Open the note with this text in it."""
        self._asked = asked
        self._accepts_moves = False
        self.query_one(_Heading).show(asked.person.name if asked.person else "")
        self.query_one(NoteLine).placeholder = (
            _("call: wants the permit faster #care @Congress yesterday >call back friday +e")
            if asked.person
            else _("call Jan Jansen: wants the permit faster #care @Congress yesterday >call back friday +e")
        )
        self.add_class("-asking")
        self.set_text(text)
        self.query_one(NoteLine).focus(scroll_visible=False)

    def set_text(self, text: str) -> None:
        """Put this text in the note, as the editor left it."""
        line = self.query_one(NoteLine)
        line.set_value(LINE_END.join(part.strip() for part in text.splitlines()))
        self._understand()

    def close(self) -> None:
        """Hide the note, and empty it."""
        self.remove_class("-asking")
        self.query_one(NoteLine).set_value("")

    def _understand(self) -> None:
        assert self._asked is not None, "a note is understood only while it is asked"
        asked = self._asked
        self._draft = asked.amended(parse(self.text, asked.today, asked.known, asked.person))
        move = asked.move_words(self._draft)
        self.query_one(_Preview).show(self._draft, move, self._accepts_moves and bool(move))

    @on(LineEditor.Changed)
    def _typed(self, message: LineEditor.Changed) -> None:
        message.stop()
        self._understand()
        self.post_message(self.Changed(self.text))

    @on(NoteLine.MoveToggled)
    def _move_toggled(self) -> None:
        self._accepts_moves = not self._accepts_moves
        self._understand()

    @on(NoteLine.EditorWanted)
    def _editor_wanted(self) -> None:
        self.post_message(self.EditorWanted(self.text))

    @on(LineEditor.Submitted)
    def _line_submitted(self, message: LineEditor.Submitted) -> None:
        message.stop()
        if self._draft is not None:
            self.post_message(self.Submitted(self._draft, self._accepts_moves))

    @on(LineEditor.Cancelled)
    def _line_cancelled(self, message: LineEditor.Cancelled) -> None:
        message.stop()
        self.post_message(self.Cancelled())
