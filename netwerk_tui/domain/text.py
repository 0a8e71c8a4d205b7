"""Cleaning and comparing text that other people wrote.

Names, notes and imported fields are hostile until cleaned: a terminal obeys the escape sequences in them, and bidi
controls or invisible characters make one name look like another. Every reader and every form passes text through
`clean_line` or `clean_block` before anything is compared or stored; the screen removes what `UNSAFE_ON_SCREEN` finds
once more. Brackets and other visible characters are harmless and stay.

Everything here takes time linear in the length of the text.
"""

from __future__ import annotations

import re
import unicodedata

_CONTROLS = "\x00-\x1f\x7f-\x9f"
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2028\u2029\u2060-\u2065\u206a-\u206f\u3164"
    "\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffc\U0001d159\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_NOT_CHARACTERS = "\ud800-\udfff\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)

UNSAFE_ON_SCREEN: re.Pattern[str] = re.compile(f"[{_CONTROLS}{_BIDI}{_INVISIBLE}{_NOT_CHARACTERS}]")
"""One character that must never reach the terminal inside a rendered segment; line ends and tabs are among them."""

# Compiled by `re` itself where a text needs cleaning: compiling them all takes 1 ms of the first frame.
_STRING_BODY = r"[^\x07\x1b\x90\x98\x9c-\x9f]*+"
_ESCAPE_SEQUENCE = (
    rf"(?:\x1b\]|\x9d){_STRING_BODY}(?:\x07|\x1b\\|\x9c)"  # OSC
    rf"|(?:\x1b[PX^_k]|[\x90\x98\x9e\x9f]){_STRING_BODY}(?:\x1b\\|\x9c|\x07)"  # DCS, SOS, PM, APC, screen's title
    r"|(?:\x1b\[|\x9b)[0-?]*+[ -/]*+[@-~]?"  # CSI, also one that is cut short
    r"|\x1b[!-/]*+[0-~]?"  # the short ones; of a string without an end only this goes, so that no text is lost
)
_COMMANDING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_LINE_END = "\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]"
_UNWANTED = f"(?!\n)[{_CONTROLS}{_BIDI}{_INVISIBLE}{_NOT_CHARACTERS}]"
_WIDE_OR_BLANK_SPACE = "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000]"

# Joiners have work to do only between two characters of a script that joins (the first is Arabic) or two emoji.
_JOINABLE = "\u0600-\u1dff\u2190-\U0010ffff"
_USELESS_JOINER = (
    f"(?<![{_JOINABLE}])[\u200c\u200d]+|[\u200c\u200d]+(?![{_JOINABLE}])|(?<=[\u200c\u200d])[\u200c\u200d]+"
)
"""Compiled where a text has a joiner, which is rare: compiling it takes 6 ms, a tenth of “netwerk --help”."""
_JOINER = re.compile("[\u200c\u200d]")
_EMOJI = "0-9#*\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u3299\U0001f000-\U0001faff"
_USELESS_EMOJI_SELECTOR = f"(?<![{_EMOJI}])[\ufe0e\ufe0f]+"

_MARKS_IN_A_ROW = 8
"""More combining marks than any language stacks on one letter."""
_MAYBE_MANY_MARKS = re.compile(rf"[^\w\s\x00-\x7f]{{{_MARKS_IN_A_ROW + 1},}}")

_APOSTROPHES = "'`´‘’‚‛′ʹʻʼʽˈ＇"
_DASHES = "‐‑‒–—―−﹘﹣－"
_JOINERS = "\u200c\u200d\ufe0e\ufe0f"
_TWO_LETTERS = {"ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "þ": "th", "Þ": "th"}
_FOLDED_LETTERS: dict[int, str | int | None] = {
    **str.maketrans("øØłŁđĐðÐħĦŧŦŋŊƶƵəƏıĸ", "oollddddhhttnnzzeeik"),
    **str.maketrans(_DASHES, "-" * len(_DASHES)),
    **str.maketrans("", "", _APOSTROPHES + _JOINERS),
    **{ord(letter): spelling for letter, spelling in _TWO_LETTERS.items()},
}


def clean_line(text: str, limit: int = 1000) -> str:
    """The text as one harmless line in NFC, every run of white space one space, at most `limit` characters."""
    if text.isascii() and text.isprintable() and "  " not in text and len(text) <= limit:
        return text.strip(" ")
    return _cut(" ".join(_clean(text).split()), limit)


def clean_block(text: str, limit: int = 100_000) -> str:
    """The text as harmless lines in NFC, at most `limit` characters.

    Line ends become one newline, tabs become spaces; blank lines around the text and spaces at line ends go.
    """
    lines = [line.rstrip() for line in _clean(text).split("\n")]
    return _cut("\n".join(lines).strip("\n"), limit)


def without_commands(text: str) -> str:
    """The text without what a terminal obeys that is shown a file with it: a guard of files that are written."""
    return text if text.isprintable() else _COMMANDING.sub("", text)


def fold(text: str) -> str:
    """The text as it is compared and searched: no accents, case, apostrophes or joiners, single spaces.

    Letters that do not decompose have their usual spelling: ß is ss, ø is o. Folding twice changes nothing more.
    """
    if text.isascii():
        if text.isalpha():
            return text.lower()
        plain = text.lower().replace("'", "").replace("`", "")
    else:
        spelled = _few_marks(text.translate(_FOLDED_LETTERS)).casefold()
        decomposed = unicodedata.normalize("NFKD", spelled)
        bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
        plain = bare.casefold().translate(_FOLDED_LETTERS)
    return " ".join(plain.split())


def _clean(text: str) -> str:
    """Harmless text in NFC with newlines as its only line ends, and spaces otherwise as they were."""
    if text.isascii() and text.isprintable():
        return text
    text = re.sub(_LINE_END, "\n", re.sub(_ESCAPE_SEQUENCE, "", text)).replace("\t", "    ")
    text = re.sub(_UNWANTED, "", re.sub(_WIDE_OR_BLANK_SPACE, " ", text))
    text = re.sub(_USELESS_EMOJI_SELECTOR, "", text)
    if _JOINER.search(text):
        text = re.sub(_USELESS_JOINER, "", text)
    return unicodedata.normalize("NFC", _few_marks(text))


def _few_marks(text: str) -> str:
    """The text without towers of combining marks: they hide other lines, and sorting them takes quadratic time."""
    return _MAYBE_MANY_MARKS.sub(_without_tower, text)


def _without_tower(run: re.Match[str]) -> str:
    kept: list[str] = []
    marks = 0
    for character in run[0]:
        marks = marks + 1 if unicodedata.category(character)[0] == "M" else 0
        if marks <= _MARKS_IN_A_ROW:
            kept.append(character)
    return "".join(kept)


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[:limit].rstrip(" \n\u200c\u200d")
