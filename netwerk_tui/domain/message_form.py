"""What the user can write of a message, and what has to be right about it before it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from netwerk_tui.domain.errors import UsageError
from netwerk_tui.domain.ids import DossierId
from netwerk_tui.domain.interaction import Channel
from netwerk_tui.domain.message import MESSAGE_CHANNELS, Message, MessageKind
from netwerk_tui.domain.message_text import parse_template
from netwerk_tui.domain.query_language import parse_query
from netwerk_tui.domain.text import clean_block, clean_line
from netwerk_tui.language import _

LONGEST_NAME = 120
MOST_VARIANTS = 20
FORMS_OF_ADDRESS = ("", "je", "u")


@dataclass(frozen=True, slots=True)
class VariantForm:
    """Another wording, and for whom it is."""

    subject: str
    text: str
    query: str = ""
    language: str = ""
    form_of_address: str = ""


@dataclass(frozen=True, slots=True)
class MessageForm:
    """All that can be written of a message."""

    name: str
    subject: str = ""
    text: str = ""
    query: str = ""
    kind: MessageKind = MessageKind.MESSAGE
    channel: Channel = Channel.MESSAGE
    ask_topic: str = ""
    segment: int | None = None
    dossier: DossierId | None = None
    event: int | None = None
    success: int | None = None
    news: int | None = None
    variants: tuple[VariantForm, ...] = ()


def form_of(message: Message) -> MessageForm:
    """The message as it can be written anew."""
    return MessageForm(
        name=message.name,
        subject=message.subject,
        text=message.text,
        query=message.query,
        kind=message.kind,
        channel=message.channel,
        ask_topic=message.ask_topic,
        segment=message.segment,
        dossier=message.dossier,
        event=message.event,
        success=message.success,
        news=message.news,
        variants=tuple(
            VariantForm(each.subject, each.text, each.query, each.language, each.form_of_address)
            for each in message.variants
        ),
    )


def checked_form(form: MessageForm) -> MessageForm:
    """The form, clean.

    Raises UsageError for a message without a name, TemplateError for a text and QueryError for a query that cannot be
    understood, each with its place.
    """
    name = clean_line(form.name, LONGEST_NAME)
    if not name:
        raise UsageError(_("A message needs a name."), _("By the name you find it again; readers do not see it."))
    if form.channel not in MESSAGE_CHANNELS:
        raise UsageError(_("A message cannot go out this way."))
    if len(form.variants) > MOST_VARIANTS:
        raise UsageError(_("A message has at most {count} variants.").format(count=MOST_VARIANTS))
    return replace(
        form,
        name=name,
        subject=_checked_subject(form.subject),
        text=_checked_text(form.text),
        query=_checked_query(form.query),
        ask_topic=clean_line(form.ask_topic),
        variants=tuple(_checked_variants(form.variants)),
    )


def _checked_variants(variants: Sequence[VariantForm]) -> list[VariantForm]:
    return [
        VariantForm(
            subject=_checked_subject(variant.subject),
            text=_checked_text(variant.text),
            query=_checked_query(variant.query),
            language=clean_line(variant.language, 20),
            form_of_address=variant.form_of_address if variant.form_of_address in FORMS_OF_ADDRESS else "",
        )
        for variant in variants
    ]


def _checked_subject(subject: str) -> str:
    cleaned = clean_line(subject)
    parse_template(cleaned)
    return cleaned


def _checked_text(text: str) -> str:
    parse_template(text)
    return clean_block(text)


def _checked_query(query: str) -> str:
    cleaned = clean_line(query)
    if cleaned:
        parse_query(cleaned)
    return cleaned
