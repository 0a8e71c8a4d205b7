"""The plane of a matrix as a drawing: cells with their counts and names, borders and labels of the categories."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from netwerk_tui.domain.density import shade_of
from netwerk_tui.domain.matrix import Cell
from netwerk_tui.exchange.drawing import add, draw_box, draw_text
from netwerk_tui.exchange.matrix_picture import MatrixPicture, PictureCell
from netwerk_tui.exchange.picture_inks import BORDER, PAPER, RULE, deep, tint
from netwerk_tui.exchange.picture_outline import Run, category_edges, label_runs
from netwerk_tui.exchange.picture_page import Box, Page
from netwerk_tui.exchange.picture_text import fitting, plain_text, shortened, text_width
from netwerk_tui.language import _, ngettext

_PAD = 5.0
_CLEARANCE, _LABEL_CLEARANCE = 2.5, 8.5
"""Between the content of a cell and its upper and lower side, without and with the label of a category on it."""
_ROOMY_HEIGHT = 70.0
_COUNT_ROOMY, _COUNT_TIGHT = 16.0, 13.0
_NAME_ROOMY, _NAME_TIGHT = 10.5, 9.2
_LINE = 1.18
"""The distance between two names, in sizes of their font."""
_COLUMN_GAP = 8.0
_NARROWEST_COLUMN = 84.0
_MOST_SHOWN = 24
"""Names that are looked at for how wide a column should be: seldom more fit."""
_LABEL_SIZE = 11.0
_LABEL_HEIGHT = 16.0
_NAMES_IN_HINT = 40


@dataclass(frozen=True, slots=True)
class _Label:
    """The name of a category, on the line above its area."""

    run: Run
    text: str
    box: Box

    def covers(self, x: float, right: float, y: float) -> bool:
        """Whether it lies over a part of this horizontal line."""
        return self.box.x < right and x < self.box.right and self.box.y < y < self.box.bottom


def draw_plane(parent: Element, picture: MatrixPicture, page: Page) -> None:
    """Draw everything between the axes."""
    labels = [_label(page, run) for run in label_runs(picture.matrix)]
    labelled_rows = {label.run.row for label in labels}
    for cell in picture.cells:
        box = page.box_of(cell.cell)
        is_below = picture.matrix.vertical.high - cell.cell.vertical in labelled_rows
        is_above = any(label.covers(box.x, box.right, box.bottom) for label in labels)
        top = box.y + (_LABEL_CLEARANCE if is_below else _CLEARANCE)
        bottom = box.bottom - (_LABEL_CLEARANCE if is_above else _CLEARANCE)
        group = add(parent, "g")
        add(group, "title", _hint(picture, cell))
        ground = tint(cell.category.hue, shade_of(cell.count, picture.largest_count))
        draw_box(group, box, ground, stroke=RULE, stroke_width=0.6)
        is_roomy = page.cell_height >= _ROOMY_HEIGHT
        _draw_content(group, cell, Box(box.x + _PAD, top, box.width - 2 * _PAD, bottom - top), is_roomy=is_roomy)
    _draw_borders(parent, picture, page)
    for label in labels:
        _draw_label(parent, label)


def cell_words(picture: MatrixPicture, cell: Cell) -> str:
    """Where a cell is: `acceptance +3, energy 4`."""
    vertical, horizontal = picture.matrix.vertical, picture.matrix.horizontal
    return (
        f"{plain_text(_(vertical.label))} {vertical.text(cell.vertical)}, "
        f"{plain_text(_(horizontal.label))} {horizontal.text(cell.horizontal)}"
    )


def _draw_content(group: Element, cell: PictureCell, room: Box, *, is_roomy: bool) -> None:
    """The count and the glyph of the category side by side, and the names below."""
    size = _COUNT_ROOMY if is_roomy else _COUNT_TIGHT
    count = str(cell.count) if cell.count else ""
    glyph = plain_text(cell.category.glyph)
    draw_text(group, count, room.x, room.y + size * 0.9, size, bold=True)
    if text_width(count, size, bold=True) + text_width(glyph, _LABEL_SIZE) <= room.width:
        ink = deep(cell.category.hue)
        draw_text(group, glyph, room.right, room.y + size * 0.85, _LABEL_SIZE, fill=ink, anchor="end")
    below_count = room.y + size * 1.05
    names = Box(room.x, below_count, room.width, room.bottom - below_count)
    _draw_names(group, cell, names, _NAME_ROOMY if is_roomy else _NAME_TIGHT)


def _draw_names(group: Element, cell: PictureCell, room: Box, size: float) -> None:
    """As many names as fit, and how many more there are; where one line is all there is, the first name alone."""
    lines = int(room.height / (size * _LINE))
    if lines < 1:
        return
    columns = _columns_for(cell, lines, room.width, size)
    places = lines * columns
    width = (room.width - (columns - 1) * _COLUMN_GAP) / columns
    named = cell.names[: places if cell.count <= places or places == 1 else places - 1]
    texts = [fitting((name.whole, name.short), width, size) for name in named]
    if len(named) < cell.count and len(named) < places:
        texts.append(f"+{cell.count - len(named)}")
    for place, text in enumerate(texts):
        column, line = divmod(place, lines)
        x = room.x + column * (width + _COLUMN_GAP)
        draw_text(group, text, x, room.y + size * (0.85 + line * _LINE), size)


def _columns_for(cell: PictureCell, lines: int, width: float, size: float) -> int:
    """As few columns as hold all names, and at most as many as are wide enough to read."""
    widest_name = max((text_width(name.whole, size) for name in cell.names[:_MOST_SHOWN]), default=0.0)
    narrowest = min(_NARROWEST_COLUMN, widest_name)
    most = max(1, int((width + _COLUMN_GAP) / (narrowest + _COLUMN_GAP)))
    return next((columns for columns in range(1, most) if columns * lines >= cell.count), most)


def _hint(picture: MatrixPicture, cell: PictureCell) -> str:
    """What a browser shows while the pointer rests on the cell."""
    heading = f"{plain_text(_(cell.category.label))}, {cell_words(picture, cell.cell)}: {cell.count}"
    named = [name.whole for name in cell.names[:_NAMES_IN_HINT]]
    more = cell.count - len(named)
    rest = [ngettext("{count} more", "{count} more", more).format(count=more)] if more else []
    return f"{heading} · {', '.join([*named, *rest])}" if cell.count else heading


def _draw_borders(parent: Element, picture: MatrixPicture, page: Page) -> None:
    path = " ".join(
        "M{:.1f} {:.1f}L{:.1f} {:.1f}".format(
            *page.corner(edge.column, edge.row), *page.corner(edge.to_column, edge.to_row)
        )
        for edge in category_edges(picture.matrix)
    )
    add(parent, "path", d=path, stroke=BORDER, stroke_width=1.6, stroke_linecap="square", fill="none")


def _label(page: Page, run: Run) -> _Label:
    x, y = page.corner(run.column, run.row)
    length = run.length * page.cell_width
    words = f"{plain_text(run.category.glyph)} {plain_text(_(run.category.label))}"
    text = shortened(words, length - 4 * _PAD, _LABEL_SIZE, bold=True)
    width = text_width(text, _LABEL_SIZE, bold=True) + 2 * _PAD
    return _Label(run, text, Box(x + (length - width) / 2, y - _LABEL_HEIGHT / 2, width, _LABEL_HEIGHT))


def _draw_label(parent: Element, label: _Label) -> None:
    ink, box = deep(label.run.category.hue), label.box
    draw_box(parent, box, PAPER, stroke=ink, stroke_width=1.2, rx=4)
    x, y = box.x + box.width / 2, box.y + _LABEL_HEIGHT * 0.74
    draw_text(parent, label.text, x, y, _LABEL_SIZE, fill=ink, bold=True, anchor="middle")
