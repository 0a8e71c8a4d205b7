"""A person's name out of LinkedIn's two name columns, where people also write titles, emoji and advertisements."""

from __future__ import annotations

import re
import unicodedata

from netwerk_tui.domain.names import HONORIFICS, PersonName, parse_name, split_surname
from netwerk_tui.domain.text import clean_line, fold

LONGEST_NAME = 200
"""Characters of one column."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ORNAMENTAL_LETTERS = re.compile("[\U0001d400-\U0001d7ff\u24b6-\u24e9\uff21-\uff5a\U0001f130-\U0001f189]+")
"""Bold, script, circled and wide letters: a name written in them should be found like any other."""

_ADVERTISEMENT_MARK = re.compile("[|•●▪►▶‖¦]")
_SPACED_DASH = re.compile(r"\s+[-–—]\s+")
_PARENTHESES = re.compile(r"\s*\(([^()]*)\)")
_ADVERTISING_WORDS = _words("hiring recruiter recruiting looking open available beschikbaar vacature gezocht")

_KEYCAP = re.compile("[0-9#*]\ufe0f?\u20e3")
_PARTS_OF_EMOJI = "\ufe0e\ufe0f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
_EMOJI_OF_LATER_YEARS = frozenset(map(chr, range(0x1F000, 0x1FB00)))
"""Also those that this Python does not know yet."""

_HONORIFICS_OR_NAMES = _words("ing ir ms mw ds")
"""Forms of address only with a full stop or in small letters, because Ing and Ir are names too."""

_POST_NOMINALS = _words(
    "aa acc ba bba bc bed beng bsc ca cbm ceh cfa cfe cia cima cippe cippm cipm cisa cism cissp cma cpa cspo dba dds "
    "ea edd emba emfc emim emita frm jd llb llm ma mba mbi mcm md mfa mpa mph mphil mpm mr msc msit pcc pgdip phd "
    "pmi pmp psm psyd ra rb rc re rm rt sc sphr togaf"
)
_POST_NOMINALS_IN_ANY_CASE = _words("msc bsc phd llm llb emba")
"""Other ones count only when not written like a name, because Mba and Ma are surnames."""


def written_name(first: str, last: str) -> PersonName:
    """The readable name in LinkedIn's columns for first and last name.

    Emoji, titles before and letters after the name, and advertisements go (`drs. Jan`, `Jansen MSc 🚀`,
    `Bakker - hiring!`); a double name (`Jansen - de Vries`) and anything unknown stays. A particle may stand in either
    column. One filled column of several words is taken for a whole name.
    """
    given, surname = _without_titles(_readable(first)), _without_titles(_readable(last))
    if " " in given and surname and all(_is_post_nominal(word) for word in surname.split()):
        surname = ""
    if " " in given and not surname:
        return parse_name(given)
    if " " in surname and not given:
        return parse_name(surname)
    return _with_particle(given, _particle_in_front(surname))


def _readable(column: str) -> str:
    """The part of the column that is a name, in ordinary letters."""
    text = clean_line(column, limit=LONGEST_NAME)
    if text.isascii() and text.replace(" ", "").isalpha():
        return text
    text = _ORNAMENTAL_LETTERS.sub(lambda letters: unicodedata.normalize("NFKC", letters[0]), text)
    pieces = (_without_symbols(piece) for piece in _ADVERTISEMENT_MARK.split(text))
    name = _without_spaced_advertisement(next((piece for piece in pieces if piece), ""))
    return _PARENTHESES.sub(lambda found: found[0] if _looks_like_a_name(found[1]) else "", name).strip(" ,;")


def _without_symbols(text: str) -> str:
    """The text without emoji, arrows and what they are made of; punctuation and brackets stay."""
    without_keycaps = _KEYCAP.sub(" ", text)
    return clean_line("".join(" " if _is_symbol(character) else character for character in without_keycaps))


def _is_symbol(character: str) -> bool:
    if character <= "\x7f":
        return False
    return (
        character in _PARTS_OF_EMOJI
        or character in _EMOJI_OF_LATER_YEARS
        or unicodedata.category(character) in ("So", "Sm", "Co")
    )


def _without_spaced_advertisement(text: str) -> str:
    """`Jansen - de Vries` whole, and of `Bakker - hiring!` the name."""
    kept, *others = _SPACED_DASH.split(text)
    for piece in others:
        if not _looks_like_a_name(piece):
            break
        kept = f"{kept} - {piece}" if kept else piece
    return kept


def _looks_like_a_name(text: str) -> bool:
    words = split_surname(text.strip())[1].split()
    return 0 < len(words) <= 3 and all(_looks_like_a_word_of_a_name(word) for word in words)


def _looks_like_a_word_of_a_name(word: str) -> bool:
    return (
        word[0].isalpha()
        and not word[0].islower()
        and all(character.isalpha() or character in ".'’-" for character in word)
        and fold(word) not in _ADVERTISING_WORDS
        and not _is_post_nominal(word)
    )


def _without_titles(name: str) -> str:
    """The name without titles before and letters after it; one word always stays."""
    first, *others = name.split(",")
    for part in others:
        words = part.split()
        if words and _is_post_nominal(words[0]):
            break
        first = f"{first},{part}"
    words = first.split()
    while len(words) > 1 and _is_title(words[0]):
        words.pop(0)
    while len(words) > 1 and _is_post_nominal(words[-1]):
        words.pop()
    return " ".join(words).strip(" ,")


def _is_title(word: str) -> bool:
    """Also several joined by full stops: `prof.dr.`"""
    titles = [title for title in word.split(".") if title]
    sure = word.endswith(".") or word.islower()
    return bool(titles) and all(
        title.lower() in HONORIFICS and (sure or title.lower() not in _HONORIFICS_OR_NAMES) for title in titles
    )


def _is_post_nominal(word: str) -> bool:
    """Also several joined by a slash: `MSc/MBA`."""
    letters = [part for part in word.replace(".", "").strip(",;()").split("/") if part]
    return bool(letters) and all(
        part.lower() in _POST_NOMINALS and (part.lower() in _POST_NOMINALS_IN_ANY_CASE or not part[1:].islower())
        for part in letters
    )


def _particle_in_front(surname: str) -> str:
    """`Berg, van den` as `van den Berg`."""
    name, comma, behind = (part.strip() for part in surname.partition(","))
    if comma and name and behind and split_surname(f"{behind} {name}") == (behind, name):
        return f"{behind} {name}"
    return surname


def _with_particle(given: str, surname: str) -> PersonName:
    """The parts, with a particle that stands behind the given name (`Jan van den`, `Berg`) where it belongs."""
    words = given.split()
    for count in range(1, len(words) if surname else 0):
        behind = words[count:]
        particle, rest = split_surname(" ".join([*behind, surname]))
        if len(particle.split()) >= len(behind):
            return PersonName(" ".join(words[:count]), particle, rest)
    particle, rest = split_surname(surname)
    return PersonName(given, particle, rest)
