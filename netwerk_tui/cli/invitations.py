"""`netwerk invite`: who should sit down with me, put on a guest list or written to where that is asked."""

from __future__ import annotations

import argparse

from netwerk_tui.actions.events import resolve_event
from netwerk_tui.actions.finding import resolve
from netwerk_tui.actions.invitations import (
    draft_invitation,
    expect_at_event,
    propose_table,
    query_for,
)
from netwerk_tui.cli.exit_codes import FINE
from netwerk_tui.cli.networks import opened
from netwerk_tui.cli.shell import (
    Shell,
)
from netwerk_tui.domain.invitations import Seat, Table, TableWish
from netwerk_tui.domain.query_language import quoted
from netwerk_tui.language import _


def invite(arguments: argparse.Namespace, shell: Shell) -> int:
    """Propose a table; an event's guest list and a draft are made only where they are asked for."""
    wish = TableWish(" ".join(arguments.query), arguments.town, arguments.dossier, arguments.seats)
    with opened(shell) as network:
        chosen = [resolve(network, who) for who in arguments.chosen]
        event = resolve_event(network, arguments.event, shell.today) if arguments.event else None
        table = propose_table(network, wish, shell.today, chosen)
        guests = [seat.candidate.contact for seat in table.seats]
        expected = None if event is None else expect_at_event(network, event, guests, shell.today)
        drafted = None
        if arguments.draft:
            # With an event its guest list says who is invited, so that the draft follows it.
            query = query_for(wish) if event is None else f"event:{quoted(arguments.event)}"
            drafted = draft_invitation(network, arguments.draft, query, shell.today, event=event)
    if shell.output.as_json:
        shell.output.print_value(
            {
                "seats": [_value(seat) for seat in table.seats],
                "reserve": [_value(seat) for seat in table.reserve],
                "event": event,
                "entry": None if expected is None else expected.entry,
                "message": None if drafted is None else drafted[0],
            }
        )
        return FINE
    _print(table, shell)
    for committed in (expected, None if drafted is None else drafted[1]):
        if committed is not None:
            shell.output.say(committed.title)
    return FINE


def _print(table: Table, shell: Shell) -> None:
    shell.output.print_table([_line(seat) for seat in table.seats])
    if table.reserve:
        shell.output.say(_("And {count} more, should somebody not come.").format(count=len(table.reserve)))


def _line(seat: Seat) -> list[str]:
    who = seat.candidate
    return [str(who.contact), who.name, who.organisation, who.locality, seat.reason]


def _value(seat: Seat) -> dict[str, object]:
    who = seat.candidate
    return {
        "id": who.contact,
        "name": who.name,
        "organisation": who.organisation,
        "town": who.locality,
        "reason": seat.reason,
    }
