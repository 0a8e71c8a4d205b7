"""Pictures of made-up placements, and what can be read back from them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html.parser import HTMLParser
from xml.etree import ElementTree

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, Cell, Matrix
from netwerk_tui.domain.names import PersonName
from netwerk_tui.domain.placements import ImportanceOrder, Placements
from netwerk_tui.exchange.matrix_picture import MatrixPicture, picture_of

DAY = date(2026, 11, 23)
SVG = "{http://www.w3.org/2000/svg}"

JAN = PersonName("Jan", "van den", "Berg")
FATIMA = PersonName("Fatima", "", "El Amrani")
PIET = PersonName("Piet", "de", "Vries")

HOSTILE_NAMES = (
    PersonName("<script>document.title='broken'</script>", "", "One"),
    PersonName('" onload="document.title=1" x="', "", "Two"),
    PersonName("]]>", "--><script>", "</style></svg>"),
    PersonName("&lt;script&gt;", "&amp;", "&#60;b&#62;"),
    PersonName("\x00\x08\x0b\x1b[31m\x7f", "\x85\ufffe", "Controls\ud800"),
    PersonName("\u202eevil\u2066", "\u200f", "Bidi"),
    PersonName("<img src=x onerror=document.title=2>", "", "http://example.org/x.png"),
    PersonName("</title><script>document.title=3</script>", "", "url(http://example.org)"),
)


def picture(
    placed: Sequence[tuple[PersonName, Cell]],
    *,
    matrix: Matrix = ACCEPTANCE_ENERGY,
    unscored: Sequence[PersonName] = (),
    dossier: str = "Warmtenet",
    anonymous: bool = False,
    is_past: bool = False,
) -> MatrixPicture:
    """The picture of these people, the first ones the most important."""
    names = {ContactId(number): name for number, (name, _cell) in enumerate(placed, 1)}
    names |= {ContactId(number): name for number, name in enumerate(unscored, len(placed) + 1)}
    rows = [(ContactId(number), cell, DAY, 0) for number, (_name, cell) in enumerate(placed, 1)]
    placements = Placements.of(matrix, rows, ImportanceOrder(names))
    return picture_of(placements, names, dossier=dossier, day=DAY, anonymous=anonymous, is_past=is_past)


def svg_texts(drawing: str) -> list[str]:
    """Every piece of text of a drawing, hints apart."""
    root = ElementTree.fromstring(drawing)
    return ["".join(element.itertext()).strip() for element in root.iter(f"{SVG}text")]


class ReadPage(HTMLParser):
    """What an HTML document is made of."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.texts: list[tuple[str, str]] = []
        """Each with the tag that it stands in."""
        self._open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in {"meta", "br"}:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag, f"{tag} is closed where another is open"

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.append((self._open[-1], data.strip()))

    def texts_in(self, tag: str) -> list[str]:
        """The texts that stand directly in such elements."""
        return [text for inside, text in self.texts if inside == tag]
