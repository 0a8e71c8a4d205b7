"""`netwerk digest`, and `netwerk` without a terminal: the day in plain text."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from datetime import date

from netwerk_tui.actions.digest import Digest, GroupWeek, digest_of
from netwerk_tui.cli.columns import aligned
from netwerk_tui.cli.days import any_day
from netwerk_tui.cli.due import card_rows, card_value
from netwerk_tui.cli.exit_codes import FINE
from netwerk_tui.cli.networks import opened
from netwerk_tui.cli.shell import (
    Shell,
)
from netwerk_tui.domain.dates import day_words, full_day
from netwerk_tui.domain.segment import Segment
from netwerk_tui.language import _, ngettext
from netwerk_tui.store.reads.day import DuePromise


def digest(arguments: argparse.Namespace, shell: Shell) -> int:
    """Print what a day asks for."""
    return _digest(any_day("--on", arguments.on, shell.today) if arguments.on else shell.today, shell)


def digest_of_today(_arguments: argparse.Namespace, shell: Shell) -> int:
    """Print what today asks for."""
    return _digest(shell.today, shell)


def _digest(day: date, shell: Shell) -> int:
    with opened(shell) as network:
        found = digest_of(network, day)
    if shell.output.as_json:
        shell.output.print_value(_digest_value(found))
    else:
        shell.output.print_lines(_digest_lines(found))
    return FINE


def _digest_value(digest: Digest) -> dict[str, object]:
    return {
        "date": digest.day.isoformat(),
        "contacts": digest.contacts,
        "unscored": digest.unscored,
        "interactions_last_7_days": digest.lately,
        "review": [card_value(card, digest.names) for card in digest.review],
        "waiting": digest.waiting,
        "groups": [_group_value(digest, group) for group in digest.groups],
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
        "updates": [
            {"segment": segment.name, "since": since.isoformat()}
            for segment in digest.updates
            if (since := segment.update_due_since(digest.day)) is not None
        ],
    }


def _group_value(digest: Digest, group: GroupWeek) -> dict[str, object]:
    suggested = [{"id": contact, "name": digest.names[contact]} for contact in group.suggested]
    return {"name": group.name, "met": group.is_met, "suggested": suggested}


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
    yield from _section(_("Today's review"), card_rows(digest.review, digest.names))
    yield from _section(_("You promised"), _promise_rows(digest, mine))
    yield from _section(_("They promised"), _promise_rows(digest, theirs))
    yield from _section(_groups_title(digest), (_group_row(digest, group) for group in digest.groups))
    birthdays = ((day_words(birthday.day, digest.day), birthday.name) for birthday in digest.birthdays)
    yield from _section(_("Birthdays"), birthdays)
    yield from _section(
        _("Updates due"), ((segment.name, _last_heard(segment, digest.day)) for segment in digest.updates)
    )


def _last_heard(segment: Segment, day: date) -> str:
    if segment.updated_on is None:
        return _("never yet")
    return _("last {day}").format(day=day_words(segment.updated_on, day))


def _groups_title(digest: Digest) -> str:
    met = sum(group.is_met for group in digest.groups)
    return _("Groups this week: {met} of {all}").format(met=met, all=len(digest.groups))


def _group_row(digest: Digest, group: GroupWeek) -> tuple[str, ...]:
    if group.is_met:
        return group.name, _("talked with")
    names = ", ".join(digest.names[contact] for contact in group.suggested)
    return group.name, _("not talked with yet: {names}").format(names=names) if names else _("not talked with yet")


def _promise_rows(digest: Digest, promises: Iterable[DuePromise]) -> Iterator[tuple[str, ...]]:
    return ((day_words(promise.due, digest.day), promise.name, promise.text) for promise in promises)


def _section(title: str, rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    lines = aligned(list(rows))
    if lines:
        yield ""
        yield title
        yield from (f"  {line}" for line in lines)
