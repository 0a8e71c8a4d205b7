"""That an item of news was told: to people one by one, or once to everybody who only looks on. Each is one entry.

What is told is kept as a message about the item, so that a draft of it never goes to who has heard it another way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from netwerk_tui.actions.message_readers import set_delivery
from netwerk_tui.actions.messages import insert_message
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.news import form_about
from netwerk_tui.actions.segments import people_of
from netwerk_tui.domain.do_not_contact import may_be_reached
from netwerk_tui.domain.errors import Refused
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.interaction import Channel, Direction, default_direction
from netwerk_tui.domain.message import DeliveryStatus, MessageKind
from netwerk_tui.domain.message_form import MessageForm, checked_form
from netwerk_tui.domain.news import News
from netwerk_tui.language import _, ngettext
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import Committed, Transaction, transaction
from netwerk_tui.store.one_row import row_of
from netwerk_tui.store.reads import news as reads
from netwerk_tui.store.reads.directory import contact_rows

SPECTATORS = "category:spectator"
"""For whom what everybody gets is enough."""


def tell(network: Network, item: News, people: Sequence[ContactId], channel: Channel, today: date) -> Committed | None:
    """That these people heard an item from me: a contact moment of each. None where all of them had heard it.

    A message about the item that waits does not go to them any more. Raises NotFound for an item that is gone.
    """
    form = checked_form(form_about(network, item))
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        row_of(verbs, tables.news, item.id)
        told = reads.told_of(verbs.connection, item.id)
        new = [row for row in contact_rows(verbs.connection, list(dict.fromkeys(people))) if row.id not in told]
        if new:
            known = reads.personal_message(verbs.connection, item.id)
            message = _closed_message(verbs, form, today) if known is None else known
            for row in new:
                _record_told(verbs, item, message, row.id, channel, today)
            if row_of(verbs, tables.message, message)["sent_on"] is None:
                verbs.update(tables.message, [{"id": message, "sent_on": today}])
            words = ngettext("Told {name} “{news}”", "Told {count} people “{news}”", len(new))
            verbs.title = words.format(name=new[0].name, count=len(new), news=item.name)
    return recording.committed


def broadcast(network: Network, item: News, today: date) -> Committed:
    """That an item went to all spectators at once: one contact moment, which is contact with none of them in person.

    Raises NotFound for an item that is gone, and Refused where nobody is a spectator.
    """
    people = _spectators(network, today)
    if not people:
        raise Refused(
            _("Nobody is a spectator."),
            _("Spectators stand low on both sides of mutual interest: what everybody hears is enough for them."),
        )
    form = replace(
        form_about(network, item),
        kind=MessageKind.BROADCAST,
        channel=Channel.BROADCAST,
        query=SPECTATORS,
    )
    checked = checked_form(form)
    title = ngettext("Broadcast “{news}” to {count} spectator", "Broadcast “{news}” to {count} spectators", len(people))
    title = title.format(news=item.name, count=len(people))
    with transaction(network.database, title, network.actor) as recording:
        verbs = recording.verbs
        row_of(verbs, tables.news, item.id)
        message = _closed_message(verbs, checked, today)
        verbs.update(tables.message, [{"id": message, "sent_on": today}])
        moment = _moment(verbs, item, Channel.BROADCAST, Direction.OUT, today)
        verbs.insert(tables.participant, [{"interaction_id": moment, "contact_id": contact} for contact in people])
        reached = {"message_id": message, "status": DeliveryStatus.SENT, "channel": Channel.BROADCAST}
        reached |= {"delivered_on": today, "interaction_id": moment}
        verbs.insert(tables.delivery, [{"contact_id": contact, **reached} for contact in people])
    assert recording.committed is not None, "there are spectators"
    return recording.committed


def _spectators(network: Network, today: date) -> list[ContactId]:
    """Everybody for whom a broadcast is enough, and whose card does not say that they want none."""
    people = people_of(network, SPECTATORS, today).ids
    with network.database.reading() as connection:
        let_alone = reads.let_alone(connection, people)
    return [each for each in people if may_be_reached(let_alone.get(each, ""), Channel.BROADCAST)]


def _closed_message(verbs: Transaction, form: MessageForm, today: date) -> int:
    """A message of which nothing more is expected."""
    message = insert_message(verbs, form, today)
    verbs.update(tables.message, [{"id": message, "closed_on": today}])
    return message


def _record_told(
    verbs: Transaction, item: News, message: int, contact: ContactId, channel: Channel, today: date
) -> None:
    moment = _moment(verbs, item, channel, default_direction(channel), today)
    verbs.insert(tables.participant, [{"interaction_id": moment, "contact_id": contact}])
    told = {"status": DeliveryStatus.SENT, "channel": channel, "reason": "", "delivered_on": today}
    set_delivery(verbs, message, contact, {**told, "interaction_id": moment})


def _moment(verbs: Transaction, item: News, channel: Channel, direction: Direction, today: date) -> int:
    row = {
        "day": today,
        "channel": channel,
        "direction": direction,
        "text": item.name,
        "dossier_id": item.dossier,
        "recorded_at": datetime.now(UTC),
    }
    (moment,) = verbs.insert(tables.interaction, [row])
    return moment
