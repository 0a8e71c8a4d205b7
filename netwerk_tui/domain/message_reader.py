"""One reader of a message: the words they get, and what to know before they get them. Made by `message_readers`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from netwerk_tui.domain.calendar_words import MONTH_NAMES
from netwerk_tui.domain.do_not_contact import Way, may_be_reached
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.interaction import Channel
from netwerk_tui.domain.message import Delivery, DeliveryStatus, Message, MessageKind
from netwerk_tui.domain.message_cautions import STOPPING, Caution
from netwerk_tui.domain.message_fields import MessageField
from netwerk_tui.domain.message_text import Template, fill_in, fill_in_line, parse_template
from netwerk_tui.domain.voice import Voice

TO_MANY = frozenset({MessageKind.MESSAGE, MessageKind.UPDATE, MessageKind.INVITATION})
"""Who wants no newsletter is not meant by these, and who gets them can say that they want no more."""


@dataclass(frozen=True, slots=True)
class Reader:
    """One reader, with what they get."""

    contact: ContactId
    name: str
    organisation: str
    voice: Voice
    """How they are spoken to."""
    address: str
    """For the message's channel: an e-mail address, a phone number or a postal address; empty where none is known."""
    variant: int | None
    """By the id of the variant whose words these are; None for the message's own."""
    subject: str
    text: str
    is_own_wording: bool
    """Whether the words were edited by hand for this reader."""
    cautions: tuple[Caution, ...]
    empty_fields: tuple[MessageField, ...]
    delivery: Delivery | None
    """What became of it so far; None where nothing is known of this reader yet."""

    @property
    def status(self) -> DeliveryStatus:
        """How far it is for them."""
        return DeliveryStatus.PLANNED if self.delivery is None else self.delivery.status

    @property
    def is_stopped(self) -> bool:
        """Whether nothing may go out to them."""
        return not STOPPING.isdisjoint(self.cautions)

    @property
    def is_waiting(self) -> bool:
        """Whether it goes to them with the next delivery."""
        return not self.is_stopped and self.status in (DeliveryStatus.PLANNED, DeliveryStatus.FAILED)


@dataclass(frozen=True, slots=True)
class WordsFor:
    """What a reader's text came to."""

    subject: str
    text: str
    empty: tuple[MessageField, ...]


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of one wording, taken apart once for all readers."""

    subject: Template
    text: Template
    ends_with_unsubscribe: bool
    """Whether the line by which one hears no more is put at the end, as the text itself does not say it."""

    def for_reader(self, values: Mapping[MessageField, str]) -> WordsFor:
        """The words for a reader of whom this is known."""
        subject, text = fill_in_line(self.subject, values), fill_in(self.text, values)
        body = text.text
        if self.ends_with_unsubscribe and body:
            body = f"{body}\n\n{values[MessageField.UNSUBSCRIBE]}"
        return WordsFor(subject.text, body, tuple(dict.fromkeys((*subject.empty, *text.empty))))


def texts_of(message: Message, subject: str, text: str) -> Texts:
    """A wording of the message, taken apart. Raises TemplateError."""
    body = parse_template(text)
    needs_line = message.kind in TO_MANY and message.channel is Channel.MESSAGE
    return Texts(parse_template(subject), body, needs_line and MessageField.UNSUBSCRIBE not in body.fields)


def is_open_to(message: Message, do_not_contact: str) -> bool:
    """Whether somebody with these words on their card may get this message."""
    ways: list[Channel | Way] = [Way.EMAIL if message.channel is Channel.MESSAGE else message.channel]
    if message.kind in TO_MANY and message.channel in (Channel.MESSAGE, Channel.LETTER):
        ways.append(Way.NEWSLETTER)
    if message.kind is MessageKind.INVITATION:
        ways.append(Way.EVENT)
    return all(may_be_reached(do_not_contact, way) for way in ways)


def day_for(voice: Voice, day: date | None) -> str:
    """The day as it is written in the reader's language; empty without one."""
    if day is None:
        return ""
    months = MONTH_NAMES["en" if voice is Voice.ENGLISH else "nl"]
    return f"{day.day} {months[day.month - 1]} {day.year}"


def waiting(readers: Sequence[Reader]) -> list[Reader]:
    """Those to whom it goes with the next delivery."""
    return [reader for reader in readers if reader.is_waiting]
