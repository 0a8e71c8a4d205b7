"""The fields that a text may name, as the help shows them: from the same table as the parser's."""

from __future__ import annotations

from textual.content import Content

from netwerk_tui.domain.message_fields import DUTCH_NAMES, FIELD_LABELS, MessageField
from netwerk_tui.language import _, language_in_use

_NAME_CELLS = 28


def field_help() -> Content:
    """How a field is written, and what each becomes."""
    parts: list[tuple[str, str]] = [(_("Fields in the text of a message") + "\n", "bold $key")]
    otherwise = f"{{{{{_name(MessageField.MOTIVE)}|…}}}}"
    parts += [(f"  {otherwise:<{_NAME_CELLS}}", "$hue-blue")]
    parts += [(_("after the bar: what stands there where nothing is known") + "\n", "$foreground")]
    for field, label in FIELD_LABELS.items():
        written = f"{{{{{_name(field)}}}}}"
        parts += [(f"  {written:<{_NAME_CELLS}}", "$hue-blue"), (f"{_(label)}\n", "$foreground")]
    return Content.assemble(*parts)


def _name(field: MessageField) -> str:
    return DUTCH_NAMES[field] if language_in_use() == "nl" else field.value
