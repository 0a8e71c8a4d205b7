"""What the coming days are an occasion for, and the message for each, drafted in every voice."""

from __future__ import annotations

from datetime import date

from netwerk_tui.actions.messages import add_message
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.coming import LOOKED_AHEAD_DAYS, Birthday, Coming, ThanksDue, UpdateDue, birthday_name
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.message import MessageKind
from netwerk_tui.domain.message_form import LONGEST_NAME, MessageForm
from netwerk_tui.domain.ready_letters import Occasion, ready_letter
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import _, language_in_use
from netwerk_tui.store.ledger import Committed
from netwerk_tui.store.one_row import vanished
from netwerk_tui.store.reads.day import coming_birthdays
from netwerk_tui.store.reads.ledgers import all_successes
from netwerk_tui.store.reads.occasions import messages_to, success_name
from netwerk_tui.store.reads.segments import segments

_SUCCESS_DAYS = 365
"""Of a success that is older nobody expects thanks by a message any more."""


def coming_occasions(network: Network, today: date) -> list[Coming]:
    """Updates that are due and successes to thank for, the longest waiting first; then birthdays by day."""
    with network.database.reading() as connection:
        born = coming_birthdays(connection, today, LOOKED_AHEAD_DAYS)
        drafted = messages_to(connection, [each.contact for each in born])
        birthdays = [
            Birthday(each.contact, each.name, each.day, drafted.get((each.contact, _title(each.name, each.day))))
            for each in born
        ]
        known = [(each, each.update_due_since(today)) for each in segments(connection)]
        successes = [each.success for each in all_successes(connection)]
    updates = [UpdateDue(each, since) for each, since in known if since is not None]
    thanks = [
        ThanksDue(each.id, each.name, each.day, len(each.unthanked))
        for each in successes
        if each.unthanked and (today - each.day).days <= _SUCCESS_DAYS
    ]
    return [
        *sorted(updates, key=lambda each: (each.since, each.segment.name)),
        *sorted(thanks, key=lambda each: (each.day, each.success)),
        *birthdays,
    ]


def draft_birthday(network: Network, contact: ContactId, name: str, day: date, today: date) -> tuple[int, Committed]:
    """A draft of good wishes to one contact. Raises what `add_message` raises."""
    letter = ready_letter(Occasion.BIRTHDAY, language_in_use())
    form = MessageForm(_title(name, day), letter.subject, letter.text, variants=letter.variants)
    return add_message(network, form, today, readers=[contact])


def draft_thanks(network: Network, success: int, today: date) -> tuple[int, Committed]:
    """A draft that tells everybody who contributed to a success what their help achieved. Raises NotFound."""
    with network.database.reading() as connection:
        name = success_name(connection, success)
    if name is None:
        raise vanished()
    letter = ready_letter(Occasion.SUCCESS, language_in_use())
    form = MessageForm(
        name=clean_line(_("Thanks: {success}").format(success=name), LONGEST_NAME),
        subject=letter.subject,
        text=letter.text,
        kind=MessageKind.THANKS,
        success=success,
        variants=letter.variants,
    )
    return add_message(network, form, today)


def _title(name: str, day: date) -> str:
    return clean_line(birthday_name(name, day), LONGEST_NAME)
