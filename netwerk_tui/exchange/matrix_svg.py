"""A picture of a matrix as SVG: one A4 page that prints in colour and in black and white. For the actions that export.

It refers to nothing outside itself: no fonts, images, scripts or style sheets.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, indent, tostring

from netwerk_tui.domain.dates import full_day
from netwerk_tui.domain.matrix import Axis
from netwerk_tui.exchange.drawing import add, draw_box, draw_text
from netwerk_tui.exchange.matrix_picture import MatrixPicture
from netwerk_tui.exchange.matrix_svg_legend import draw_legend, legend_rows
from netwerk_tui.exchange.matrix_svg_plane import draw_plane
from netwerk_tui.exchange.picture_inks import MUTED, PAPER
from netwerk_tui.exchange.picture_page import MARGIN, PAGE_HEIGHT, PAGE_WIDTH, Box, Page, page_of
from netwerk_tui.exchange.picture_text import plain_text, shortened, text_width
from netwerk_tui.language import _, language_in_use, ngettext, pgettext

_NAMESPACE = "http://www.w3.org/2000/svg"
_FONTS = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"

_TITLE_SIZE, _SUBTITLE_SIZE, _AXIS_SIZE = 28.0, 14.0, 13.0
_GAP = 20.0


def svg_of(picture: MatrixPicture) -> str:
    """The picture as a whole SVG file."""
    drawing = svg_element(picture)
    indent(drawing, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(drawing, encoding="unicode")}\n'


def svg_element(picture: MatrixPicture) -> Element:
    """The picture as the root element of an SVG drawing."""
    page = page_for(picture)
    drawing = Element(
        "svg",
        {
            "xmlns": _NAMESPACE,
            "viewBox": f"0 0 {PAGE_WIDTH:.0f} {PAGE_HEIGHT:.0f}",
            "width": "297mm",
            "height": "210mm",
            "role": "img",
            "font-family": _FONTS,
            "lang": language_in_use(),
        },
    )
    add(drawing, "title", f"{picture.heading}: {subtitle(picture)}")
    draw_box(drawing, Box(0, 0, PAGE_WIDTH, PAGE_HEIGHT), PAPER)
    _draw_header(drawing, picture)
    draw_plane(drawing, picture, page)
    _draw_vertical_axis(drawing, picture.matrix.vertical, page)
    _draw_horizontal_axis(drawing, picture.matrix.horizontal, page)
    draw_legend(drawing, picture, page)
    return drawing


def page_for(picture: MatrixPicture) -> Page:
    """How the drawing of this picture is laid out."""
    return page_of(picture.matrix, len(legend_rows(picture)))


def subtitle(picture: MatrixPicture) -> str:
    """Which matrix it is, and of which day where the title does not tell it."""
    if picture.is_past:
        return picture.matrix_label
    day = full_day(picture.day)
    if picture.title == picture.matrix_label:
        return _("As it stood on {day}").format(day=day)
    return _("{matrix}, as it stood on {day}").format(matrix=picture.matrix_label, day=day)


def totals(picture: MatrixPicture) -> str:
    """How many contacts there are on the plane and beside it."""
    placed = ngettext("{count} placed", "{count} placed", picture.placed).format(count=picture.placed)
    return f"{placed} · {unscored_words(picture)}"


def unscored_words(picture: MatrixPicture) -> str:
    """How many contacts have no place."""
    return _("unscored {count}").format(count=picture.unscored)


def _draw_header(drawing: Element, picture: MatrixPicture) -> None:
    right = PAGE_WIDTH - MARGIN
    told = totals(picture)
    draw_text(drawing, told, right, MARGIN + 52, _SUBTITLE_SIZE, fill=MUTED, anchor="end")
    room = right - MARGIN
    _draw_title(drawing, picture, room)
    room -= text_width(told, _SUBTITLE_SIZE) + _GAP
    about = shortened(subtitle(picture), room, _SUBTITLE_SIZE)
    draw_text(drawing, about, MARGIN, MARGIN + 52, _SUBTITLE_SIZE, fill=MUTED)


def _draw_title(drawing: Element, picture: MatrixPicture, room: float) -> None:
    """The title; where it is too long, the day of the picture stays."""
    past = f", {picture.past_words}" if picture.is_past else ""
    title = shortened(picture.title, room - text_width(past, _TITLE_SIZE, bold=True), _TITLE_SIZE, bold=True)
    draw_text(drawing, title + past, MARGIN, MARGIN + 25, _TITLE_SIZE, bold=True)


def _draw_horizontal_axis(drawing: Element, axis: Axis, page: Page) -> None:
    for column, value in enumerate(axis.values):
        x = page.corner(column, 0)[0] + page.cell_width / 2
        draw_text(drawing, axis.text(value), x, page.plane.bottom + 15, _AXIS_SIZE, anchor="middle")
    y = page.plane.bottom + 32
    low, name, high = _axis_words(axis, page.plane.width)
    draw_text(drawing, low, page.plane.x, y, _AXIS_SIZE, fill=MUTED)
    draw_text(drawing, name, page.plane.x + page.plane.width / 2, y, _AXIS_SIZE, bold=True, anchor="middle")
    draw_text(drawing, high, page.plane.right, y, _AXIS_SIZE, fill=MUTED, anchor="end")


def _draw_vertical_axis(drawing: Element, axis: Axis, page: Page) -> None:
    for row, value in enumerate(reversed(axis.values)):
        y = page.corner(0, row)[1] + page.cell_height / 2 + _AXIS_SIZE * 0.35
        draw_text(drawing, axis.text(value), page.plane.x - 7, y, _AXIS_SIZE, anchor="end")
    low, name, high = _axis_words(axis, page.plane.height)
    # Turned to the left, x runs upwards along the plane.
    turned = add(drawing, "g", transform=f"translate({MARGIN + 12:.1f} {page.plane.bottom:.1f}) rotate(-90)")
    draw_text(turned, low, 0, 0, _AXIS_SIZE, fill=MUTED)
    draw_text(turned, name, page.plane.height / 2, 0, _AXIS_SIZE, bold=True, anchor="middle")
    draw_text(turned, high, page.plane.height, 0, _AXIS_SIZE, fill=MUTED, anchor="end")


def _axis_words(axis: Axis, length: float) -> tuple[str, str, str]:
    """What stands at the low end, in the middle and at the high end."""
    low = plain_text(_(axis.low_label)) or pgettext("end of an axis", "low")
    high = plain_text(_(axis.high_label)) or pgettext("end of an axis", "high")
    label = plain_text(_(axis.label))
    return (
        f"← {shortened(low, length / 5, _AXIS_SIZE)}",
        shortened(label[:1].upper() + label[1:], length / 2, _AXIS_SIZE, bold=True),
        f"{shortened(high, length / 5, _AXIS_SIZE)} →",
    )
