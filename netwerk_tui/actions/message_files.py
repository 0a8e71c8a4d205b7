"""A message for other programs: a table for a letter merge, and the link by which a mail program opens one mail."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date
from importlib import import_module
from pathlib import Path

from netwerk_tui.actions.delivering import who_waits
from netwerk_tui.actions.delivery_records import DeliveryReport, told_of
from netwerk_tui.actions.exporting import refuse_own_file
from netwerk_tui.actions.message_readers import set_delivery
from netwerk_tui.actions.messages import message_with_id
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.reader_mail import mail_to, message_id_for
from netwerk_tui.domain.errors import UsageError
from netwerk_tui.domain.mail_account import MailAccount
from netwerk_tui.domain.message import DeliveryStatus
from netwerk_tui.domain.message_reader import Reader
from netwerk_tui.exchange.contacts_csv import defused
from netwerk_tui.exchange.new_file import new_binary_file, new_text_file
from netwerk_tui.exchange.outgoing_mail import mailto
from netwerk_tui.language import _, ngettext
from netwerk_tui.store.ledger import transaction

_COLUMNS = ("id", "name", "organisation", "address_line_1", "address_line_2", "address_line_3", "subject", "text")
_ADDRESS_LINES = 3
_LONGEST_CELL = 32_767


def write_letters(network: Network, message_id: int, path: Path, today: date) -> DeliveryReport:
    """Write a table with a row for every reader who waits: CSV, or a workbook where the name ends in .xlsx.

    They count as drafted then, and `mark_sent` tells that the letters are in the post. Raises NotFound for a message
    that is gone, Refused without any reader who waits and for the network's own file, UsageError for another ending,
    and UserError where nothing can be written there.
    """
    ending = path.suffix.casefold()
    if ending not in (".csv", ".xlsx"):
        raise UsageError(_("A letter merge reads .csv or .xlsx."), _("Let the name of the file end in one of these."))
    refuse_own_file(network, path)
    message, readers = who_waits(network, message_id, today)
    rows = [_row(reader) for reader in readers]
    if ending == ".xlsx":
        _write_workbook(path, rows)
    else:
        with new_text_file(path, "utf-8-sig") as stream:
            writer = csv.writer(stream, lineterminator="\r\n")
            writer.writerows([_COLUMNS, *([defused(cell) for cell in row] for row in rows)])
    title = ngettext("Letter of “{message}” written", "{count} letters of “{message}” written", len(rows))
    with transaction(network.database, title.format(count=len(rows), message=message.name), network.actor) as record:
        for reader in readers:
            changed = told_of(reader, message, DeliveryStatus.DRAFTED, "")
            set_delivery(record.verbs, message_id, reader.contact, changed)
    return DeliveryReport(record.committed, len(rows), 0, 0, 0, (path,))


def mail_link(network: Network, message_id: int, reader: Reader) -> str:
    """The link that a mail program opens with this reader's mail in it.

    Raises NotFound for a message that is gone, and UserError for an address that is none.
    """
    message, account = message_with_id(network, message_id), network.mail or MailAccount("")
    return mailto(mail_to(reader, message, account, message_id_for(reader, account)))


def _row(reader: Reader) -> list[str]:
    lines = [line.strip() for line in reader.address.replace(";", "\n").replace(", ", "\n").split("\n") if line.strip()]
    kept = [*lines[: _ADDRESS_LINES - 1], ", ".join(lines[_ADDRESS_LINES - 1 :])]
    kept += [""] * (_ADDRESS_LINES - len(kept))
    return [str(reader.contact), reader.name, reader.organisation, *kept, reader.subject, reader.text]


def _write_workbook(path: Path, rows: Sequence[Sequence[str]]) -> None:
    # Deferred: it takes as long to import as all else that an export needs. It comes without types.
    xlsxwriter = import_module("xlsxwriter")
    with new_binary_file(path) as stream:
        book = xlsxwriter.Workbook(stream, {"strings_to_urls": False})
        sheet = book.add_worksheet("netwerk")
        for number, row in enumerate([_COLUMNS, *rows]):
            for position, cell in enumerate(row):
                sheet.write_string(number, position, cell[:_LONGEST_CELL])
        sheet.freeze_panes(1, 0)
        book.close()
