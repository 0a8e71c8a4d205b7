"""The text of a message with named fields, and what it becomes for one reader.

`{{field}}` is replaced by what is known of the reader, `{{field|otherwise}}` by the words after the bar where nothing
is known. There is nothing else: no expressions, no attributes, no loops, so that neither a text nor a name can do
anything. What is put in is never looked at again, so braces in a name stay braces. Time is linear in the text.

The standard library's `string.Template` and `str.format` know no words to fall back on; the latter reaches attributes.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass

from netwerk_tui.domain.errors import UsageError
from netwerk_tui.domain.message_fields import MessageField, field_named, known_names
from netwerk_tui.domain.text import clean_block, clean_line
from netwerk_tui.language import _

LONGEST_TEXT = 100_000
"""Characters of a text, before the fields are filled in."""
MOST_FIELDS = 500
LONGEST_VALUE = 1000
"""Characters of what is put in for one field."""

_OPEN, _CLOSE, _BAR = "{{", "}}", "|"
_SHOWN_CHARACTERS = 40
_LIKE_ENOUGH = 0.6


class TemplateError(UsageError):
    """A text that cannot be understood. `line` and `column` count from 1, `position` and `length` in characters."""

    def __init__(self, text: str, position: int, length: int, reason: str, advice: str) -> None:
        self.position = position
        self.length = length
        self.line = text.count("\n", 0, position) + 1
        self.column = position - (text.rfind("\n", 0, position) + 1) + 1
        self.reason = reason
        place = _("Line {line}, character {column}").format(line=self.line, column=self.column)
        super().__init__(f"{place}: {reason}", advice)


@dataclass(frozen=True, slots=True)
class FieldUse:
    """A field where it stands in a text."""

    field: MessageField
    otherwise: str | None
    """What stands there where nothing is known; None where nothing was said."""
    position: int


@dataclass(frozen=True, slots=True)
class Template:
    """A text, taken apart: words as they are, and fields."""

    pieces: tuple[str | FieldUse, ...]

    @property
    def fields(self) -> tuple[MessageField, ...]:
        """The fields that it names, each once, in their order."""
        return tuple(dict.fromkeys(piece.field for piece in self.pieces if isinstance(piece, FieldUse)))


@dataclass(frozen=True, slots=True)
class Wording:
    """What a text becomes for one reader."""

    text: str
    empty: tuple[MessageField, ...]
    """Fields of which nothing is known, and for which the text has no other words."""


def parse_template(text: str) -> Template:
    """The text, taken apart. Raises TemplateError at the first place that cannot be understood."""
    if len(text) > LONGEST_TEXT:
        reason = _("this text is longer than {count} characters").format(count=LONGEST_TEXT)
        raise TemplateError(text, LONGEST_TEXT, len(text) - LONGEST_TEXT, reason, _("Make it shorter."))
    pieces: list[str | FieldUse] = []
    position = 0
    while position < len(text):
        start = text.find(_OPEN, position)
        end = len(text) if start < 0 else start
        stray = text.find(_CLOSE, position, end)
        if stray >= 0:
            raise _error(text, stray, len(_CLOSE), _("“}}” closes nothing"), _("A field begins with “{{”."))
        if end > position:
            pieces.append(text[position:end])
        if start < 0:
            break
        field, position = _field_at(text, start)
        pieces.append(field)
        if len(pieces) > 2 * MOST_FIELDS:
            reason = _("this text has more than {count} fields").format(count=MOST_FIELDS)
            raise _error(text, start, position - start, reason, _("Write it with fewer of them."))
    return Template(tuple(pieces))


def fill_in(template: Template, values: Mapping[MessageField, str]) -> Wording:
    """The text for one reader; a value is one harmless line of at most `LONGEST_VALUE` characters."""
    words: list[str] = []
    empty: dict[MessageField, None] = {}
    for piece in template.pieces:
        if isinstance(piece, str):
            words.append(piece)
            continue
        value = clean_line(values.get(piece.field, ""), LONGEST_VALUE)
        if not value and piece.otherwise is None:
            empty[piece.field] = None
        words.append(value or piece.otherwise or "")
    return Wording(clean_block("".join(words), limit=10 * LONGEST_TEXT), tuple(empty))


def fill_in_line(template: Template, values: Mapping[MessageField, str]) -> Wording:
    """As `fill_in`, for a subject: one line, whatever its parts hold."""
    wording = fill_in(template, values)
    return Wording(clean_line(wording.text), wording.empty)


def _field_at(text: str, start: int) -> tuple[FieldUse, int]:
    """The field that begins here, and where the text goes on."""
    inside = start + len(_OPEN)
    end = text.find(_CLOSE, inside)
    line_end = text.find("\n", inside)
    if end < 0 or 0 <= line_end < end:
        length = (len(text) if line_end < 0 else line_end) - start
        raise _error(text, start, length, _("this field is not closed"), _("Write “}}” after the name of the field."))
    nested = text.find(_OPEN, inside, end)
    if nested >= 0:
        raise _error(text, nested, len(_OPEN), _("a field stands inside a field"), _("Close the first one with “}}”."))
    name, bar, otherwise = text[inside:end].partition(_BAR)
    field = field_named(name)
    if field is None:
        raise _unknown(text, inside, name)
    return FieldUse(field, otherwise.strip() if bar else None, start), end + len(_CLOSE)


def _unknown(text: str, position: int, name: str) -> TemplateError:
    shown = clean_line(name, _SHOWN_CHARACTERS)
    if not shown:
        return _error(
            text, position, len(name), _("this field has no name"), _("The help has the names of all fields.")
        )
    near = difflib.get_close_matches(shown.lower(), known_names(), n=1, cutoff=_LIKE_ENOUGH)
    advice = _("Did you mean “{name}”?").format(name=near[0]) if near else _("The help has the names of all fields.")
    return _error(text, position, len(name), _("there is no field “{name}”").format(name=shown), advice)


def _error(text: str, position: int, length: int, reason: str, advice: str) -> TemplateError:
    return TemplateError(text, position, max(1, length), reason, advice)
