"""What is edited on the card: the contact itself and everything that hangs on it, each as a form of fields.

The card makes its forms from `card_forms`, the actions store by them, and a test holds the schema against them. A part
is a row of the table whose name it carries.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from netwerk_tui.domain.card_fields import Field, Input
from netwerk_tui.language import N_

_Word = TypeVar("_Word", bound=StrEnum)


class Part(StrEnum):
    """What a row on the card is. The value is the name of its table."""

    CONTACT = "contact"
    POINT = "contact_point"
    IDENTITY = "identity"
    CAPACITY = "capacity"
    TAGGING = "contact_tag"
    """That the contact has a tag; the tag itself is a part of its own."""
    TAG = "tag"
    LIKENESS = "contact_persona"
    """That the contact is like a persona; the persona itself is a part of its own."""
    PERSONA = "persona"
    EXPERTISE = "expertise"
    IMPRESSION = "impression"
    INFLUENCE = "influence"
    RELATION = "relation"
    INTRODUCTION = "introduction"
    STAGE = "ambassadorship"
    JOURNEY = "journey"
    FOLLOWUP = "followup"
    ASK = "ask"
    TELL = "tell"
    THANKS = "thanks"
    FAVOUR = "favour"
    CONCERN = "concern"
    INTERACTION = "interaction"
    DOSSIER = "dossier"


@dataclass(frozen=True, slots=True)
class PartForm:
    """How one part is edited."""

    part: Part
    label: str
    """In titles and choices; marked for translation."""
    fields: tuple[Field, ...]
    defaults: Mapping[str, str]
    """What fields hold when a new row is typed; `today` for the day itself."""
    can_be_added: bool = True
    asked_at_first: tuple[str, ...] = ()
    """The fields that a new row is made with, where the others only come into play later; all where none are named."""

    def field(self, name: str) -> Field:
        """The field of this name, which must be among them."""
        return next(each for each in self.fields if each.name == name)


TODAY = "today"
"""The default of a day that is the day of typing."""


def choices_of(labels: Mapping[_Word, str]) -> dict[str, str]:
    """The words of an enum with their labels."""
    return {each.value: label for each, label in labels.items()}


def text_field(name: str, label: str, *, required: bool = True) -> Field:
    """A text on one line."""
    return Field(name, label, required=required)


def lines_field(name: str, label: str, *, required: bool = False) -> Field:
    """A text that is usually one line."""
    return Field(name, label, Input.TEXT, required=required)


def day_field(name: str, label: str, *, required: bool = False, ahead: bool = False) -> Field:
    """A day."""
    return Field(name, label, Input.DAY, required=required, ahead=ahead)


ABOUT_DOSSIER = Field("dossier_id", N_("Dossier"), Input.DOSSIER)
