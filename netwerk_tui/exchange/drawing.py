"""Elements of an SVG drawing. Text becomes text and nothing else: the tree escapes what it writes. For the pictures."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from netwerk_tui.exchange.picture_inks import TEXT
from netwerk_tui.exchange.picture_page import Box
from netwerk_tui.exchange.picture_text import plain_text

Attribute = str | float

_LONGEST_TEXT = 20_000


def add(parent: Element, tag: str, text: str = "", /, **attributes: Attribute) -> Element:
    """A new last child. An underscore in an attribute's name is written as a hyphen."""
    named = {name.rstrip("_").replace("_", "-"): _written(value) for name, value in attributes.items()}
    child = SubElement(parent, tag, named)
    if text:
        child.text = plain_text(text, _LONGEST_TEXT)
    return child


def draw_text(
    parent: Element,
    text: str,
    x: float,
    y: float,
    size: float,
    *,
    fill: str = TEXT,
    bold: bool = False,
    anchor: str = "start",
) -> None:
    """A line of text, with `y` as its base line; nothing for an empty one."""
    look: dict[str, Attribute] = {"font_weight": "bold"} if bold else {}
    if anchor != "start":
        look["text_anchor"] = anchor
    if text:
        add(parent, "text", text, x=x, y=y, font_size=size, fill=fill, **look)


def draw_box(parent: Element, box: Box, fill: str, **more: Attribute) -> None:
    """A filled rectangle."""
    add(parent, "rect", x=box.x, y=box.y, width=box.width, height=box.height, fill=fill, **more)


def _written(value: Attribute) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
