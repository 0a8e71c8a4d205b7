"""Text in a picture: what of it is harmless, and how wide it will be in a font that is not known. For the pictures.

Somebody else's machine chooses the font, so widths are those of the widest common ones (DejaVu Sans; Helvetica and
Arial are an eighth narrower): what fits by this estimate fits everywhere.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from netwerk_tui.domain.text import clean_line

_WIDTHS = {
    0.3: "'Iijl",
    0.35: " ,./:;\\|",
    0.4: "()-[]ft·",
    0.45: "!r",
    0.5: '"*J`’',
    0.55: "csz–",
    0.6: "?L_kvxy",
    0.65: "$0123456789FTabdeghnopqu{}",
    0.7: "ABEKPSVXYZ",
    0.75: "CNRU",
    0.8: "&DGHOQ",
    0.85: "#+<=>^w~",
    0.9: "M",
    1.0: "%Wm…",
    1.05: "@",
}
_WIDTH_BY_CHARACTER = {character: width for width, characters in _WIDTHS.items() for character in characters}
_OTHER_LETTER = 0.85
_SYMBOL = 1.0
_WIDE = 1.3
"""An emoji may be wider than the square that a Chinese character takes."""
_BOLD = 1.15

_LONGEST_NAME = 200
_ELLIPSIS = "…"


def plain_text(text: str, limit: int = _LONGEST_NAME) -> str:
    """The text as one line without what XML forbids (control characters, half characters) or what hides its order."""
    return clean_line(text, limit)


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The widest that the text may turn out in a common font of this size, in the unit of the size."""
    return sum(map(_width, text)) * size * (_BOLD if bold else 1)


def shortened(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """The text, cut off with … where it does not fit in `room`; empty where not even that does."""
    if text_width(text, size, bold=bold) <= room:
        return text
    kept = text
    while kept and text_width(kept.rstrip() + _ELLIPSIS, size, bold=bold) > room:
        kept = kept[:-1]
    return kept.rstrip() + _ELLIPSIS if kept else ""


def fitting(spellings: Sequence[str], room: float, size: float) -> str:
    """The first spelling that fits whole, else the last one shortened."""
    for spelling in spellings:
        if text_width(spelling, size) <= room:
            return spelling
    return shortened(spellings[-1], room, size)


def _width(character: str) -> float:
    known = _WIDTH_BY_CHARACTER.get(character)
    if known is not None:
        return known
    kind = unicodedata.category(character)
    if kind in {"Mn", "Me", "Cf"}:
        return 0
    if unicodedata.east_asian_width(character) in {"W", "F"}:
        return _WIDE
    bare = unicodedata.normalize("NFD", character)[0]
    if bare != character:
        return _width(bare)
    return _OTHER_LETTER if kind[0] == "L" and ord(character) < 0x250 else _SYMBOL
