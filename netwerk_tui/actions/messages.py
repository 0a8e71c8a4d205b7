"""Messages: one text for many readers. Writing them, and who answered. Each change is one entry.

Who a message's readers are is in `message_readers`; sending is in `delivering`.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime

from netwerk_tui.actions.dealing_rows import any_text, checked_dossier, name_of
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.asks import AskStatus
from netwerk_tui.domain.errors import NotFound, Refused
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.interaction import Channel, Direction
from netwerk_tui.domain.message import REACHED, DeliveryStatus, Message, MessageSummary
from netwerk_tui.domain.message_form import MessageForm, checked_form
from netwerk_tui.domain.message_occasions import Occasions
from netwerk_tui.language import _
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import Committed, Transaction, transaction
from netwerk_tui.store.one_row import row_of, vanished
from netwerk_tui.store.reads import messages as reads


def all_messages(network: Network) -> list[MessageSummary]:
    """Every message, drafts first."""
    with network.database.reading() as connection:
        return reads.messages(connection)


def message_with_id(network: Network, message: int) -> Message:
    """One message. Raises NotFound for one that is gone."""
    with network.database.reading() as connection:
        found = reads.message_of(connection, message)
    if found is None:
        raise vanished()
    return found


def occasions(network: Network) -> Occasions:
    """The events, successes and news that a message can be about."""
    with network.database.reading() as connection:
        return reads.occasions(connection)


def message_named(network: Network, name: str) -> Message:
    """The message of this name or id. Raises NotFound without one, and Refused where several are called so."""
    found = [each for each in all_messages(network) if each.name.casefold() == name.strip().casefold()]
    if not found and name.strip().isdecimal():
        return message_with_id(network, int(name))
    if not found:
        raise NotFound(_("There is no message “{name}”.").format(name=name), _("“netwerk message list” names them."))
    if len(found) > 1:
        raise Refused(_("Several messages are called “{name}”.").format(name=name), _("Give the id instead."))
    return message_with_id(network, found[0].id)


def add_message(
    network: Network,
    form: MessageForm,
    today: date,
    *,
    readers: Collection[ContactId] = (),
    left_out: Collection[ContactId] = (),
) -> tuple[int, Committed]:
    """A new message, as a draft: for those whom its query finds and these `readers`, but not for those left out.

    Raises what `checked_form` raises, and NotFound for a dossier that is gone.
    """
    checked = checked_form(form)
    title = _("Message {name}").format(name=checked.name)
    with transaction(network.database, title, network.actor) as recording:
        message = insert_message(recording.verbs, checked, today)
        known = [(contact, DeliveryStatus.PLANNED) for contact in dict.fromkeys(readers)]
        known += [(contact, DeliveryStatus.SKIPPED) for contact in dict.fromkeys(left_out)]
        rows = [{"message_id": message, "contact_id": contact, "status": status} for contact, status in known]
        recording.verbs.insert(tables.delivery, rows)
    assert recording.committed is not None, "a new message is always a change"
    return message, recording.committed


def insert_message(verbs: Transaction, checked: MessageForm, today: date) -> int:
    """Write a message of a form that has been checked. Raises NotFound for a dossier that is gone."""
    (message,) = verbs.insert(tables.message, [{**_columns(verbs, checked), "drafted_on": today}])
    _set_variants(verbs, message, checked)
    return message


def edit_message(network: Network, message: int, form: MessageForm) -> Committed | None:
    """Change a message; None where nothing differs. Raises as `add_message`.

    What went out already keeps the words that it went out with.
    """
    checked = checked_form(form)
    title = _("Edited message {name}").format(name=checked.name)
    with transaction(network.database, title, network.actor) as recording:
        verbs = recording.verbs
        row_of(verbs, tables.message, message)
        verbs.update(tables.message, [{"id": message, **_columns(verbs, checked)}])
        _set_variants(verbs, message, checked)
    return recording.committed


def delete_message(network: Network, message: int) -> Committed:
    """Delete a message with what is known of its readers; contact moments of it stay. Raises NotFound."""
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        verbs.title = _("Deleted message {name}").format(name=row_of(verbs, tables.message, message)["name"])
        verbs.delete(tables.message, [message])
    assert recording.committed is not None, "there was a message to delete"
    return recording.committed


def close_message(network: Network, message: int, today: date | None) -> Committed | None:
    """Say that no more is expected of a message, or with None that something is. Raises NotFound."""
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        name = row_of(verbs, tables.message, message)["name"]
        verbs.title = (_("Opened message {name} again") if today is None else _("Closed message {name}")).format(
            name=name
        )
        verbs.update(tables.message, [{"id": message, "closed_on": today}])
    return recording.committed


def record_answer(network: Network, message: int, contact: ContactId, today: date, text: str = "") -> Committed:
    """That a reader answered: a contact moment of theirs, and the answer to what they were asked.

    Raises NotFound for a message or a reader that is gone, and Refused for one who did not get the message or has
    answered already.
    """
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        row = row_of(verbs, tables.message, message)
        verbs.title = _("{name} answered “{message}”").format(name=name_of(verbs, contact), message=row["name"])
        delivery = reads.delivery_to(verbs.connection, message, contact)
        if delivery is None or delivery.status not in REACHED:
            raise Refused(_("This message has not gone out to them."), _("Deliver it first."))
        if delivery.answered_on is not None:
            raise Refused(_("They have answered already."), _("Undo that first, or write a note."))
        moment = _moment_of_answer(verbs, row, contact, today, text)
        mark_answered(verbs, delivery.id, moment, today, text)
    assert recording.committed is not None, "a first answer is always a change"
    return recording.committed


def mark_answered(verbs: Transaction, delivery: int, moment: int, day: date, text: str) -> None:
    """Write that this contact moment is a reader's answer, to what they were asked too."""
    answer = {"id": delivery, "answered_on": day, "answer": any_text(text), "answer_interaction_id": moment}
    verbs.update(tables.delivery, [answer])
    _answer_ask(verbs, delivery, day, text)


