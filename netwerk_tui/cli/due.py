"""`netwerk due`: who waits for contact, and why."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence

from netwerk_tui.actions.review import names_in_queue, queue_of
from netwerk_tui.cli.contact_value import JsonObject
from netwerk_tui.cli.days import any_day
from netwerk_tui.cli.exit_codes import FINE
from netwerk_tui.cli.networks import opened
from netwerk_tui.cli.shell import (
    Shell,
)
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.review import REASON_LABELS, QueuedCard
from netwerk_tui.language import _, ngettext


def due(arguments: argparse.Namespace, shell: Shell) -> int:
    """Print the daily review's queue, the most pressing first: all of it, or the first few."""
    day = any_day("--on", arguments.on, shell.today) if arguments.on else shell.today
    with opened(shell) as network:
        queue = queue_of(network, day)
        enough = None if shell.output.as_json else network.policy.daily_number
        cards = queue[: arguments.limit or enough]
        names = names_in_queue(network, cards)
    if shell.output.as_json:
        shell.output.print_value([card_value(card, names) for card in cards])
        return FINE
    if not queue:
        shell.output.print_lines([_("Nobody waits for you.")])
    shell.output.print_table(card_rows(cards, names))
    rest = len(queue) - len(cards)
    if rest:
        more = ngettext("{count} more waits", "{count} more wait", rest).format(count=rest)
        shell.output.say(_("{more}: --limit shows more than what is enough for a day.").format(more=more))
    return FINE


def card_value(card: QueuedCard, names: Mapping[ContactId, str]) -> JsonObject:
    """A card as `--json` prints it."""
    return {
        "id": card.contact,
        "name": names[card.contact],
        "reason": card.reason,
        "since": card.since.isoformat(),
        "overdue_days": card.overdue_days,
        "past_maximum": card.past_maximum,
        "other_reasons": list(card.other_reasons),
    }


def card_rows(cards: Sequence[QueuedCard], names: Mapping[ContactId, str]) -> list[tuple[str, ...]]:
    """A line for each card: the name, how many days, and why."""
    return [(names[card.contact], _days(card), _reasons(card)) for card in cards]


def _days(card: QueuedCard) -> str:
    if not card.overdue_days:
        return _("today")
    return ngettext("{count} day", "{count} days", card.overdue_days).format(count=card.overdue_days)


def _reasons(card: QueuedCard) -> str:
    return " · ".join(_(REASON_LABELS[reason]) for reason in (card.reason, *card.other_reasons))
