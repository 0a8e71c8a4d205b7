"""One line of the timeline pane: the day, what it was, its text, and at the right what hangs on it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from netwerk_tui.domain.dates import day_words
from netwerk_tui.domain.hue import Hue
from netwerk_tui.domain.interaction import DIRECTION_GLYPHS
from netwerk_tui.domain.timeline import Balance, TimelineItem, TimelineKind
from netwerk_tui.language import _
from netwerk_tui.ui.widgets.cells import ELLIPSIS, drawable, fitted_right, shortened
from netwerk_tui.ui.widgets.contact_line import CURSOR_BAR
from netwerk_tui.ui.widgets.inks import Inks

_DAY_CELLS = 10
_LEAD_CELLS = 1 + _DAY_CELLS + 1 + 2 + 2
"""The cursor's bar, the day, a space, the glyph and the direction with a space each."""
_BALANCE_CELLS = 5
_LEAST_TEXT_CELLS = 16


def timeline_segments(
    item: TimelineItem, inks: Inks, width_cells: int, *, today: date, names_day: bool, under_cursor: bool
) -> list[Segment]:
    """The line in at most `width_cells`; `names_day` is False where the line above has the same day."""
    day = day_words(item.day, today) if names_day else ""
    direction = DIRECTION_GLYPHS[item.direction] if item.direction else " "
    lead = [
        Segment(CURSOR_BAR if under_cursor else " ", inks.cursor_bar),
        Segment(f"{fitted_right(day, _DAY_CELLS)} ", inks.muted),
        Segment(f"{item.glyph} ", _glyph_ink(item, inks)),
        Segment(f"{direction} ", inks.muted),
    ]
    room = width_cells - _LEAD_CELLS
    right = _that_fit(_right_pieces(item, inks, today), room - _LEAST_TEXT_CELLS)
    room_for_text = room - _width(right)
    text = _text_segments(item, inks, room_for_text, under_cursor=under_cursor)
    gap = room_for_text - _width(text)
    return [*lead, *text, Segment(" " * gap, inks.text), *right]


def balance_segments(balance: Balance, inks: Inks) -> list[Segment]:
    """`in 7 ▮▮▯▯▯ out 11`, the filled part for what came in; nothing where there was no contact yet."""
    total = balance.incoming + balance.outgoing
    if not total:
        return []
    filled = round(_BALANCE_CELLS * balance.incoming / total)
    return [
        Segment(_("in {count}").format(count=balance.incoming) + " ", inks.muted),
        Segment("▮" * filled, inks.text),
        Segment("▯" * (_BALANCE_CELLS - filled), inks.faint),
        Segment(" " + _("out {count}").format(count=balance.outgoing), inks.muted),
    ]


def _glyph_ink(item: TimelineItem, inks: Inks) -> Style:
    if item.kind is TimelineKind.FOLLOWUP:
        return inks.muted if item.done_on else inks.hues[Hue.AMBER]
    return inks.text


def _text_segments(item: TimelineItem, inks: Inks, width_cells: int, *, under_cursor: bool) -> list[Segment]:
    ink = inks.muted if item.done_on else inks.text
    headline = drawable(item.headline) + (f" {ELLIPSIS}" if item.has_more_text else "")
    text = shortened(headline, width_cells)
    segments = [Segment(text, ink + Style(bold=under_cursor))]
    aside = drawable("".join(f" · {words}" for words in _asides(item)))
    if aside and text == headline:
        segments.append(Segment(shortened(aside, width_cells - cell_len(text)), inks.muted))
    return segments


def _asides(item: TimelineItem) -> Iterable[str]:
    if item.others and item.kind is TimelineKind.INTERACTION:
        yield _("with {names}").format(names=", ".join(item.others))
    if item.mood:
        yield f"~{item.mood}"


def _right_pieces(item: TimelineItem, inks: Inks, today: date) -> list[Segment]:
    pieces: list[Segment] = []
    if item.done_on:
        pieces.append(Segment("✓ " + day_words(item.done_on, today), inks.muted))
    elif item.due:
        hue = Hue.RED if item.due < today else Hue.AMBER
        pieces.append(Segment(_("due {day}").format(day=day_words(item.due, today)), inks.hues[hue]))
    if item.status:
        pieces.append(Segment(drawable(item.status), inks.hues[Hue.BLUE]))
    if item.event:
        pieces.append(Segment("@" + drawable(item.event), inks.hues[Hue.BLUE]))
    pieces += [Segment("#" + drawable(tag), inks.hues[Hue.BLUE]) for tag in item.tags]
    if item.dossier and not pieces:
        pieces.append(Segment(drawable(item.dossier), inks.faint))
    return pieces


def _that_fit(pieces: list[Segment], width_cells: int) -> list[Segment]:
    """The pieces with a space before each, as far as there is room."""
    kept: list[Segment] = []
    for text, ink, _control in pieces:
        spaced = Segment(f"  {text}" if not kept else f" {text}", ink)
        if _width(kept) + cell_len(spaced.text) > width_cells:
            break
        kept.append(spaced)
    return kept


def _width(segments: Iterable[Segment]) -> int:
    return sum(cell_len(segment.text) for segment in segments)
