"""The drawing: complete, true to the counts, and of nothing but itself."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from netwerk_tui.domain.hue import Hue
from netwerk_tui.domain.matrix import (
    ACCEPTANCE_ENERGY,
    BUILT_IN,
    MUTUAL_INTEREST,
    Axis,
    Category,
    Cell,
    Matrix,
    Region,
)
from netwerk_tui.domain.names import PersonName
from netwerk_tui.exchange.matrix_picture import MatrixPicture
from netwerk_tui.exchange.matrix_svg import svg_of
from netwerk_tui.exchange.picture_page import PAGE_HEIGHT, PAGE_WIDTH
from netwerk_tui.exchange.picture_text import text_width
from netwerk_tui.language import use_language
from tests.pictures.drawn import FATIMA, HOSTILE_NAMES, JAN, PIET, SVG, picture, svg_texts

ELEMENTS = {"svg", "title", "g", "rect", "path", "text", "tspan"}
ATTRIBUTES = {
    *("viewBox", "width", "height", "role", "lang", "font-family", "font-size", "font-weight", "text-anchor"),
    *("x", "y", "dx", "rx", "d", "fill", "stroke", "stroke-width", "stroke-linecap", "transform"),
}
OUTSIDE = re.compile(r"https?:|url\(|@import|<script|javascript:|data:|href|<!|<\?(?!xml version)", re.IGNORECASE)
FINE = Matrix(
    id="fine",
    label="as fine as a matrix may be",
    vertical=Axis("up", "up", -10, 10, signed=True),
    horizontal=Axis("along", "along", -10, 10, signed=True),
    categories=tuple(
        Category(f"fine/{row}", f"a label as long as may be, no {row}", "◆", Hue.RED, "", (Region(row, row, -10, 10),))
        for row in range(-10, 11)
    ),
    per_dossier=True,
)
"""More rows than there is room for names in, each of them labelled."""
NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'


def crowded(matrix: Matrix = MUTUAL_INTEREST) -> MatrixPicture:
    """A picture with many people on every cell."""
    cells = list(matrix.cells())
    names = (JAN, FATIMA, PIET, PersonName("Wilhelmina Johanna", "van der", "Moolen-Westerhuis"))
    return picture([(names[number % 4], cells[number % len(cells)]) for number in range(1500)], matrix=matrix)


@pytest.mark.parametrize("matrix", BUILT_IN, ids=lambda matrix: matrix.id)
def test_it_is_made_of_known_elements_and_attributes_alone(matrix: Matrix) -> None:
    root = ElementTree.fromstring(svg_of(crowded(matrix)))
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= ELEMENTS
    assert {name for element in root.iter() for name in element.attrib} <= ATTRIBUTES


def test_it_refers_to_nothing_outside_itself() -> None:
    drawing = svg_of(crowded())
    assert drawing.count(NAMESPACE) == 1
    assert OUTSIDE.search(drawing.replace(NAMESPACE, "")) is None


@pytest.mark.parametrize("anonymous", [False, True])
def test_hostile_names_are_text_and_nothing_else(anonymous: bool) -> None:
    drawing = svg_of(
        picture(
            [(name, Cell(3, 5 - number % 5)) for number, name in enumerate(HOSTILE_NAMES)],
            dossier="</title><script>1</script>\x00\u202e",
            anonymous=anonymous,
        )
    )
    root = ElementTree.fromstring(drawing)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= ELEMENTS
    assert {name for element in root.iter() for name in element.attrib} <= ATTRIBUTES
    assert (
        re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e-\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]", drawing) is None
    )


def test_the_title_the_day_and_all_counts_are_in_it() -> None:
    drawn = picture([(JAN, Cell(3, 5)), (PIET, Cell(3, 5)), (FATIMA, Cell(-3, 1))], unscored=[JAN] * 214)
    texts = svg_texts(svg_of(drawn))
    assert texts[0] == "3 placed · unscored 214"
    assert "Warmtenet" in texts
    assert "Acceptance–energy, as it stood on Monday 23 November 2026" in texts
    assert {"Partner:2 · 67%", "Avoider:1 · 33%", "Follower:0 · 0%", "unscored:214"} <= set(texts)


def test_each_cell_tells_its_count_and_its_people() -> None:
    drawn = picture([(JAN, Cell(3, 5)), (PIET, Cell(3, 5)), (FATIMA, Cell(-3, 1))])
    root = ElementTree.fromstring(svg_of(drawn))
    hints = [group.findtext(f"{SVG}title") for group in root.iter(f"{SVG}g")]
    assert "Partner, acceptance +3, energy 5: 2 · Jan van den Berg, Piet de Vries" in hints
    assert "Opponent, acceptance -3, energy 5: 0" in hints


@pytest.mark.parametrize("matrix", BUILT_IN, ids=lambda matrix: matrix.id)
def test_names_and_the_number_of_others_add_up_to_the_count(matrix: Matrix) -> None:
    drawn = crowded(matrix)
    root = ElementTree.fromstring(svg_of(drawn))
    glyphs = {category.glyph for category in matrix.categories}
    for cell, group in zip(drawn.cells, root.findall(f"{SVG}g"), strict=False):
        texts = [text.text or "" for text in group.findall(f"{SVG}text")]
        assert texts[0] == str(cell.count)
        lines = [text for text in texts[1:] if text not in glyphs]
        more = [int(line) for line in lines if line.startswith("+")]
        assert len(lines) - len(more) + sum(more) == cell.count


@pytest.mark.parametrize("matrix", [*BUILT_IN, FINE], ids=lambda matrix: matrix.id)
def test_nothing_leaves_the_page_or_its_cell(matrix: Matrix) -> None:
    root = ElementTree.fromstring(svg_of(crowded(matrix)))
    for group in root.findall(f"{SVG}g"):
        ground = group.find(f"{SVG}rect")
        if ground is None:
            continue
        left, top, width, height = (float(ground.attrib[name]) for name in ("x", "y", "width", "height"))
        assert left >= 0
        assert left + width <= PAGE_WIDTH
        assert top + height <= PAGE_HEIGHT
        for text in group.findall(f"{SVG}text"):
            size, x, y = (float(text.attrib[name]) for name in ("font-size", "x", "y"))
            taken = text_width(text.text or "", size, bold="font-weight" in text.attrib)
            start = x - taken if text.get("text-anchor") == "end" else x
            assert left <= start
            assert start + taken <= left + width
            assert top + size * 0.7 <= y <= top + height


def test_an_anonymous_drawing_has_no_name_in_it() -> None:
    drawing = svg_of(picture([(JAN, Cell(3, 5)), (FATIMA, Cell(-3, 1))], anonymous=True))
    for part in (*parts_of(JAN), *parts_of(FATIMA)):
        assert re.search(rf"\b{re.escape(part)}\b", drawing) is None, part
    assert {"JvdB", "FEA"} <= set(svg_texts(drawing))


def parts_of(name: PersonName) -> list[str]:
    return [part for part in (name.given_name, name.particle, name.surname) if part]


def test_it_speaks_the_users_language() -> None:
    use_language("nl")
    drawing = svg_of(picture([(JAN, Cell(3, 5))]))
    assert 'lang="nl"' in drawing
    assert {"◆ Partner", "● Volger", "Acceptatie", "Energie"} <= set(svg_texts(drawing))


def test_a_category_is_known_by_glyph_and_label_without_colour() -> None:
    texts = svg_texts(svg_of(picture([])))
    for category in ACCEPTANCE_ENERGY.categories:
        assert f"{category.glyph} {category.label}" in texts


def test_the_title_of_a_picture_of_the_past_tells_its_day_however_long_it_is() -> None:
    texts = svg_texts(svg_of(picture([], dossier="Warmtenet " * 20, is_past=True)))
    assert texts[1].startswith("Warmtenet Warmtenet")
    assert texts[1].endswith("…, as of Monday 23 November 2026")
    assert "Acceptance–energy" in texts


def test_the_ends_of_the_axes_are_told_in_their_own_words_or_in_general_ones() -> None:
    assert {"← against", "for →", "← passive", "active →"} <= set(svg_texts(svg_of(picture([]))))
    assert {"← low", "high →"} <= set(svg_texts(svg_of(picture([], matrix=FINE))))
