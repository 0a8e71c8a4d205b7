"""What a column of the database is called, and what it says: for telling two people how their edits clash.

Pure. The forms of the card name most columns; those of the other forms are named here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from netwerk_tui.domain.card_fields import Field, Input
from netwerk_tui.domain.card_forms import FORMS
from netwerk_tui.domain.card_parts import Part, choices_of
from netwerk_tui.domain.event import OWN_ATTENDANCE_LABELS
from netwerk_tui.domain.interaction import CHANNEL_LABELS
from netwerk_tui.domain.message import KIND_LABELS
from netwerk_tui.domain.news import NEWS_LABELS
from netwerk_tui.language import N_, _

_JOINABLE = frozenset({Input.LINE, Input.TEXT, Input.BLOCK})

_OTHERS: Mapping[str, tuple[Field, ...]] = {
    "event": (
        Field("name", N_("Name")),
        Field("place", N_("Place")),
        Field("notes", N_("Notes"), Input.BLOCK),
        Field("day", N_("Day"), Input.DAY),
        Field("until", N_("Last day"), Input.DAY),
        Field("starts", N_("From"), Input.DAY),
        Field("ends", N_("To"), Input.DAY),
        Field("own_attendance", N_("Am I going?"), Input.CHOICE, choices=choices_of(OWN_ATTENDANCE_LABELS)),
        Field("series_id", N_("Series"), Input.EVENT),
        Field("dossier_id", N_("Dossier"), Input.DOSSIER),
    ),
    "series": (Field("name", N_("Name")), Field("rhythm", N_("How often"), Input.NUMBER)),
    "theme": (Field("name", N_("Name")),),
    "success": (
        Field("name", N_("Name")),
        Field("text", N_("Text"), Input.BLOCK),
        Field("day", N_("Day"), Input.DAY),
        Field("dossier_id", N_("Dossier"), Input.DOSSIER),
    ),
    "news": (
        Field("name", N_("Name")),
        Field("text", N_("Text"), Input.BLOCK),
        Field("day", N_("Day"), Input.DAY),
        Field("kind", N_("Kind"), Input.CHOICE, choices=choices_of(NEWS_LABELS)),
        Field("dossier_id", N_("Dossier"), Input.DOSSIER),
    ),
    "segment": (
        Field("name", N_("Name")),
        Field("query", N_("Who"), Input.CHOICE),
        Field("notes", N_("Notes"), Input.BLOCK),
        Field("update_days", N_("An update every"), Input.NUMBER),
        Field("exemplar_id", N_("Example"), Input.PERSON),
    ),
    "message": (
        Field("name", N_("Name")),
        Field("kind", N_("Kind"), Input.CHOICE, choices=choices_of(KIND_LABELS)),
        Field("channel", N_("Channel"), Input.CHOICE, choices=choices_of(CHANNEL_LABELS)),
        Field("subject", N_("Subject")),
        Field("text", N_("Text"), Input.BLOCK),
        Field("query", N_("Who"), Input.CHOICE),
        Field("ask_topic", N_("Asks for")),
        Field("segment_id", N_("Segment"), Input.EVENT),
        Field("dossier_id", N_("Dossier"), Input.DOSSIER),
        Field("event_id", N_("Event"), Input.EVENT),
        Field("success_id", N_("Success"), Input.EVENT),
        Field("news_id", N_("News"), Input.EVENT),
    ),
    "message_variant": (
        Field("query", N_("Who"), Input.CHOICE),
        Field("subject", N_("Subject")),
        Field("text", N_("Text"), Input.BLOCK),
    ),
    "delivery": (
        Field("subject", N_("Subject")),
        Field("text", N_("Text"), Input.BLOCK),
    ),
}


def column_label(table: str, column: str) -> str:
    """What the screen calls a column of a table; its own name where no form shows it."""
    found = _field_of(table, column)
    return column.replace("_", " ") if found is None else _(found.label)


def value_words(table: str, column: str, value: object) -> str:
    """What a column says with this value, which is no reference to another row; nothing for nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return value.isoformat()
    found = _field_of(table, column)
    choices = {} if found is None else found.choices
    return _(choices[str(value)]) if choices.get(str(value)) else str(value)


def is_joinable(table: str, column: str) -> bool:
    """Whether two texts of this column make sense one after the other."""
    found = _field_of(table, column)
    return found is not None and found.input in _JOINABLE


def _field_of(table: str, column: str) -> Field | None:
    fields = FORMS[Part(table)].fields if table in set(Part) else _OTHERS.get(table, ())
    return next((each for each in fields if column in each.columns), None)
