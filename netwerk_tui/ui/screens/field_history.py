"""What became of a field: who changed it, when, from what to what."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from netwerk_tui.domain.card_fields import NAMED, NUMBERED, Field, Input
from netwerk_tui.domain.dates import full_day
from netwerk_tui.domain.field_change import FieldChange
from netwerk_tui.domain.text import clean_block, clean_line
from netwerk_tui.language import _
from netwerk_tui.ui.screens.dialog import Dialog, words

ReferenceName = Callable[[Field, int], str]
"""The name of the row that a field refers to."""


class FieldHistoryScreen(Dialog[None]):
    """Changes, the newest first."""

    DEFAULT_CSS = """
    FieldHistoryScreen {
        .box { width: 92; height: auto; }
        VerticalScroll { height: auto; max-height: 30; }
        Static { width: 1fr; height: auto; margin-bottom: 1; }
    }
    """

    def __init__(
        self, title: str, fields: Sequence[Field], changes: Sequence[FieldChange], name_of: ReferenceName
    ) -> None:
        super().__init__()
        self._name_of = name_of
        self._title = title
        self._fields = fields
        self._changes = changes

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield words(_("History of {title}").format(title=self._title), "title")
            if not self._changes:
                yield words(_("Nothing was ever changed here."), "advice")
            with VerticalScroll():
                for change in self._changes:
                    yield Static(self._entry(change))
            yield words(_("↑ ↓ scroll · Esc back"), "hints")

    def on_resize(self) -> None:
        self.query_one(VerticalScroll).styles.max_height = max(3, self.app.size.height - 8)

    def _entry(self, change: FieldChange) -> Content:
        """One change: the moment and who, then from what to what."""
        field = next(each for each in self._fields if change.column in each.columns)
        taken_back = _(" (undone or done again)") if change.by_undo else ""
        head = f"{_moment(change.at)} · {clean_line(change.actor)} · {_(field.label)}{taken_back}\n"
        parts = [(head, "$muted")]
        parts += [(f"{line}\n", "$hue-red") for line in self._told("−", field, change.before)]
        parts += [(f"{line}\n", "$hue-green") for line in self._told("+", field, change.after)]
        return Content.assemble(*parts).rstrip()

    def _told(self, sign: str, field: Field, value: object) -> Iterator[str]:
        """The value in words, line by line."""
        if value is None or value == "":
            yield f"{sign} " + _("(empty)")
            return
        if isinstance(value, bool):
            text = _("yes") if value else _("no")
        elif field.input in NAMED | NUMBERED and isinstance(value, int):
            text = self._name_of(field, value)
        elif field.input is Input.CHOICE:
            text = _(field.choices.get(str(value), str(value)))
        elif field.input is Input.DAY:
            text = full_day(date.fromisoformat(str(value)))
        else:
            text = str(value)
        for line in clean_block(text).split("\n"):
            yield f"{sign} {line}"


def _moment(at: datetime) -> str:
    here = at.astimezone()
    return f"{full_day(here.date())} {here:%H:%M}"
