"""One text for many readers: its wordings, who gets it, and what became of it for each of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from netwerk_tui.domain.ids import ContactId, DossierId
from netwerk_tui.domain.interaction import Channel
from netwerk_tui.language import N_


class MessageKind(StrEnum):
    """What a message is for."""

    MESSAGE = "message"
    UPDATE = "update"
    """Progress, to those who follow it."""
    INVITATION = "invitation"
    THANKS = "thanks"
    """What somebody's help achieved."""
    BROADCAST = "broadcast"
    """To everybody at once, as on social media: it never counts as contact with anybody in person."""


KIND_LABELS: dict[MessageKind, str] = {
    MessageKind.MESSAGE: N_("message"),
    MessageKind.UPDATE: N_("update"),
    MessageKind.INVITATION: N_("invitation"),
    MessageKind.THANKS: N_("thanks"),
    MessageKind.BROADCAST: N_("broadcast"),
}


class DeliveryStatus(StrEnum):
    """What became of a message for one reader."""

    PLANNED = "planned"
    SKIPPED = "skipped"
    """The user left this reader out, and why stands in the reason."""
    DRAFTED = "drafted"
    """A draft was written, which the user sends from a mail program."""
    SENDING = "sending"
    """Handed to a server that has not answered yet. Left so by a break, nobody knows whether it arrived."""
    SENT = "sent"
    FAILED = "failed"
    """The server refused it, and why stands in the reason."""


STATUS_LABELS: dict[DeliveryStatus, str] = {
    DeliveryStatus.PLANNED: N_("to be sent"),
    DeliveryStatus.SKIPPED: N_("left out"),
    DeliveryStatus.DRAFTED: N_("draft written"),
    DeliveryStatus.SENDING: N_("perhaps sent"),
    DeliveryStatus.SENT: N_("sent"),
    DeliveryStatus.FAILED: N_("failed"),
}

REACHED: frozenset[DeliveryStatus] = frozenset({DeliveryStatus.DRAFTED, DeliveryStatus.SENT})
"""Where the reader counts as having got the message, in the rate of response too."""

MESSAGE_CHANNELS: tuple[Channel, ...] = (
    Channel.MESSAGE,
    Channel.LETTER,
    Channel.CALL,
    Channel.POST,
    Channel.BROADCAST,
)
"""How a message can go out; every channel but the first and the last is worked off by hand, from a checklist."""


@dataclass(frozen=True, slots=True)
class Variant:
    """Another wording, for readers whom all that it says about them fits."""

    id: int
    query: str
    """In the language of the search line; empty where it says nothing about them."""
    language: str
    """A code as on the card; empty for every language."""
    form_of_address: str
    """je or u; empty for both."""
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Message:
    """One text with its variants and its occasion."""

    id: int
    name: str
    kind: MessageKind
    channel: Channel
    subject: str
    text: str
    query: str
    """Who its readers are, in the language of the search line."""
    ask_topic: str
    """What each reader is asked; empty where it asks nothing."""
    drafted_on: date
    sent_on: date | None
    """The day of the first delivery."""
    closed_on: date | None
    segment: int | None
    dossier: DossierId | None
    event: int | None
    success: int | None
    news: int | None
    variants: tuple[Variant, ...]
    """In the order in which they are tried."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """What one reader gets of a message, and what came back."""

    id: int
    contact: ContactId
    variant: int | None
    status: DeliveryStatus
    channel: Channel
    address: str
    """Of mail; empty where it goes another way, or none is known."""
    reason: str
    subject: str
    text: str
    """The reader's own wording; empty where it was not edited by hand."""
    external_id: str
    delivered_on: date | None
    answered_on: date | None
    answer: str


def variant_for(
    variants: Sequence[Variant], fitting: Collection[int], language: str, form_of_address: str
) -> Variant | None:
    """The first variant that fits a reader; None where the message's own wording does.

    `fitting` holds the ids of the variants whose query the reader answers to; those without a query fit everybody.
    """
    for variant in variants:
        fits_query = not variant.query or variant.id in fitting
        fits_language = variant.language in ("", language)
        fits_form = variant.form_of_address in ("", form_of_address)
        if fits_query and fits_language and fits_form:
            return variant
    return None


@dataclass(frozen=True, slots=True)
class Response:
    """How many of those who got a message answered."""

    reached: int
    answered: int

    @property
    def rate(self) -> float | None:
        """The share that answered, 0..1; None where nobody was reached."""
        return self.answered / self.reached if self.reached else None


@dataclass(frozen=True, slots=True)
class MessageSummary:
    """A message in a list: how far it is, and what came back."""

    id: int
    name: str
    kind: MessageKind
    channel: Channel
    drafted_on: date
    sent_on: date | None
    closed_on: date | None
    query: str
    counts: Mapping[DeliveryStatus, int]
    """Readers by how far they are; those of whom nothing is known yet are in none."""
    response: Response
    segment: int | None = None
    """The saved segment that it was written for; None where it was written for none, or that one is gone."""
