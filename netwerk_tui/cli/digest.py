"""`netwerk` without a terminal: the day in plain text."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator

from netwerk_tui.actions.digest import Digest, digest_of
from netwerk_tui.cli.columns import aligned
from netwerk_tui.cli.networks import opened
from netwerk_tui.cli.shell import FINE, Shell
from netwerk_tui.domain.dates import day_words, full_day
from netwerk_tui.language import _, ngettext
from netwerk_tui.store.reads.day import DuePromise


def digest(_arguments: argparse.Namespace, shell: Shell) -> int:
    """Print what the day asks for."""
    with opened(shell) as network:
        today = digest_of(network, shell.today)
    if shell.output.as_json:
        shell.output.print_value(_digest_value(today))
    else:
        shell.output.print_lines(_digest_lines(today))
    return FINE


def _digest_value(digest: Digest) -> dict[str, object]:
    return {
        "date": digest.day.isoformat(),
        "contacts": digest.contacts,
        "unscored": digest.unscored,
        "interactions_last_7_days": digest.lately,
        "followups": [
            {
                "id": promise.id,
                "contact": promise.contact,
                "name": promise.name,
                "text": promise.text,
                "due": promise.due.isoformat(),
                "theirs": promise.theirs,
            }
            for promise in digest.promises
        ],
        "birthdays": [
            {"contact": birthday.contact, "name": birthday.name, "date": birthday.day.isoformat()}
            for birthday in digest.birthdays
        ],
    }


def _digest_lines(digest: Digest) -> Iterator[str]:
    yield full_day(digest.day)
    if not digest.contacts:
        yield _("There are no contacts yet.")
        yield _("“netwerk import FILE” brings in LinkedIn's export; “netwerk demo” shows an invented network.")
        return
    contacts = ngettext("{count} contact", "{count} contacts", digest.contacts).format(count=digest.contacts)
    yield _("{contacts}, {unscored} of them unscored · {lately} contact moments in seven days").format(
        contacts=contacts, unscored=digest.unscored, lately=digest.lately
    )
    mine = [promise for promise in digest.promises if not promise.theirs]
    theirs = [promise for promise in digest.promises if promise.theirs]
    yield from _section(_("You promised"), _promise_rows(digest, mine))
    yield from _section(_("They promised"), _promise_rows(digest, theirs))
    birthdays = ((day_words(birthday.day, digest.day), birthday.name) for birthday in digest.birthdays)
    yield from _section(_("Birthdays"), birthdays)


def _promise_rows(digest: Digest, promises: Iterable[DuePromise]) -> Iterator[tuple[str, ...]]:
    return ((day_words(promise.due, digest.day), promise.name, promise.text) for promise in promises)


def _section(title: str, rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    lines = aligned(list(rows))
    if lines:
        yield ""
        yield title
        yield from (f"  {line}" for line in lines)
