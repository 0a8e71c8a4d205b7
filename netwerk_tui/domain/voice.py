"""How somebody is spoken to in a letter: the language and the form of address on their card. For texts that go out.

These are words of letters in somebody else's language, not of the program: they stand here, not in the catalogues.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from netwerk_tui.domain.contact import ContactKind
from netwerk_tui.domain.text import clean_line, fold
from netwerk_tui.language import LanguageCode


class Voice(StrEnum):
    """How somebody is spoken to."""

    ENGLISH = "en"
    DUTCH = "nl"
    DUTCH_FORMAL = "nl-u"


@dataclass(frozen=True, slots=True)
class _Manners:
    greeting: str
    greeting_nobody: str
    """To an organisation."""
    closing: str
    unsubscribe: str
    unsubscribe_subject: str


_MANNERS: Mapping[Voice, _Manners] = {
    Voice.ENGLISH: _Manners(
        greeting="Dear {name},",
        greeting_nobody="Dear people of {name},",
        closing="Kind regards,",
        unsubscribe="Would you rather not hear from me like this? Just tell me in a reply.",
        unsubscribe_subject="Unsubscribe",
    ),
    Voice.DUTCH: _Manners(
        greeting="Beste {name},",
        greeting_nobody="Beste mensen van {name},",
        closing="Hartelijke groet,",
        unsubscribe="Wil je dit soort berichten liever niet? Laat het me weten in een antwoord.",
        unsubscribe_subject="Afmelden",
    ),
    Voice.DUTCH_FORMAL: _Manners(
        greeting="Geachte {name},",
        greeting_nobody="Geachte mensen van {name},",
        closing="Met vriendelijke groet,",
        unsubscribe="Ontvangt u dit soort berichten liever niet? Laat het mij weten in een antwoord.",
        unsubscribe_subject="Afmelden",
    ),
}

_DUTCH_WORDS = frozenset({"nl", "nld", "dut", "nederlands", "dutch", "vlaams", "flemish"})
_ENGLISH_WORDS = frozenset({"en", "eng", "english", "engels"})


def voice_of(language: str, form_of_address: str, own: LanguageCode) -> Voice:
    """How a contact with this on their card is spoken to; in the user's own language where theirs is neither of both.

    `language` is a code or a word.
    """
    word = fold(language).replace("_", "-").partition("-")[0]
    is_dutch = word in _DUTCH_WORDS or (word not in _ENGLISH_WORDS and own == "nl")
    if not is_dutch:
        return Voice.ENGLISH
    return Voice.DUTCH_FORMAL if fold(form_of_address) == "u" else Voice.DUTCH


def greeting(voice: Voice, kind: ContactKind, name: str, given_name: str) -> str:
    """The first line of a letter."""
    manners = _MANNERS[voice]
    if kind is ContactKind.ORGANISATION:
        return manners.greeting_nobody.format(name=clean_line(name))
    familiar = name if voice is Voice.DUTCH_FORMAL else given_name or name
    return manners.greeting.format(name=clean_line(familiar))


def closing(voice: Voice) -> str:
    """The last line of a letter, before the name."""
    return _MANNERS[voice].closing


def unsubscribe_line(voice: Voice) -> str:
    """How the reader can say that they want no more of this."""
    return _MANNERS[voice].unsubscribe


def unsubscribe_subject(voice: Voice) -> str:
    """The subject of the mail by which the reader's mail program asks for no more."""
    return _MANNERS[voice].unsubscribe_subject
