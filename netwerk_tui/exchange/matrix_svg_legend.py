"""What stands below the plane of a drawn matrix: the categories with their counts, and how to read the cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from netwerk_tui.domain.density import DENSEST, shade_of
from netwerk_tui.domain.hue import Hue
from netwerk_tui.domain.matrix import Category
from netwerk_tui.exchange.drawing import add, draw_box, draw_text
from netwerk_tui.exchange.matrix_picture import MatrixPicture
from netwerk_tui.exchange.picture_inks import BORDER, MUTED, PAPER, RULE, TEXT, deep, tint
from netwerk_tui.exchange.picture_page import LEGEND_ROW, MARGIN, PAGE_WIDTH, Box, Page
from netwerk_tui.exchange.picture_text import plain_text, text_width
from netwerk_tui.language import _

_SIZE, _NOTE_SIZE = 13.0, 10.5
_SWATCH = 16.0
_GAP = 17.0
_SCALE_STEP = 18.0
_ENTRY_SHADE = 3

LegendRow = Sequence[Category | None]
"""Categories side by side; None for those without a place."""


def legend_rows(picture: MatrixPicture) -> list[LegendRow]:
    """The categories and the unscored in as few rows as they fit in, and a last empty one for how to read the cells."""
    room = PAGE_WIDTH - 2 * MARGIN
    rows: list[list[Category | None]] = [[]]
    taken = 0.0
    for category in (*picture.matrix.categories, None):
        width = _entry_width(picture, category)
        if rows[-1] and taken + width > room:
            rows.append([])
            taken = 0.0
        rows[-1].append(category)
        taken += width + _GAP
    return [*rows, []]


def entry_words(picture: MatrixPicture, category: Category | None) -> tuple[str, str]:
    """The name of a category, or of those without a place; and how many there are, with their share of the placed."""
    if category is None:
        return _("unscored"), str(picture.unscored)
    count = picture.count_of(category)
    share = f" · {100 * count / picture.placed:.0f}%" if picture.placed else ""
    return plain_text(_(category.label)), f"{count}{share}"


def draw_legend(drawing: Element, picture: MatrixPicture, page: Page) -> None:
    """Draw the rows."""
    rows = legend_rows(picture)
    for number, row in enumerate(rows):
        x, y = MARGIN, page.legend_top + number * LEGEND_ROW
        for category in row:
            _draw_entry(drawing, picture, category, x, y)
            x += _entry_width(picture, category) + _GAP
    y = page.legend_top + (len(rows) - 1) * LEGEND_ROW
    draw_text(drawing, _reading_words(picture), MARGIN, y + 12, _NOTE_SIZE, fill=MUTED)
    _draw_scale(drawing, picture, y)


def _entry_width(picture: MatrixPicture, category: Category | None) -> float:
    label, count = entry_words(picture, category)
    return _SWATCH + 7 + text_width(f"{label}:", _SIZE) + 5 + text_width(count, _SIZE, bold=True)


def _draw_entry(drawing: Element, picture: MatrixPicture, category: Category | None, x: float, y: float) -> None:
    label, count = entry_words(picture, category)
    ground = PAPER if category is None else tint(category.hue, _ENTRY_SHADE)
    swatch = Box(x, y, _SWATCH, _SWATCH)
    draw_box(drawing, swatch, ground, stroke=BORDER, stroke_width=0.8, rx=2)
    if category is not None:
        ink = deep(category.hue)
        draw_text(drawing, plain_text(category.glyph), x + _SWATCH / 2, y + 12, 11, fill=ink, anchor="middle")
    line = add(drawing, "text", f"{label}:", x=swatch.right + 7, y=y + 12.5, font_size=_SIZE, fill=TEXT)
    add(line, "tspan", count, dx=5.0, font_weight="bold")


def _reading_words(picture: MatrixPicture) -> str:
    if picture.anonymous:
        return _("Initials only. The most important contacts come first; +3 stands for three more.")
    return _("The most important contacts come first; +3 stands for three more.")


def _draw_scale(drawing: Element, picture: MatrixPicture, y: float) -> None:
    """The tints from few to many contacts in a cell."""
    if not picture.largest_count:
        return
    steps = list(_scale_steps(picture.largest_count))
    right = PAGE_WIDTH - MARGIN
    left = right - sum(width for _shade, _text, width in steps)
    draw_text(drawing, _("contacts in a cell"), left - 8, y + 12, _NOTE_SIZE, fill=MUTED, anchor="end")
    for shade, text, width in steps:
        draw_box(drawing, Box(left, y, width, _SWATCH), tint(Hue.GREY, shade), stroke=RULE, stroke_width=0.6)
        draw_text(drawing, text, left + width / 2, y + 11.5, _NOTE_SIZE, anchor="middle")
        left += width


def _scale_steps(largest: int) -> Iterator[tuple[int, str, float]]:
    """Each shade that some count has, the counts that have it, and how wide that is drawn."""
    counts_by_shade: dict[int, list[int]] = {}
    low = 1
    for shade in range(1, DENSEST + 1):
        high = largest * shade * shade // (DENSEST * DENSEST)
        while high < largest and shade_of(high + 1, largest) <= shade:
            high += 1
        while high >= low and shade_of(high, largest) > shade:
            high -= 1
        if high >= low:
            counts_by_shade[shade] = [low, high]
            low = high + 1
    for shade, (first, last) in counts_by_shade.items():
        text = str(first) if first == last else f"{first}–{last}"
        yield shade, text, max(_SCALE_STEP, text_width(text, _NOTE_SIZE) + 8)