def _moment_of_answer(
    verbs: Transaction, message: dict[str, object], contact: ContactId, today: date, text: str
) -> int:
    row = {
        "day": today,
        "channel": Channel.MESSAGE if message["channel"] == Channel.BROADCAST else message["channel"],
        "direction": Direction.IN,
        "text": any_text(text) or _("Answered “{message}”").format(message=message["name"]),
        "dossier_id": message["dossier_id"],
        "recorded_at": datetime.now(UTC),
    }
    (moment,) = verbs.insert(tables.interaction, [row])
    verbs.insert(tables.participant, [{"interaction_id": moment, "contact_id": contact}])
    return moment


def _answer_ask(verbs: Transaction, delivery: int, today: date, text: str) -> None:
    ask = row_of(verbs, tables.delivery, delivery)["ask_id"]
    if ask is None:
        return
    row = row_of(verbs, tables.ask, ask)
    if row["status"] in (AskStatus.OPEN, AskStatus.ASKED):
        answered = {"id": ask, "status": AskStatus.ANSWERED, "answered_on": today, "answer": any_text(text)}
        verbs.update(tables.ask, [{"asked_on": row["asked_on"] or today, **answered}])


def _columns(verbs: Transaction, form: MessageForm) -> dict[str, object]:
    return {
        "name": form.name,
        "kind": form.kind,
        "channel": form.channel,
        "subject": form.subject,
        "text": form.text,
        "query": form.query,
        "ask_topic": form.ask_topic,
        "segment_id": form.segment,
        "dossier_id": checked_dossier(verbs, form.dossier),
        "event_id": form.event,
        "success_id": form.success,
        "news_id": form.news,
    }


def _set_variants(verbs: Transaction, message: int, form: MessageForm) -> None:
    """Make these the variants. One that stays in its place keeps its id, and with it what came back of it."""
    found = reads.message_of(verbs.connection, message)
    now = found.variants if found is not None else ()
    rows = [
        {
            "position": position,
            "query": variant.query,
            "language": variant.language,
            "form_of_address": variant.form_of_address,
            "subject": variant.subject,
            "text": variant.text,
        }
        for position, variant in enumerate(form.variants)
    ]
    kept = list(zip(now, rows, strict=False))
    verbs.update(tables.message_variant, [{"id": variant.id, **row} for variant, row in kept])
    verbs.insert(tables.message_variant, [{"message_id": message, **row} for row in rows[len(kept) :]])
    verbs.delete(tables.message_variant, [variant.id for variant in now[len(kept) :]])


def earlier_than(summary: MessageSummary, message: Message) -> bool:
    """Whether a message went out before this one did, or will."""
    if summary.id == message.id or summary.sent_on is None:
        return False
    return message.sent_on is None or (summary.sent_on, summary.id) < (message.sent_on, message.id)
