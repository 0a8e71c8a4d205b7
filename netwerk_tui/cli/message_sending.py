"""`netwerk message send`: drafts, mail, letters, a broadcast, or by hand. For `cli.messages`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from netwerk_tui.actions.delivering import log_broadcast, mark_sent, write_drafts
from netwerk_tui.actions.delivery_records import DeliveryReport
from netwerk_tui.actions.finding import resolve
from netwerk_tui.actions.mail_password import mail_password
from netwerk_tui.actions.mailing import send_by_mail, settle
from netwerk_tui.actions.message_files import write_letters
from netwerk_tui.actions.message_readers import readers_of
from netwerk_tui.actions.network import Network
from netwerk_tui.cli.asking import is_agreed
from netwerk_tui.cli.exit_codes import FAILED, FINE
from netwerk_tui.cli.message_values import reader_value
from netwerk_tui.cli.progress_line import progress_on
from netwerk_tui.cli.shell import (
    Shell,
)
from netwerk_tui.domain.errors import Refused, UserError
from netwerk_tui.domain.mail_account import MailAccount
from netwerk_tui.domain.message import Message
from netwerk_tui.domain.message_reader import Reader, waiting
from netwerk_tui.language import _, ngettext


def send(network: Network, message: Message, arguments: argparse.Namespace, shell: Shell) -> int:
    """Deliver the message as asked; the exit code. Raises UserError where it cannot be."""
    if arguments.done:
        return _done(network, message, arguments, shell)
    readers = waiting(readers_of(network, message.id, shell.today))
    if arguments.dry_run:
        return _tell_who(message, readers, shell)
    if not readers:
        raise Refused(_("Nobody waits for this message."), _("Everybody has it, was left out, or cannot be reached."))
    if not arguments.yes and not is_agreed(shell, _question(network, readers, arguments)):
        raise Refused(_("Nothing was sent."))
    report = _delivered(network, message, arguments, shell)
    _tell(report, shell)
    return FAILED if report.failed or report.uncertain or report.stopped_by is not None else FINE


def say_counts(report: DeliveryReport, shell: Shell) -> None:
    """Say what a batch came to."""
    shell.output.say(
        _("{sent} sent, {failed} failed, {uncertain} perhaps sent, {left} left").format(
            sent=report.sent, failed=report.failed, uncertain=report.uncertain, left=report.left
        )
    )
    if report.stopped_by is not None:
        shell.output.say(f"{report.stopped_by.title} {report.stopped_by.advice}".strip())


def _question(network: Network, readers: Sequence[Reader], arguments: argparse.Namespace) -> str:
    count = len(readers)
    if arguments.smtp:
        account = _account(network)
        words = ngettext("Send {count} mail through {server}?", "Send {count} mails through {server}?", count)
        return words.format(count=count, server=account.server)
    return ngettext("Deliver it to {count} reader?", "Deliver it to {count} readers?", count).format(count=count)


def _account(network: Network) -> MailAccount:
    if network.mail is None:
        raise UserError(
            _("No mail account is known."),
            _("Give your address and your server under [mail] in the configuration file; or write drafts."),
        )
    return network.mail


def _delivered(network: Network, message: Message, arguments: argparse.Namespace, shell: Shell) -> DeliveryReport:
    today = shell.today
    if arguments.drafts:
        return write_drafts(network, message.id, network.mail, Path(arguments.drafts), today)
    if arguments.letters:
        return write_letters(network, message.id, Path(arguments.letters), today)
    if arguments.broadcast:
        count = len(waiting(readers_of(network, message.id, today)))
        return DeliveryReport(log_broadcast(network, message.id, today), count, 0, 0, 0)
    account = _account(network)
    password = mail_password(account)
    try:
        progress = progress_on(shell.output)
        return send_by_mail(network, message.id, account, password, today, on_progress=progress)
    except KeyboardInterrupt:
        say_counts(settle(network, message.id, today), shell)
        raise


def _done(network: Network, message: Message, arguments: argparse.Namespace, shell: Shell) -> int:
    people = [resolve(network, who) for who in arguments.done]
    if arguments.dry_run:
        chosen = [each for each in readers_of(network, message.id, shell.today) if each.contact in people]
        return _tell_who(message, chosen, shell)
    committed = mark_sent(network, message.id, people, shell.today)
    _tell(DeliveryReport(committed, 0 if committed is None else len(people), 0, 0, 0), shell)
    return FINE


def _tell_who(message: Message, readers: Sequence[Reader], shell: Shell) -> int:
    if shell.output.as_json:
        shell.output.print_value(
            {**_value(None), "dry_run": True, "readers": [reader_value(message, r) for r in readers]}
        )
    else:
        shell.output.print_table([[str(each.contact), each.name, each.address, each.subject] for each in readers])
    return FINE


def _tell(report: DeliveryReport, shell: Shell) -> None:
    if shell.output.as_json:
        shell.output.print_value(_value(report))
        return
    shell.output.print_lines(str(file) for file in report.files)
    if report.committed is not None:
        shell.output.say(report.committed.title)
    say_counts(report, shell)


def _value(report: DeliveryReport | None) -> dict[str, object]:
    if report is None:
        return {
            "entry": None,
            "sent": 0,
            "failed": 0,
            "uncertain": 0,
            "left": 0,
            "stopped_by": "",
            "files": [],
            "dry_run": False,
        }
    return {
        "entry": None if report.committed is None else report.committed.entry,
        "sent": report.sent,
        "failed": report.failed,
        "uncertain": report.uncertain,
        "left": report.left,
        "stopped_by": "" if report.stopped_by is None else report.stopped_by.title,
        "files": [str(file) for file in report.files],
        "dry_run": False,
    }
