"""A picture of a matrix as one HTML document: the drawing, names on hover, and the counts as tables.

It needs no script and nothing from elsewhere, and a content security policy in it refuses both, so that a browser would
run nothing even if a name could become markup. For the actions that export.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, tostring

from netwerk_tui.domain.matrix import Cell
from netwerk_tui.exchange.drawing import add
from netwerk_tui.exchange.matrix_html_style import STYLE
from netwerk_tui.exchange.matrix_picture import MatrixPicture, PictureCell
from netwerk_tui.exchange.matrix_svg import page_for, subtitle, svg_element, totals
from netwerk_tui.exchange.matrix_svg_plane import cell_words
from netwerk_tui.exchange.picture_page import PAGE_HEIGHT, PAGE_WIDTH, Page
from netwerk_tui.exchange.picture_text import plain_text
from netwerk_tui.language import _, language_in_use

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

_FEW = 12
"""Names up to this many are listed in one column."""


def html_of(picture: MatrixPicture) -> str:
    """The picture as a whole HTML file."""
    document = Element("html", {"lang": language_in_use()})
    _add_head(document, picture)
    body = SubElement(document, "body")
    figure = SubElement(body, "figure")
    figure.append(svg_element(picture))
    page = page_for(picture)
    for cell in picture.cells:
        if cell.count:
            _add_people(figure, picture, cell, page)
    tables = add(body, "section")
    _add_counts(tables, picture)
    _add_categories(tables, picture)
    return f"<!DOCTYPE html>\n{tostring(document, encoding='unicode', method='html')}\n"


def _add_head(document: Element, picture: MatrixPicture) -> None:
    head = SubElement(document, "head")
    add(head, "meta", charset="utf-8")
    SubElement(head, "meta", {"http-equiv": "Content-Security-Policy", "content": POLICY})
    add(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    add(head, "meta", name="referrer", content="no-referrer")
    add(head, "title", f"{picture.heading}: {subtitle(picture)}")
    SubElement(head, "style").text = STYLE


def _add_people(figure: Element, picture: MatrixPicture, cell: PictureCell, page: Page) -> None:
    """Lay a cell over the drawn one that shows everybody who stands there while the pointer or the focus is on it."""
    box = page.box_of(cell.cell)
    place = "; ".join(
        f"{side}: {100 * length / whole:.3f}%"
        for side, length, whole in (
            ("left", box.x, PAGE_WIDTH),
            ("top", box.y, PAGE_HEIGHT),
            ("width", box.width, PAGE_WIDTH),
            ("height", box.height, PAGE_HEIGHT),
        )
    )
    over = add(figure, "div", class_="cell", tabindex="0", style=place)
    across = "leftwards" if box.x + box.width / 2 > PAGE_WIDTH / 2 else "rightwards"
    along = "upwards" if box.y + box.height / 2 > PAGE_HEIGHT / 2 else "downwards"
    many = " many" if cell.count > _FEW else ""
    people = add(over, "div", class_=f"people {across} {along}{many}")
    heading = f"{plain_text(cell.category.glyph)} {plain_text(_(cell.category.label))}: {cell.count}"
    add(people, "strong", heading)
    add(people, "span", cell_words(picture, cell.cell))
    names = add(people, "ul")
    for name in cell.names:
        add(names, "li", name.whole)


def _add_counts(section: Element, picture: MatrixPicture) -> None:
    vertical, horizontal = picture.matrix.vertical, picture.matrix.horizontal
    table = add(section, "table", class_="counts")
    add(table, "caption", _("How many contacts stand on each cell"))
    top = add(add(table, "thead"), "tr")
    add(top, "th", f"{plain_text(_(vertical.label))} ↓ {plain_text(_(horizontal.label))} →", scope="col")
    for value in horizontal.values:
        add(top, "th", horizontal.text(value), scope="col")
    rows = add(table, "tbody")
    for row in reversed(vertical.values):
        line = add(rows, "tr")
        add(line, "th", vertical.text(row), scope="row")
        for column in horizontal.values:
            add(line, "td", str(picture.cell_by_place[Cell(row, column)].count))


def _add_categories(section: Element, picture: MatrixPicture) -> None:
    table = add(section, "table", class_="categories")
    add(table, "caption", totals(picture))
    rows = add(table, "tbody")
    for category in picture.matrix.categories:
        line = add(rows, "tr")
        add(line, "th", f"{plain_text(category.glyph)} {plain_text(_(category.label))}", scope="row")
        add(line, "td", str(picture.count_of(category)))
    last = add(rows, "tr")
    add(last, "th", _("unscored"), scope="row")
    add(last, "td", str(picture.unscored))
