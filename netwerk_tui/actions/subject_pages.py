"""Everything that is kept about somebody as a page to hand over: readable, or as JSON. For both front doors."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from netwerk_tui.actions.network import Network
from netwerk_tui.actions.subjects import SubjectReport, subject_report
from netwerk_tui.domain.card_forms import FORMS
from netwerk_tui.domain.card_parts import Part
from netwerk_tui.domain.column_words import column_label
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.text import clean_block, clean_line
from netwerk_tui.exchange.new_file import new_text_file
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


def write_subject(network: Network, contact: ContactId, path: Path) -> None:
    """Write everything about this contact to a new file, for the user's eyes only: JSON where it ends on `.json`.

    Raises NotFound for one that is gone, and UserError where it cannot be written.
    """
    report = subject_report(network, contact)
    with new_text_file(path) as stream:
        if path.suffix.casefold() == ".json":
            stream.write(json.dumps(subject_value(report), ensure_ascii=False, indent=2) + "\n")
        else:
            stream.writelines(f"{line}\n" for line in subject_lines(report))


def subject_value(report: SubjectReport) -> dict[str, object]:
    """The report as one JSON value."""
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


def subject_lines(report: SubjectReport) -> Iterator[str]:
    """The report for somebody who reads it."""
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
