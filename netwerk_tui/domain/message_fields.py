"""The fields that the text of a message may name, and nothing else can be named. Used by `message_text` and actions.

A field is written `{{given_name}}`, or by its Dutch name `{{voornaam}}`; capitals do not matter, nor do spaces or
hyphens in the place of underscores.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from netwerk_tui.domain.text import fold
from netwerk_tui.language import N_


class MessageField(StrEnum):
    """Something that differs by reader, or that belongs to the message's occasion."""

    GREETING = "greeting"
    GIVEN_NAME = "given_name"
    SURNAME = "surname"
    NAME = "name"
    ROLE = "role"
    ORGANISATION = "organisation"
    TOWN = "town"
    MOTIVE = "motive"
    LAST_CONTACT = "last_contact"
    LAST_HELP = "last_help"
    CONTRIBUTION = "contribution"
    ASK = "ask"
    DOSSIER = "dossier"
    EVENT = "event"
    EVENT_DAY = "event_day"
    EVENT_PLACE = "event_place"
    SUCCESS = "success"
    NEWS = "news"
    CLOSING = "closing"
    UNSUBSCRIBE = "unsubscribe"


FIELD_LABELS: Mapping[MessageField, str] = {
    MessageField.GREETING: N_("how the reader is greeted, by language and form of address"),
    MessageField.GIVEN_NAME: N_("given name"),
    MessageField.SURNAME: N_("surname, with its particle"),
    MessageField.NAME: N_("whole name"),
    MessageField.ROLE: N_("what they do"),
    MessageField.ORGANISATION: N_("where they do it"),
    MessageField.TOWN: N_("town"),
    MessageField.MOTIVE: N_("what is in it for them"),
    MessageField.LAST_CONTACT: N_("the day of the last contact"),
    MessageField.LAST_HELP: N_("what they last did for me"),
    MessageField.CONTRIBUTION: N_("what they contributed to the success"),
    MessageField.ASK: N_("what they are asked"),
    MessageField.DOSSIER: N_("the dossier"),
    MessageField.EVENT: N_("the event"),
    MessageField.EVENT_DAY: N_("the day of the event"),
    MessageField.EVENT_PLACE: N_("the place of the event"),
    MessageField.SUCCESS: N_("the success"),
    MessageField.NEWS: N_("the news"),
    MessageField.CLOSING: N_("the closing, by language and form of address"),
    MessageField.UNSUBSCRIBE: N_("how to hear no more of me"),
}
"""What each field becomes; translated where it is shown."""

DUTCH_NAMES: Mapping[MessageField, str] = {
    MessageField.GREETING: "aanhef",
    MessageField.GIVEN_NAME: "voornaam",
    MessageField.SURNAME: "achternaam",
    MessageField.NAME: "naam",
    MessageField.ROLE: "functie",
    MessageField.ORGANISATION: "organisatie",
    MessageField.TOWN: "plaats",
    MessageField.MOTIVE: "motief",
    MessageField.LAST_CONTACT: "laatste_contact",
    MessageField.LAST_HELP: "laatste_hulp",
    MessageField.CONTRIBUTION: "bijdrage",
    MessageField.ASK: "vraag",
    MessageField.DOSSIER: "dossier",
    MessageField.EVENT: "bijeenkomst",
    MessageField.EVENT_DAY: "dag_van_bijeenkomst",
    MessageField.EVENT_PLACE: "plek_van_bijeenkomst",
    MessageField.SUCCESS: "succes",
    MessageField.NEWS: "nieuws",
    MessageField.CLOSING: "groet",
    MessageField.UNSUBSCRIBE: "afmelden",
}

_BY_NAME: Mapping[str, MessageField] = {
    **{field.value: field for field in MessageField},
    **{name: field for field, name in DUTCH_NAMES.items()},
}


def field_named(name: str) -> MessageField | None:
    """The field that is called so in English or Dutch; None where there is none."""
    return _BY_NAME.get(fold(name).replace(" ", "_").replace("-", "_"))


def known_names() -> tuple[str, ...]:
    """Every name by which a field can be written."""
    return tuple(_BY_NAME)
