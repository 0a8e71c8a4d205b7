"""Taking out the people of a segment or a query: a table, or cards for an address book. For the screen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from netwerk_tui.actions.card_export import CardChoice, card_version, export_cards
from netwerk_tui.actions.exporting import ExportFormat, export_file
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.segments import people_of
from netwerk_tui.domain.errors import UsageError
from netwerk_tui.language import _

_TABLES = frozenset({ExportFormat.CSV, ExportFormat.XLSX})


@dataclass(frozen=True, slots=True)
class PeopleExported:
    """What is in the file."""

    contacts: int
    left_out: int
    """Who must not be contacted, and so are on no card; a table holds them without their addresses."""


def export_people(network: Network, path: Path, query: str, today: date, *, private: bool) -> PeopleExported:
    """Write whom the query finds to a table (.csv, .xlsx) or to cards (.vcf), by the ending of the name.

    Raises QueryError, UsageError for another ending, Refused for the network's own file, and UserError where nothing
    can be written there.
    """
    ending = path.suffix.removeprefix(".").lower()
    version = card_version(path)
    if version is None and ending not in _TABLES:
        raise UsageError(_("People go into .csv, .xlsx or .vcf."), _("Let the name of the file end in one of these."))
    people = people_of(network, query, today).ids
    if version is not None:
        cards = export_cards(network, path, CardChoice(version, private, people))
        return PeopleExported(cards.contacts, cards.left_out)
    return PeopleExported(export_file(network, path, private=private, contacts=people).contacts, 0)
