"""One line of text being typed, with its caret: what keys do to it, apart from any widget."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from rich.cells import cell_len, get_character_cell_size

from netwerk_tui.ui.widgets.cells import drawable

_WORD_BEFORE = re.compile(r"\S*\s*\Z")
_WORD_AFTER = re.compile(r"\s*\S*")
_PARTS_OF_AN_EMOJI = "\u200d\ufe0f"


class Towards(StrEnum):
    """Where the caret goes, or how far a deletion reaches."""

    LEFT = "left"
    RIGHT = "right"
    WORD_LEFT = "word-left"
    WORD_RIGHT = "word-right"
    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class EditedLine:
    """The text on both sides of the caret."""

    before: str = ""
    after: str = ""

    @property
    def text(self) -> str:
        """All of it."""
        return self.before + self.after

    def with_typed(self, text: str, limit: int) -> EditedLine:
        """The line after typing this at the caret, in NFC; what would make it longer than `limit` is dropped."""
        room = max(0, limit - len(self.text))
        return EditedLine(unicodedata.normalize("NFC", self.before + text[:room]), self.after)

    def moved(self, towards: Towards) -> EditedLine:
        """The same text with the caret elsewhere."""
        split = self._split_at(towards)
        return EditedLine(self.text[:split], self.text[split:])

    def deleted(self, towards: Towards) -> EditedLine:
        """The line without what lies between the caret and there."""
        split = self._split_at(towards)
        if split < len(self.before):
            return EditedLine(self.before[:split], self.after)
        return EditedLine(self.before, self.text[split:])

    def caret_at_cell(self, cell: int) -> EditedLine:
        """The same text with the caret before the character that covers this cell, counted from 0."""
        split = width = 0
        for character in self.text:
            width += get_character_cell_size(character)
            if width > cell:
                break
            split += 1
        return EditedLine(self.text[:split], self.text[split:])

    def _split_at(self, towards: Towards) -> int:
        match towards:
            case Towards.LEFT:
                return _end_without_last_character(self.before)
            case Towards.RIGHT:
                return len(self.before) + _start_without_first_character(self.after)
            case Towards.WORD_LEFT:
                found = _WORD_BEFORE.search(self.before)
                return found.start() if found else 0
            case Towards.WORD_RIGHT:
                found = _WORD_AFTER.match(self.after)
                return len(self.before) + (found.end() if found else 0)
            case Towards.START:
                return 0
            case Towards.END:
                return len(self.text)


@dataclass(frozen=True, slots=True)
class CaretView:
    """The part of an edited line that fits on the screen."""

    before: str
    under: str
    """The character under the caret; a space at the end of the text."""
    after: str
    hidden_cells: int
    """How many cells of the text are out of view on the left."""

    @property
    def caret_cell(self) -> int:
        """Where the caret stands, in cells from the left of the view."""
        return cell_len(self.before)


def caret_view(line: EditedLine, width_cells: int) -> CaretView:
    """What fits in `width_cells`, the caret always among it."""
    before = drawable(line.before)
    character = line.after[:1]
    under = drawable(character) or " "
    after = drawable(line.after[1:])
    hidden = 0
    while before and cell_len(before) + cell_len(under) > width_cells:
        hidden += cell_len(before[0])
        before = before[1:]
    return CaretView(before, under, after, hidden)


def _is_part_of_the_character_before(character: str) -> bool:
    return bool(unicodedata.combining(character)) or character in _PARTS_OF_AN_EMOJI


def _end_without_last_character(text: str) -> int:
    end = len(text)
    while end > 1 and _is_part_of_the_character_before(text[end - 1]):
        end -= 1
    return max(0, end - 1)


def _start_without_first_character(text: str) -> int:
    start = min(1, len(text))
    while start < len(text) and _is_part_of_the_character_before(text[start]):
        start += 1
    return start
