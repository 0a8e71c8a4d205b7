"""`netwerk followups`: what was promised, by me and by them."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from netwerk_tui.actions.followups import followups_on
from netwerk_tui.cli.columns import aligned
from netwerk_tui.cli.days import any_day
from netwerk_tui.cli.exit_codes import FINE
from netwerk_tui.cli.networks import opened
from netwerk_tui.cli.shell import (
    Shell,
)
from netwerk_tui.domain.dates import day_words
from netwerk_tui.domain.followups import (
    GROUP_LABELS,
    WHOSE_LABELS,
    FollowupBook,
    FollowupGroup,
    FollowupRow,
    FollowupSection,
    Whose,
)
from netwerk_tui.language import _


def followups(arguments: argparse.Namespace, shell: Shell) -> int:
    """Print the promises that are open on a day, or those that are done by then."""
    day = any_day("--on", arguments.on, shell.today) if arguments.on else shell.today
    with opened(shell) as network:
        book = FollowupBook(followups_on(network, day, done=arguments.done), day)
    sections = book.sections(Whose(arguments.whose))
    if shell.output.as_json:
        shell.output.print_value([_value(row, section.group) for section in sections for row in section.rows])
    elif sections:
        shell.output.print_lines(_lines(sections, book))
    else:
        shell.output.say(_("No promise is done yet.") if arguments.done else _("No promise is open."))
    return FINE


def _value(row: FollowupRow, group: FollowupGroup) -> dict[str, object]:
    state = FollowupGroup.LATER if group is FollowupGroup.THIS_WEEK else group
    return {
        "id": row.id,
        "contact": {"id": row.contact, "name": row.name},
        "text": row.text,
        "due": row.due.isoformat() if row.due else None,
        "theirs": row.theirs,
        "state": state,
        "done_on": row.done_on.isoformat() if row.done_on else None,
        "result": row.result,
        "reported_on": row.reported_on.isoformat() if row.reported_on else None,
    }


def _lines(sections: tuple[FollowupSection, ...], book: FollowupBook) -> Iterator[str]:
    columns = iter(aligned([_columns(row, book) for section in sections for row in section.rows]))
    for number, section in enumerate(sections):
        label = _("Done") if section.group is FollowupGroup.DONE else _(GROUP_LABELS[section.group])
        if number:
            yield ""
        yield f"{label} · {len(section.rows)}"
        for _row in section.rows:
            yield f"  {next(columns)}"


def _columns(row: FollowupRow, book: FollowupBook) -> list[str]:
    day = row.done_on or row.due
    whose = _(WHOSE_LABELS[Whose.THEIRS if row.theirs else Whose.MINE])
    what = f"{row.text} → {row.result}" if row.done_on and row.result else row.text
    return [day_words(day, book.today) if day else "", whose, row.name, what]
