"""`netwerk subject`: everything that is kept about somebody, to hand to that person."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from netwerk_tui.actions.finding import resolve
from netwerk_tui.actions.subjects import SubjectReport, subject_report
from netwerk_tui.cli.networks import opened
from netwerk_tui.cli.shell import FINE, Shell
from netwerk_tui.domain.card_forms import FORMS
from netwerk_tui.domain.column_words import column_label
from netwerk_tui.domain.card_parts import Part
from netwerk_tui.domain.text import clean_block, clean_line
from netwerk_tui.language import N_, _

_OTHER_TABLES = {
    "participant": N_("contact moments they took part in"),
    "interaction_tag": N_("tags of contact moments"),
    "assessment": N_("positions on a matrix"),
    "attendance": N_("events"),
    "contribution": N_("successes they contributed to"),
    "review_step": N_("steps of the review"),
    "delivery": N_("messages to them"),
    "news": N_("news about them"),
    "distinct_pair": N_("told apart from somebody"),
}
"""What the rows are of the tables that are no part of the card."""


def subject(arguments: argparse.Namespace, shell: Shell) -> int:
    """Print everything about one contact, with nobody else named in it."""
    with opened(shell) as network:
        report = subject_report(network, resolve(network, " ".join(arguments.who)))
    if shell.output.as_json:
        shell.output.print_value(_value(report))
    else:
        shell.output.print_lines(_lines(report))
        shell.output.say(_("Others are left out as […], where they are in the network. Read it before you hand it on."))
    return FINE


def _value(report: SubjectReport) -> dict[str, object]:
    return {
        "id": report.contact,
        "name": report.name,
        "data": {table: list(rows) for table, rows in report.tables.items()},
        "mentions": [{"table": each.table, "id": each.id, "text": each.text} for each in report.mentions],
        "history": [
            {"entry": each.entry, "at": each.at.isoformat(), "actor": each.actor, "title": each.title}
            for each in report.history
        ],
    }


def _lines(report: SubjectReport) -> Iterator[str]:
    yield _("Everything that is kept about {name}").format(name=clean_line(report.name))
    for table, rows in report.tables.items():
        yield ""
        yield _table_label(table)
        for row in rows:
            fields = [(name, value) for name, value in row.items() if name != "id"]
            for position, (name, value) in enumerate(fields):
                text = clean_block(str(value)).replace("\n", "\n      ")
                yield from f"{'  - ' if position == 0 else '    '}{column_label(table, name)}: {text}".split("\n")
    if report.mentions:
        yield ""
        yield _("Named in texts about others")
        yield from (f"  - {clean_line(each.text)}" for each in report.mentions)
    if report.history:
        yield ""
        yield _("What was done with it")
        yield from (f"  - {each.at.astimezone().date()}  {clean_line(each.title)}" for each in report.history)


def _table_label(table: str) -> str:
    label = FORMS[Part(table)].label if table in set(Part) else _OTHER_TABLES.get(table, table)
    return _(label).capitalize()
