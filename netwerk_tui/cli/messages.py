"""`netwerk message`: writing messages, looking at what each reader gets, delivering them, and what came back."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from netwerk_tui.actions import messages
from netwerk_tui.actions.dossiers import dossier_named
from netwerk_tui.actions.finding import resolve
from netwerk_tui.actions.mailing import settle
from netwerk_tui.actions.message_figures import response_table
from netwerk_tui.actions.message_readers import leave_out, readers_of, take_in_again
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.segments import query_of
from netwerk_tui.cli.exit_codes import FINE
from netwerk_tui.cli.message_sending import say_counts, send
from netwerk_tui.cli.message_values import message_value, reader_value, summary_value
from netwerk_tui.cli.networks import opened
from netwerk_tui.cli.shell import (
    Shell,
)
from netwerk_tui.domain.errors import NotFound, UsageError, UserError
from netwerk_tui.domain.interaction import CHANNEL_LABELS, Channel
from netwerk_tui.domain.message import KIND_LABELS, STATUS_LABELS, Message, MessageKind, MessageSummary
from netwerk_tui.domain.message_cautions import CAUTION_LABELS
from netwerk_tui.domain.message_file import variant_in
from netwerk_tui.domain.message_form import MessageForm, form_of
from netwerk_tui.domain.message_reader import Reader, waiting
from netwerk_tui.domain.message_response import rate_words
from netwerk_tui.domain.system_reasons import reason_of
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import _
from netwerk_tui.store.ledger import Committed

_LONGEST_FILE = 1_000_000


def message(arguments: argparse.Namespace, shell: Shell) -> int:
    """Do what is asked with messages."""
    with opened(shell) as network:
        match arguments.action:
            case "list":
                return _list(network, shell)
            case "draft":
                return _draft(network, arguments, shell)
            case "preview":
                return _preview(network, arguments, shell)
            case "send":
                return send(network, _settled(network, arguments, shell), arguments, shell)
            case "status":
                return _status(network, arguments, shell)
            case _:
                return _change(network, arguments, shell)


def _settled(network: Network, arguments: argparse.Namespace, shell: Shell) -> Message:
    """The message that is named, once what a broken-off delivery left of it is recorded."""
    found = messages.message_named(network, arguments.name)
    report = settle(network, found.id, shell.today)
    if report.committed is not None:
        shell.output.say(_("A delivery was broken off; what is known of it was recorded now."))
        say_counts(report, shell)
    elif report.runs_elsewhere:
        shell.output.say(_("Another program is sending this message at this moment."))
    return found


def _list(network: Network, shell: Shell) -> int:
    found = messages.all_messages(network)
    if shell.output.as_json:
        shell.output.print_value([summary_value(each) for each in found])
    elif found:
        shell.output.print_table([_line_of(each) for each in found])
    else:
        shell.output.say(_("No message has been written. “netwerk message draft NAME” writes one."))
    return FINE


def _line_of(summary: MessageSummary) -> list[str]:
    state = _("draft") if summary.sent_on is None else summary.sent_on.isoformat()
    counts = ", ".join(f"{count} {_(STATUS_LABELS[status])}" for status, count in summary.counts.items())
    kind = f"{_(KIND_LABELS[summary.kind])}, {_(CHANNEL_LABELS[summary.channel])}"
    return [str(summary.id), summary.name, kind, state, counts, rate_words(summary.response)]


def _draft(network: Network, arguments: argparse.Namespace, shell: Shell) -> int:
    known = _known(network, arguments.name)
    form = MessageForm(arguments.name) if known is None else form_of(known)
    written = _written(network, form, arguments)
    entry: Committed | None
    if known is None:
        made, entry = messages.add_message(network, written, shell.today)
    else:
        made, entry = known.id, messages.edit_message(network, known.id, written)
    saved = messages.message_with_id(network, made)
    readers = readers_of(network, made, shell.today)
    if shell.output.as_json:
        value = message_value(saved, readers)
        shell.output.print_value({**value, "entry": None if entry is None else entry.entry})
    else:
        shell.output.print_lines([_("{name}: {counts}").format(name=saved.name, counts=_counts_of(readers))])
    return FINE


def _known(network: Network, name: str) -> Message | None:
    try:
        return messages.message_named(network, name)
    except NotFound:
        return None


def _written(network: Network, form: MessageForm, arguments: argparse.Namespace) -> MessageForm:
    """The form with what the command line says; what it does not name stays. Raises UserError for a file."""
    if arguments.query is not None:
        form = replace(form, query=query_of(network, arguments.query))
    if arguments.subject is not None:
        form = replace(form, subject=arguments.subject)
    if arguments.text is not None:
        form = replace(form, text=_text_in(arguments.text))
    if arguments.kind is not None:
        form = replace(form, kind=MessageKind(arguments.kind))
    if arguments.channel is not None:
        form = replace(form, channel=Channel(arguments.channel))
    if arguments.ask is not None:
        form = replace(form, ask_topic=arguments.ask)
    if arguments.dossier:
        form = replace(form, dossier=dossier_named(network, arguments.dossier).id)
    if arguments.variant is not None:
        form = replace(form, variants=tuple(variant_in(_text_in(name)) for name in arguments.variant))
    return form


def _text_in(name: str) -> str:
    try:
        if name == "-":
            return sys.stdin.read(_LONGEST_FILE)
        with Path(name).open(encoding="utf-8-sig") as stream:
            return stream.read(_LONGEST_FILE)
    except (OSError, UnicodeDecodeError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else _("it is no UTF-8 text")
        shown = clean_line(name, 200)
        raise UserError(_("{file} cannot be read: {reason}.").format(file=shown, reason=reason)) from error


def _preview(network: Network, arguments: argparse.Namespace, shell: Shell) -> int:
    found = _settled(network, arguments, shell)
    readers = readers_of(network, found.id, shell.today)
    if arguments.who:
        wanted = resolve(network, " ".join(arguments.who))
        readers = [reader for reader in readers if reader.contact == wanted]
        if not readers:
            raise NotFound(
                _("They are no reader of this message."), _("“netwerk message preview NAME” shows them all.")
            )
    readers = readers[: arguments.limit]
    if shell.output.as_json:
        shell.output.print_value([reader_value(found, reader) for reader in readers])
        return FINE
    for reader in readers:
        shell.output.print_lines(_lines_about(found, reader))
    shell.output.say(_counts_of(readers))
    return FINE


def _lines_about(found: Message, reader: Reader) -> Sequence[str]:
    to = f"{reader.name} <{reader.address}>" if reader.address else reader.name
    lines = [_("To: {reader}").format(reader=to)]
    if reader.subject:
        lines.append(_("Subject: {subject}").format(subject=reader.subject))
    lines += [f"! {_(CAUTION_LABELS[caution])}" for caution in reader.cautions]
    if reader.delivery is not None:
        reason = f": {reader.delivery.reason}" if reader.delivery.reason else ""
        lines.append(f"({_(STATUS_LABELS[reader.status])}{reason})")
    return [*lines, "", *reader.text.split("\n"), "", "—" * 20]


def _status(network: Network, arguments: argparse.Namespace, shell: Shell) -> int:
    found = _settled(network, arguments, shell)
    readers = readers_of(network, found.id, shell.today)
    table = response_table(network, found.id, shell.today)
    if shell.output.as_json:
        shell.output.print_value(
            {
                **message_value(found, readers),
                "response": [
                    {
                        "label": line.label,
                        "reached": line.now.reached,
                        "answered": line.now.answered,
                        "rate": line.now.rate,
                        "rate_before": line.before.rate,
                    }
                    for line in table
                ],
                "readers": [reader_value(found, reader) for reader in readers],
            }
        )
        return FINE
    shell.output.print_lines([f"{found.name}: {_counts_of(readers)}", ""])
    titles = ["", _("reached"), _("answered"), _("response"), _("before")]
    rows = [
        [line.label, str(line.now.reached), str(line.now.answered), rate_words(line.now), rate_words(line.before)]
        for line in table
    ]
    shell.output.print_table([titles, *rows])
    shell.output.print_lines([""])
    shell.output.print_table([[str(each.contact), each.name, *_outcome(each)] for each in readers])
    return FINE


def _outcome(reader: Reader) -> list[str]:
    delivery = reader.delivery
    if delivery is None:
        return [_(STATUS_LABELS[reader.status]), ", ".join(_(CAUTION_LABELS[each]) for each in reader.cautions)]
    answered = "" if delivery.answered_on is None else _("answered: {text}").format(text=delivery.answer or "✓")
    return [_(STATUS_LABELS[reader.status]), delivery.reason or answered]


def _change(network: Network, arguments: argparse.Namespace, shell: Shell) -> int:
    """One small change, said in its own words."""
    found = _settled(network, arguments, shell)
    committed = _changed(network, found, arguments, shell.today)
    if shell.output.as_json:
        shell.output.print_value({"entry": None if committed is None else committed.entry})
    elif committed is not None:
        shell.output.print_lines([committed.title])
    return FINE


def _changed(network: Network, found: Message, arguments: argparse.Namespace, today: date) -> Committed | None:
    match arguments.action:
        case "answer":
            who = resolve(network, arguments.who)
            return messages.record_answer(network, found.id, who, today, " ".join(arguments.text))
        case "skip":
            return leave_out(network, found.id, resolve(network, arguments.who), " ".join(arguments.reason))
        case "again":
            return take_in_again(network, found.id, resolve(network, arguments.who))
        case "close":
            return messages.close_message(network, found.id, None if arguments.reopen else today)
        case "delete":
            return messages.delete_message(network, found.id)
        case _:
            raise UsageError(_("This cannot be done with a message."))


def _counts_of(readers: Sequence[Reader]) -> str:
    stopped = sum(reader.is_stopped for reader in readers)
    return _("{waiting} would get it now, {stopped} cannot, of {all} readers").format(
        waiting=len(waiting(readers)), stopped=stopped, all=len(readers)
    )
