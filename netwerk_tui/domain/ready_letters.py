"""Ready texts for messages of a kind, each in every voice in which somebody may be spoken to, to be edited by the user.

They are letters in somebody else's language, not texts of the program, so they stand here and not in the catalogues.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from netwerk_tui.domain.message_form import VariantForm
from netwerk_tui.domain.voice import Voice
from netwerk_tui.language import LanguageCode


class Occasion(StrEnum):
    """What a ready text is for."""

    TABLE = "table"
    """An invitation to sit down together."""
    EVENT = "event"
    """An invitation to an event."""
    SUCCESS = "success"
    """What somebody's help achieved."""
    NEWS = "news"
    BIRTHDAY = "birthday"


@dataclass(frozen=True, slots=True)
class ReadyLetter:
    """The text in the user's own language, and the other voices as variants."""

    subject: str
    text: str
    variants: tuple[VariantForm, ...]


_LETTERS: Mapping[Occasion, Mapping[Voice, tuple[str, str]]] = {
    Occasion.TABLE: {
        Voice.ENGLISH: (
            "Shall we sit down together?",
            "I would like to sit down with you and a few others. It is about {{dossier|what keeps us busy}}; your view"
            " on it matters to me.\n\nWhich day suits you?",
        ),
        Voice.DUTCH: (
            "Zullen we aan tafel?",
            "Ik ga graag met jou en een paar anderen aan tafel. Het gaat over {{dossier|wat ons bezighoudt}}, en ik"
            " hoor graag hoe jij ernaar kijkt.\n\nWelke dag komt je uit?",
        ),
        Voice.DUTCH_FORMAL: (
            "Zullen wij aan tafel gaan?",
            "Graag ga ik met u en een paar anderen aan tafel. Het gaat over {{dossier|wat ons bezighoudt}}, en ik hoor"
            " graag hoe u ernaar kijkt.\n\nWelke dag komt u uit?",
        ),
    },
    Occasion.EVENT: {
        Voice.ENGLISH: (
            "Invitation: {{event}}",
            "I would be glad to see you at {{event}}, on {{event_day|a day to be set}}.\n\nWill you come?",
        ),
        Voice.DUTCH: (
            "Uitnodiging: {{event}}",
            "Ik zie je graag bij {{event}}, op {{event_day|een dag die nog volgt}}.\n\nKom je?",
        ),
        Voice.DUTCH_FORMAL: (
            "Uitnodiging: {{event}}",
            "Graag zie ik u bij {{event}}, op {{event_day|een dag die nog volgt}}.\n\nKomt u?",
        ),
    },
    Occasion.SUCCESS: {
        Voice.ENGLISH: (
            "What your help achieved",
            "{{success}}: it worked, and you had a part in it. {{contribution|}}\n\nThank you.",
        ),
        Voice.DUTCH: (
            "Wat jouw hulp heeft opgeleverd",
            "{{success}}: het is gelukt, mede door jou. {{contribution|}}\n\nDank je wel.",
        ),
        Voice.DUTCH_FORMAL: (
            "Wat uw hulp heeft opgeleverd",
            "{{success}}: het is gelukt, mede door u. {{contribution|}}\n\nHartelijk dank.",
        ),
    },
    Occasion.NEWS: {
        Voice.ENGLISH: ("{{news}}", "You should hear this from me: {{news}}.\n\nWhat do you think of it?"),
        Voice.DUTCH: ("{{news}}", "Dit hoor je graag van mij: {{news}}.\n\nWat vind je ervan?"),
        Voice.DUTCH_FORMAL: ("{{news}}", "Dit hoort u graag van mij: {{news}}.\n\nWat vindt u ervan?"),
    },
    Occasion.BIRTHDAY: {
        Voice.ENGLISH: ("Happy birthday!", "Many happy returns of the day! I hope it is a good one for you."),
        Voice.DUTCH: ("Gefeliciteerd!", "Van harte gefeliciteerd met je verjaardag! Ik wens je een mooie dag."),
        Voice.DUTCH_FORMAL: (
            "Gefeliciteerd met uw verjaardag",
            "Van harte gefeliciteerd met uw verjaardag. Ik wens u een mooie dag.",
        ),
    },
}


def ready_letter(occasion: Occasion, own: LanguageCode) -> ReadyLetter:
    """The letter for this occasion, with the user's own language first."""
    letters = _LETTERS[occasion]
    first = Voice.DUTCH if own == "nl" else Voice.ENGLISH
    # The formal voice before the familiar one, as the first that fits counts.
    others = [voice for voice in (Voice.DUTCH_FORMAL, Voice.DUTCH, Voice.ENGLISH) if voice is not first]
    subject, text = letters[first]
    return ReadyLetter(subject, _whole(text), tuple(_variant(voice, *letters[voice]) for voice in others))


def _variant(voice: Voice, subject: str, text: str) -> VariantForm:
    return VariantForm(
        subject=subject,
        text=_whole(text),
        language="en" if voice is Voice.ENGLISH else "nl",
        form_of_address="u" if voice is Voice.DUTCH_FORMAL else "",
    )


def _whole(text: str) -> str:
    return "{{greeting}}\n\n" + text + "\n\n{{closing}}"
