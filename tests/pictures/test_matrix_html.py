"""The document: the drawing, the names, the counts, and nothing that could run or load."""

from __future__ import annotations

import re

from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, Cell
from netwerk_tui.exchange.matrix_html import html_of
from tests.pictures.drawn import FATIMA, HOSTILE_NAMES, JAN, PIET, ReadPage, picture

TAGS = {
    *("html", "head", "meta", "title", "style", "body", "figure", "div", "strong", "span", "ul", "li", "section"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td"),
    *("svg", "g", "rect", "path", "text", "tspan"),
}


def test_it_is_well_formed_and_of_known_elements() -> None:
    page = ReadPage(html_of(picture([(name, Cell(3, 5)) for name in HOSTILE_NAMES], dossier='"><script>1</script>')))
    assert {tag for tag, _attributes in page.tags} <= TAGS
    assert not [name for _tag, attributes in page.tags for name in attributes if name.startswith(("on", "src", "href"))]


def test_a_policy_forbids_everything_but_its_own_style() -> None:
    page = ReadPage(html_of(picture([])))
    policies = [attributes["content"] for tag, attributes in page.tags if "http-equiv" in attributes and tag == "meta"]
    assert policies == ["default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"]


def test_it_refers_to_nothing_outside_itself() -> None:
    page = html_of(picture([(JAN, Cell(3, 5))])).replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert re.search(r"https?:|url\(|@import|<script|javascript:|data:|href", page) is None


def test_everybody_is_listed_at_their_cell() -> None:
    page = ReadPage(html_of(picture([(PIET, Cell(3, 5)), (JAN, Cell(3, 5)), (FATIMA, Cell(-3, 1))])))
    assert page.texts_in("li") == ["Piet de Vries", "Jan van den Berg", "Fatima El Amrani"]
    assert page.texts_in("strong") == ["◆ Partner: 2", "▽ Avoider: 1"]
    assert page.texts_in("span") == ["acceptance +3, energy 5", "acceptance -3, energy 1"]


def test_hostile_names_are_listed_as_they_are_written() -> None:
    page = ReadPage(html_of(picture([(HOSTILE_NAMES[0], Cell(3, 5))])))
    assert page.texts_in("li") == ["<script>document.title='broken'</script> One"]


def test_the_table_counts_every_cell() -> None:
    page = ReadPage(html_of(picture([(JAN, Cell(3, 5)), (PIET, Cell(3, 5)), (FATIMA, Cell(-3, 1))])))
    cells = len(list(ACCEPTANCE_ENERGY.cells()))
    counts = list(map(int, page.texts_in("td")))
    assert counts[:cells] == [0, 0, 0, 0, 2, *[0] * 25, 1, 0, 0, 0, 0]
    assert counts[cells:] == [2, 0, 0, 1, 0, 0]


def test_an_anonymous_page_has_no_name_in_it() -> None:
    page = html_of(picture([(JAN, Cell(3, 5)), (FATIMA, Cell(-3, 1))], anonymous=True))
    assert re.search(r"\b(Jan|Berg|Fatima|El Amrani)\b", page) is None
    assert ReadPage(page).texts_in("li") == ["JvdB", "FEA"]
