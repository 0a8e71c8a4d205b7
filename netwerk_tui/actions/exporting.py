"""Taking out what netwerk knows: the whole network as JSON, or its contacts as a table. Both front doors use this."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TextIO, assert_never

from netwerk_tui.actions.network import Network
from netwerk_tui.domain.errors import Refused, UsageError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.text import clean_line
from netwerk_tui.exchange import contacts_csv, contacts_xlsx, network_json
from netwerk_tui.exchange.calendar import FORMAT_NAME as CALENDAR
from netwerk_tui.exchange.matrix_picture import PictureFormat
from netwerk_tui.exchange.network_json import LoggedEntry, NetworkHeader, write_network
from netwerk_tui.exchange.new_file import new_binary_file, new_text_file
from netwerk_tui.exchange.vcard.writing import FORMAT_VERSIONS
from netwerk_tui.language import _
from netwerk_tui.store.reads.network import (
    contact_count,
    interaction_count,
    ledger_entries,
    network_id,
    tables_of_rows,
)
from netwerk_tui.store.reads.sheet import outgoing_contacts

_DATABASE_COMPANIONS = ("", "-wal", "-shm", "-journal")


class ExportFormat(StrEnum):
    """What `--as` may name; also the extension that chooses it."""

    JSON = network_json.FORMAT_NAME
    CSV = contacts_csv.FORMAT_NAME
    XLSX = contacts_xlsx.FORMAT_NAME


@dataclass(frozen=True, slots=True)
class Exported:
    """How much went out."""

    contacts: int
    interactions: int
    """0 for a table of contacts, which has none."""


@dataclass(frozen=True, slots=True)
class ExportSummary:
    """What was written, and where."""

    path: str
    format: ExportFormat
    contacts: int
    interactions: int
    private: bool
    """Whether private notes are in it."""


def export_file(
    network: Network,
    path: Path,
    *,
    as_format: str = "",
    private: bool = False,
    delimiter: str = ",",
    contacts: Collection[ContactId] | None = None,
) -> ExportSummary:
    """Write the network to a file of this format, else of the one that its extension names.

    A table holds these contacts, else all, and CSV has this delimiter. The file is readable by the user alone, and
    replaces an older one only when it is whole. Raises UsageError for an unknown format, Refused for the network's own
    file, and UserError where nothing can be written there.
    """
    chosen = chosen_format(path, as_format)
    refuse_own_file(network, path)
    if chosen is ExportFormat.XLSX:
        with new_binary_file(path) as binary, network.database.reading() as connection:
            people = outgoing_contacts(connection, private=private, contacts=contacts)
            count = contacts_xlsx.write_workbook(binary, people, network.matrices.acceptance_energy, private=private)
        return ExportSummary(str(path), chosen, count, 0, private)
    encoding = "utf-8" if chosen is ExportFormat.JSON else "utf-8-sig"
    with new_text_file(path, encoding) as stream:
        done = export_to(network, stream, chosen, private=private, delimiter=delimiter, contacts=contacts)
    return ExportSummary(str(path), chosen, done.contacts, done.interactions, private)


def export_to(
    network: Network,
    stream: TextIO,
    chosen: ExportFormat,
    *,
    private: bool = False,
    delimiter: str = ",",
    contacts: Collection[ContactId] | None = None,
) -> Exported:
    """Write the network to a stream, such as standard output. Line ends must be written as they are.

    Raises UsageError for a workbook, which is no text.
    """
    with network.database.reading() as connection:
        match chosen:
            case ExportFormat.JSON:
                write_network(
                    stream,
                    NetworkHeader(network_id(connection), datetime.now(UTC).isoformat(timespec="seconds"), private),
                    tables_of_rows(connection, private=private),
                    (LoggedEntry(*logged) for logged in ledger_entries(connection, private=private)),
                )
                return Exported(contact_count(connection), interaction_count(connection, private=private))
            case ExportFormat.CSV:
                people = outgoing_contacts(connection, private=private, contacts=contacts)
                matrix = network.matrices.acceptance_energy
                contacts_csv.write_contacts(stream, people, matrix, private=private, delimiter=delimiter)
                return Exported(contact_count(connection) if contacts is None else len(contacts), 0)
            case ExportFormat.XLSX:
                raise UsageError(_("A workbook is no text."), _("Name a file for it, or choose csv."))
            case _:
                assert_never(chosen)


def chosen_format(path: Path, as_format: str = "") -> ExportFormat:
    """The format that is named, else the one of the extension. Raises UsageError where there is none such."""
    name = as_format or path.suffix.removeprefix(".").lower()
    for known in ExportFormat:
        if known == name:
            return known
    title = (
        _("{format} is not a format that netwerk writes.").format(format=clean_line(name, 40))
        if name
        else _("Which format should {file} get?").format(file=clean_line(path.name, 100))
    )
    formats = [*ExportFormat, *FORMAT_VERSIONS, *PictureFormat, CALENDAR]
    raise UsageError(title, _("Choose one of: {formats}.").format(formats=", ".join(formats)))


def refuse_own_file(network: Network, path: Path) -> None:
    """Raise Refused where the path is that of the network's own file, or of one beside it."""
    own = network.database.path
    if own is not None and path.resolve() in {Path(f"{own.resolve()}{suffix}") for suffix in _DATABASE_COMPANIONS}:
        raise Refused(
            _("{file} is the network itself.").format(file=clean_line(path.name, 100)), _("Choose another name.")
        )
