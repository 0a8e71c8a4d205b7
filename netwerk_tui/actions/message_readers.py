"""Who gets a message, in which words, and what to know of each before; and leaving out or rewording one by one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

import netwerk_tui.store.reads.message_readers as reads
from netwerk_tui.actions.dealing_rows import name_of
from netwerk_tui.actions.messages import message_with_id
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.segments import PeopleSets, new_sets, people_in, people_of
from netwerk_tui.domain.errors import Refused, UsageError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.interaction import Channel
from netwerk_tui.domain.message import Delivery, DeliveryStatus, Message, MessageKind, variant_for
from netwerk_tui.domain.message_cautions import Caution, ReaderFacts, cautions_about
from netwerk_tui.domain.message_fields import MessageField
from netwerk_tui.domain.message_reader import Reader, Texts, WordsFor, day_for, is_open_to, texts_of
from netwerk_tui.domain.query_language import parse_query
from netwerk_tui.domain.query_tree import Filter
from netwerk_tui.domain.text import clean_block, clean_line, fold
from netwerk_tui.domain.voice import Voice, closing, greeting, unsubscribe_line, voice_of
from netwerk_tui.exchange.outgoing_mail.composing import is_address
from netwerk_tui.language import _, language_in_use
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import Committed, Transaction, transaction
from netwerk_tui.store.one_row import row_of
from netwerk_tui.store.reads.ledgers import contribution_ids
from netwerk_tui.store.reads.message_readers import ReaderRow
from netwerk_tui.store.reads.messages import deliveries_of, delivery_to
from netwerk_tui.store.reads.occasions import Occasion, occasion_of

_WITH_ADDRESS = frozenset({Channel.MESSAGE, Channel.LETTER, Channel.CALL})


def readers_of(
    network: Network, message_id: int, today: date, only: Collection[ContactId] | None = None
) -> list[Reader]:
    """Everybody who gets the message, the most important first, and those of whom it is known what became of it.

    With `only`, what these get, in no order, whether its query finds them or not.

    Raises NotFound for a message that is gone, QueryError and TemplateError for what cannot be understood in it.
    """
    message = message_with_id(network, message_id)
    sets = new_sets(network, today)
    wanted = _wanted(network, message, sets) if only is None else ()
    fitting = _fitting(network, message, sets)
    with network.database.reading() as connection:
        known = deliveries_of(connection, message_id)
        asked = list(dict.fromkeys((*wanted, *known))) if only is None else list(only)
        rows = reads.reader_rows(connection, asked, today)
        occasion = occasion_of(connection, message)
    makes = _Wordings(message, occasion, fitting)
    budget = network.policy.attention_budget
    return [makes.reader(row, known.get(contact), budget, today) for contact, row in rows.items()]


def unknown_names(network: Network, message: Message, today: date) -> list[Filter]:
    """The filters, of its readers and of its variants, whose name nothing has. Raises QueryError."""
    sets = new_sets(network, today)
    queries = (message.query, *(variant.query for variant in message.variants))
    return [each for query in queries if query for each in people_in(network, parse_query(query), sets)[1]]


def leave_out(network: Network, message: int, contact: ContactId, reason: str) -> Committed | None:
    """Leave a reader out, with the reason; None where they are left out for it already.

    Raises NotFound for what is gone, and Refused where it has gone out to them.
    """
    changed = {"status": DeliveryStatus.SKIPPED, "reason": clean_line(reason)}
    return _change(network, message, contact, _("Left {name} out of “{message}”"), changed)


def take_in_again(network: Network, message: int, contact: ContactId) -> Committed | None:
    """Let a reader who was left out, or whose mail failed, get it with the next delivery. Raises as `leave_out`."""
    changed = {"status": DeliveryStatus.PLANNED, "reason": ""}
    return _change(network, message, contact, _("{name} gets “{message}” again"), changed)


def reword(network: Network, message: int, contact: ContactId, subject: str, text: str) -> Committed | None:
    """Give one reader words of their own; empty ones take the message's again. Raises as `leave_out`.

    Fields are not filled in: these words go out as they are. Raises UsageError for a subject without a text, and for
    a mail without a subject.
    """
    own = clean_line(subject), clean_block(text)
    if own[0] and not own[1].strip():
        raise UsageError(_("There is no text."))
    if own[1].strip() and not own[0] and message_with_id(network, message).channel is Channel.MESSAGE:
        raise UsageError(_("This text has no subject."))
    changed = {"subject": own[0], "text": own[1]}
    return _change(network, message, contact, _("Reworded “{message}” for {name}"), changed)


def _change(
    network: Network, message: int, contact: ContactId, title: str, changed: Mapping[str, object]
) -> Committed | None:
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        name = row_of(verbs, tables.message, message)["name"]
        verbs.title = title.format(name=name_of(verbs, contact), message=name)
        set_delivery(verbs, message, contact, changed)
    return recording.committed


def set_delivery(verbs: Transaction, message: int, contact: ContactId, changed: Mapping[str, object]) -> int:
    """Write what is known of one reader; the id of the row. Raises Refused where it has gone out to them."""
    now = delivery_to(verbs.connection, message, contact)
    if now is None:
        (new,) = verbs.insert(tables.delivery, [{"message_id": message, "contact_id": contact, **changed}])
        return new
    if now.status is DeliveryStatus.SENT:
        raise Refused(_("This message has gone out to them."), _("What was sent cannot be changed."))
    verbs.update(tables.delivery, [{"id": now.id, **changed}])
    return now.id


def _wanted(network: Network, message: Message, sets: PeopleSets) -> tuple[ContactId, ...]:
    """Who the message is for: whom its query finds; without one, for thanks, those who contributed to the success."""
    if message.query:
        return tuple(people_of(network, message.query, sets.today, sets).ids)
    if message.kind is MessageKind.THANKS and message.success is not None:
        with network.database.reading() as connection:
            return tuple(ContactId(contact) for contact in contribution_ids(connection, message.success))
    return ()


def _fitting(network: Network, message: Message, sets: PeopleSets) -> dict[int, frozenset[ContactId]]:
    """By variant, whom its query finds."""
    return {
        variant.id: people_in(network, parse_query(variant.query), sets)[0]
        for variant in message.variants
        if variant.query
    }


class _Wordings:
    """Puts the words together for one reader after the other, each text taken apart only once."""

    def __init__(self, message: Message, occasion: Occasion, fitting: Mapping[int, Collection[ContactId]]) -> None:
        self._message = message
        self._occasion = occasion
        self._fitting = fitting
        self._own = texts_of(message, message.subject, message.text)
        self._others: dict[int, Texts] = {
            variant.id: texts_of(message, variant.subject or message.subject, variant.text or message.text)
            for variant in message.variants
        }

    def reader(self, row: ReaderRow, delivery: Delivery | None, usual_budget: int, today: date) -> Reader:
        """One reader with what they get; the words that went out, where it has."""
        message = self._message
        voice = voice_of(row.language, row.form_of_address, language_in_use())
        fitting = {variant for variant, people in self._fitting.items() if row.contact in people}
        variant = variant_for(message.variants, fitting, _language_of(voice), _form_of(row, voice))
        has_words = delivery is not None and bool(delivery.text or delivery.subject)
        if has_words and delivery is not None:
            words = WordsFor(delivery.subject, delivery.text, ())
        else:
            texts = self._own if variant is None else self._others[variant.id]
            words = texts.for_reader(self._values(row, voice))
        is_sent = delivery is not None and delivery.status is DeliveryStatus.SENT
        address = self._address(row)
        if delivery is not None and is_sent:
            address = delivery.address or address
        return Reader(
            contact=row.contact,
            name=row.name,
            organisation=row.organisation,
            voice=voice,
            address=address,
            variant=delivery.variant if delivery is not None and is_sent else None if variant is None else variant.id,
            subject=words.subject,
            text=words.text,
            is_own_wording=has_words and not is_sent,
            cautions=() if is_sent else self._cautions(row, address, words, usual_budget, today),
            empty_fields=words.empty,
            delivery=delivery,
        )

    def _address(self, row: ReaderRow) -> str:
        """Where the message would reach somebody; empty where nothing is known, or where it is told in person."""
        addresses = {Channel.MESSAGE: row.email, Channel.CALL: row.phone, Channel.LETTER: row.address}
        return addresses.get(self._message.channel) or ""

    def _cautions(
        self, row: ReaderRow, address: str, words: WordsFor, usual_budget: int, today: date
    ) -> tuple[Caution, ...]:
        """What to know before it goes to this reader."""
        message = self._message
        facts = ReaderFacts(
            may_be_reached=is_open_to(message, row.do_not_contact),
            has_address=bool(address) and (message.channel is not Channel.MESSAGE or is_address(address)),
            motive=row.motive,
            last_contact=row.last_contact,
            asks_this_year=row.asks_this_year,
            budget=usual_budget if row.own_budget is None else row.own_budget,
            last_asked=row.last_asked,
            last_given=row.last_given,
            empty_fields=words.empty,
        )
        needs_address = message.channel in _WITH_ADDRESS
        return cautions_about(facts, today, asks=bool(message.ask_topic), needs_address=needs_address)

    def _values(self, row: ReaderRow, voice: Voice) -> dict[MessageField, str]:
        occasion = self._occasion
        return {
            MessageField.GREETING: greeting(voice, row.kind, row.name, row.given_name),
            MessageField.GIVEN_NAME: row.given_name,
            MessageField.SURNAME: row.surname,
            MessageField.NAME: row.name,
            MessageField.ROLE: row.role,
            MessageField.ORGANISATION: row.organisation,
            MessageField.TOWN: row.locality,
            MessageField.MOTIVE: row.motive,
            MessageField.LAST_CONTACT: day_for(voice, row.last_contact),
            MessageField.LAST_HELP: row.last_help,
            MessageField.CONTRIBUTION: occasion.contributions.get(row.contact, ""),
            MessageField.ASK: self._message.ask_topic,
            MessageField.DOSSIER: occasion.dossier,
            MessageField.EVENT: occasion.event,
            MessageField.EVENT_DAY: day_for(voice, occasion.event_day),
            MessageField.EVENT_PLACE: occasion.event_place,
            MessageField.SUCCESS: occasion.success,
            MessageField.NEWS: occasion.news,
            MessageField.CLOSING: closing(voice),
            MessageField.UNSUBSCRIBE: unsubscribe_line(voice),
        }


def _language_of(voice: Voice) -> str:
    return "en" if voice is Voice.ENGLISH else "nl"


def _form_of(row: ReaderRow, voice: Voice) -> str:
    return "u" if voice is Voice.DUTCH_FORMAL or fold(row.form_of_address) == "u" else "je"
