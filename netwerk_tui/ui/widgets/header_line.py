"""The first line of the screen, painted: where I am, and what is to do. For the header and the first frame."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from netwerk_tui.domain.hue import Hue
from netwerk_tui.language import _, language_in_use, ngettext
from netwerk_tui.ui.widgets.cells import drawable, shortened
from netwerk_tui.ui.widgets.inks import Inks

PART_META = "part"
"""In the meta of a style: what a click on the part opens."""

_SMALLEST_GROUPED_NUMBER = 10_000


def number_words(number: int) -> str:
    """The number as a reader of the user's language expects it, in groups of three from five digits on."""
    if abs(number) < _SMALLEST_GROUPED_NUMBER:
        return str(number)
    return f"{number:,}".replace(",", "." if language_in_use() == "nl" else ",")


class HeaderFigures(NamedTuple):
    """What the header tells of the network."""

    dossier: str
    contacts: int
    to_review: int | None = None
    """None while nobody has counted."""
    week: int = 0
    """The number of the ISO week."""
    groups_met: int = 0
    groups: int = 0
    """How many target groups there are; the week is left out where there is none."""
    streak: int = 0
    """In how many weeks in a row all of them were met."""


class _Part(NamedTuple):
    """A piece of the header: the higher its rank, the sooner it goes where room is short."""

    segments: Sequence[Segment]
    rank: int

    @property
    def width_cells(self) -> int:
        return sum(cell_len(segment.text) for segment in self.segments)


def header_strip(figures: HeaderFigures | None, inks: Inks, width_cells: int) -> Strip:
    """The line in exactly `width_cells`; what is less important goes where room is short."""
    left = [_Part([Segment(" netwerk", inks.key)], rank=3)]
    right: list[_Part] = []
    if figures:
        left += _left_parts(figures, inks, width_cells)
        right = [_contacts_part(figures, inks)]
    parts = _those_that_fit([*left, *right], width_cells - 1)
    segments = [segment for part in left if part in parts for segment in part.segments]
    line = Strip(segments)
    if right and right[0] in parts:
        gap = width_cells - 1 - line.cell_length - right[0].width_cells
        line = Strip([*segments, Segment(" " * gap, inks.text), *right[0].segments])
    return line.adjust_cell_length(width_cells, inks.text)


def _left_parts(figures: HeaderFigures, inks: Inks, width_cells: int) -> list[_Part]:
    opens_dossier, opens_review, opens_week = (Style(meta={PART_META: part}) for part in ("dossier", "review", "week"))
    dossier = shortened(drawable(figures.dossier), max(8, width_cells // 3))
    parts = [
        _Part([Segment("   " + _("Dossier:"), inks.muted + opens_dossier)], rank=5),
        _Part([Segment(f" {dossier} ▾", inks.text + opens_dossier)], rank=0),
    ]
    if figures.to_review is not None:
        parts.append(
            _Part([Segment("      ", inks.text), _review_segment(figures.to_review, inks, opens_review)], rank=1)
        )
    if figures.groups:
        words = _("week {week}: {met}/{groups} groups").format(
            week=figures.week, met=figures.groups_met, groups=figures.groups
        )
        parts.append(_Part([Segment(" · ", inks.faint), Segment(words, inks.text + opens_week)], rank=4))
        if figures.streak:
            streak = _("streak {weeks}").format(weeks=figures.streak)
            parts.append(_Part([Segment(" · ", inks.faint), Segment(streak, inks.text + opens_week)], rank=6))
    return parts


def _review_segment(to_review: int, inks: Inks, opens_review: Style) -> Segment:
    if not to_review:
        return Segment(_("✓ nothing to review"), inks.hues[Hue.GREEN] + opens_review)
    words = ngettext("● {count} to review", "● {count} to review", to_review)
    return Segment(words.format(count=number_words(to_review)), inks.key + opens_review)


def _contacts_part(figures: HeaderFigures, inks: Inks) -> _Part:
    words = ngettext("{count} contact", "{count} contacts", figures.contacts)
    return _Part([Segment("  " + words.format(count=number_words(figures.contacts)), inks.muted)], rank=2)


def _those_that_fit(parts: Sequence[_Part], width_cells: int) -> list[_Part]:
    kept = list(parts)
    while len(kept) > 1 and sum(part.width_cells for part in kept) > width_cells:
        kept.remove(max(kept, key=lambda part: part.rank))
    return kept
