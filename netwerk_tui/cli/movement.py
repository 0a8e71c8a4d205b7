"""`netwerk movement`: who moved between two days, and where to."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from datetime import date

from netwerk_tui.actions.movement import movement_between, names_of_movers
from netwerk_tui.cli.contact_value import JsonObject
from netwerk_tui.cli.days import past_day
from netwerk_tui.cli.exit_codes import FINE
from netwerk_tui.cli.networks import opened
from netwerk_tui.cli.planes import plane_of
from netwerk_tui.cli.shell import (
    Shell,
)
from netwerk_tui.domain.dates import full_day
from netwerk_tui.domain.errors import UsageError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.matrix import Category
from netwerk_tui.domain.movement import Moved, Movement
from netwerk_tui.language import _


def movement(arguments: argparse.Namespace, shell: Shell) -> int:
    """Print everybody whose category changed or who was scored for the first time, and how many went where."""
    since, until = _span(arguments, shell.today)
    with opened(shell) as network:
        plane = plane_of(network, arguments)
        found = movement_between(network, plane.matrix, plane.dossier_id, since, until)
        names = names_of_movers(network, found)
    if shell.output.as_json:
        shell.output.print_value(_value(found, names))
        return FINE
    span = _("from {since} to {until}").format(since=full_day(since), until=full_day(until))
    shell.output.print_lines([f"{plane.title} · {span}", ""])
    if not names:
        shell.output.print_lines([_("Nobody changed category.")])
        return FINE
    shell.output.print_table(_flow_rows(found))
    shell.output.print_lines([""])
    shell.output.print_table([_move_row(found, moved, names) for moved in found.changed_category])
    return FINE


def _span(arguments: argparse.Namespace, today: date) -> tuple[date, date]:
    since = past_day("--since", arguments.since, today)
    until = past_day("--until", arguments.until, today) if arguments.until else today
    if until < since:
        raise UsageError(
            _("--until: {until} comes before {since}.").format(until=full_day(until), since=full_day(since)),
            _("Choose an earlier day for --since, or a later one for --until."),
        )
    return since, until


def _value(found: Movement, names: Mapping[ContactId, str]) -> JsonObject:
    return {
        "since": found.since.isoformat(),
        "until": found.until.isoformat(),
        "moves": [
            {
                "id": moved.contact,
                "name": names[moved.contact],
                "from": _id_of(found.category_before(moved)),
                "to": found.category_after(moved).id,
                "date": moved.day.isoformat(),
                "reason": moved.reason,
            }
            for moved in found.changed_category
        ],
        "flow": [{"from": _id_of(flow.before), "to": flow.after.id, "count": flow.count} for flow in found.flows],
    }


def _id_of(category: Category | None) -> str | None:
    return None if category is None else category.id


def _flow_rows(found: Movement) -> list[tuple[str, ...]]:
    return [(_words_of(flow.before), "→", _words_of(flow.after), str(flow.count)) for flow in found.flows]


def _move_row(found: Movement, moved: Moved, names: Mapping[ContactId, str]) -> tuple[str, ...]:
    before, after = found.category_before(moved), found.category_after(moved)
    day = moved.day.isoformat()
    return day, names[moved.contact], _words_of(before), "→", _words_of(after), moved.reason


def _words_of(category: Category | None) -> str:
    return _("unscored") if category is None else f"{category.glyph} {_(category.label)}"
