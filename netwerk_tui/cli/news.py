"""`netwerk news`: what I achieved, who wants to hear it and why, and a message of it."""

from __future__ import annotations

import argparse
from itertools import islice

from netwerk_tui.actions import news as actions
from netwerk_tui.actions.dossiers import dossier_named
from netwerk_tui.actions.finding import who_are
from netwerk_tui.actions.network import Network
from netwerk_tui.cli.days import any_day
from netwerk_tui.cli.exit_codes import FINE
from netwerk_tui.cli.networks import opened
from netwerk_tui.cli.shell import (
    Shell,
)
from netwerk_tui.domain.news import NEWS_LABELS, News, NewsKind, NewsWords
from netwerk_tui.language import _


def news(arguments: argparse.Namespace, shell: Shell) -> int:
    """Do what is asked with news."""
    with opened(shell) as network:
        match arguments.action:
            case "list":
                return _list(network, shell)
            case "add":
                return _add(network, arguments, shell)
            case "readers":
                return _readers(network, arguments, shell)
            case "message":
                item = actions.news_named(network, arguments.name)
                message, committed = actions.message_about(network, item, shell.today)
                return _told(shell, {"entry": committed.entry, "message": message}, committed.title)
            case "delete":
                item = actions.news_named(network, arguments.name)
                committed = actions.delete_news(network, item.id)
                return _told(shell, {"entry": committed.entry}, committed.title)
            case _:
                raise AssertionError(arguments.action)


def _list(network: Network, shell: Shell) -> int:
    found = actions.all_news(network)
    if shell.output.as_json:
        shell.output.print_value([_value(item) for item in found])
    elif found:
        shell.output.print_table(
            [
                [str(each.id), each.day.isoformat(), _(NEWS_LABELS[each.kind]), each.name, ", ".join(each.themes)]
                for each in found
            ]
        )
    else:
        shell.output.say(_("No news yet. “netwerk news add” writes it down."))
    return FINE


def _add(network: Network, arguments: argparse.Namespace, shell: Shell) -> int:
    words = NewsWords(
        name=" ".join(arguments.name),
        day=any_day("--day", arguments.day, shell.today) if arguments.day else shell.today,
        text=arguments.text,
        kind=NewsKind(arguments.kind),
        dossier=dossier_named(network, arguments.dossier).id if arguments.dossier else None,
        themes=tuple(arguments.theme),
    )
    item, committed = actions.add_news(network, words)
    return _told(shell, {**_value(actions.news_named(network, str(item))), "entry": committed.entry}, committed.title)


def _readers(network: Network, arguments: argparse.Namespace, shell: Shell) -> int:
    item = actions.news_named(network, arguments.name)
    found = list(islice(actions.readers_for(network, item, shell.today), arguments.limit))
    known = {who.id: who for who in who_are(network, [reader.contact for reader in found])}
    rows = [(known[reader.contact], reader.reasons) for reader in found if reader.contact in known]
    if shell.output.as_json:
        shell.output.print_value(
            [
                {"id": who.id, "name": who.name, "organisation": who.organisation, "reasons": list(reasons)}
                for who, reasons in rows
            ]
        )
    else:
        shell.output.print_table(
            [[str(who.id), who.name, who.organisation, " · ".join(reasons)] for who, reasons in rows]
        )
    return FINE


def _value(item: News) -> dict[str, object]:
    return {
        "id": item.id,
        "day": item.day.isoformat(),
        "name": item.name,
        "text": item.text,
        "kind": item.kind.value,
        "dossier": item.dossier,
        "themes": list(item.themes),
    }


def _told(shell: Shell, value: dict[str, object], line: str) -> int:
    if shell.output.as_json:
        shell.output.print_value(value)
    else:
        shell.output.print_lines([line])
    return FINE
