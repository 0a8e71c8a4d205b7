"""People in the week and its figures: a line with the name, who they are, why they are here, and the last contact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial

from netwerk_tui.domain.contact import ContactRow
from netwerk_tui.domain.dates import age_words
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.language import _
from netwerk_tui.ui.widgets.cells import drawable, fitted, fitted_right
from netwerk_tui.ui.widgets.report_line import PersonLine, Piece, Tone

Rows = Mapping[ContactId, ContactRow]

_AGE_CELLS = 8
_WHY_CELLS = 20
_WIDEST_NAME = 34


def people_lines(
    people: Iterable[tuple[ContactId, str]], rows: Rows, today: date, width_cells: int
) -> Iterator[PersonLine]:
    """A line for each contact, with a word on why; `rows` tells of all of them but those who are gone."""
    name_cells = min(_WIDEST_NAME, width_cells * 2 // 5)
    for contact, why in people:
        make_pieces = partial(_behind, rows.get(contact), why, today, width_cells - 1 - name_cells)
        yield PersonLine(contact, name_cells, make_pieces)


def _behind(row: ContactRow | None, why: str, today: date, room_cells: int) -> tuple[Piece, ...]:
    """What stands behind the name."""
    about = "" if row is None else ", ".join(part for part in (row.role, row.organisation) if part)
    last = None if row is None else row.last_contact
    age = _("never") if last is None else age_words((today - last).days)
    why_cells = _WHY_CELLS if why else 0
    about_cells = max(0, room_cells - why_cells - _AGE_CELLS - 2)
    return (
        (f" {fitted(drawable(about), about_cells)} ", Tone.MUTED),
        (fitted(why, why_cells), Tone.PLAIN),
        (fitted_right(age, _AGE_CELLS), Tone.MUTED),
    )
