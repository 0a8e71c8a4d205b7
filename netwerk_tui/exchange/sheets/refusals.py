"""What somebody does not want, as a column for that tells it. For the reader of people."""

from __future__ import annotations

from netwerk_tui.domain.do_not_contact import EVERY_WAY, refused_ways
from netwerk_tui.domain.text import clean_line
from netwerk_tui.exchange.columns import name_key
from netwerk_tui.exchange.sheets import values
from netwerk_tui.language import N_, _

_WORDS = {
    "donotmail": N_("no post"),
    "nobulkemails": N_("no newsletter"),
    "nobulkemailsuseroptout": N_("no newsletter"),
}
"""By `name_key`: columns of other programs whose own words would be understood as something else."""


def refusal(column: str, cell: str) -> str:
    """The words of the cell, or those of its column where the cell only says yes; empty where it says no."""
    answer = values.yes_or_no(cell)
    if not answer:
        return cell if answer is None else ""
    told = _WORDS.get(name_key(column))
    if told is not None:
        return _(told)
    return clean_line(column) if refused_ways(column) != EVERY_WAY else _("as the sheet says")
