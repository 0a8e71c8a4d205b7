"""`netwerk brief`."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from textwrap import wrap

from netwerk_tui.actions.briefing import brief, brief_event
from netwerk_tui.actions.events import resolve_event
from netwerk_tui.actions.finding import resolve
from netwerk_tui.cli.columns import width_cells
from netwerk_tui.cli.contact_value import JsonObject
from netwerk_tui.cli.days import any_day
from netwerk_tui.cli.exit_codes import FINE
from netwerk_tui.cli.networks import opened
from netwerk_tui.cli.shell import (
    Shell,
)
from netwerk_tui.domain.briefing import Briefing
from netwerk_tui.domain.errors import UsageError
from netwerk_tui.language import _

_PAGE_CELLS = 78
_INDENT = "  "


def briefing(arguments: argparse.Namespace, shell: Shell) -> int:
    """Print the page about one contact, or those of everybody who is expected at an event."""
    who = " ".join(arguments.who)
    if bool(who) == bool(arguments.event):
        raise UsageError(_("Name one contact, or an event with --event."), _("As in “netwerk brief Jan Jansen”."))
    day = any_day("--on", arguments.on, shell.today) if arguments.on else shell.today
    with opened(shell) as network:
        if who:
            pages = [brief(network, resolve(network, who), day, private=arguments.private)]
        else:
            event = resolve_event(network, arguments.event, day)
            pages = brief_event(network, event, day, private=arguments.private)
    if shell.output.as_json:
        values = [_value(page) for page in pages]
        shell.output.print_value(values[0] if who else values)
    else:
        shell.output.print_lines(_pages(pages))
    return FINE


def _pages(pages: Sequence[Briefing]) -> Iterator[str]:
    """The pages, a rule between them."""
    for number, page in enumerate(pages):
        if number:
            yield ""
            yield "─" * _PAGE_CELLS
            yield ""
        yield from page_lines(page)


def page_lines(page: Briefing) -> Iterator[str]:
    """One page in lines that fit on paper."""
    yield page.name
    if page.about:
        yield from _wrapped(page.about)
    for warning in page.warnings:
        yield from _wrapped(f"! {warning}")
    for section in page.sections:
        yield ""
        yield section.title
        for line in section.lines:
            yield from _wrapped(line)
        if section.more:
            yield _INDENT + _("and {count} more").format(count=section.more)


def _wrapped(text: str) -> Iterator[str]:
    """The text below its first word, indented; wide letters count for two."""
    room = _PAGE_CELLS - len(_INDENT)
    if width_cells(text) > len(text):
        room = room * len(text) // width_cells(text)
    yield from (_INDENT + line for line in wrap(text, room))


def _value(page: Briefing) -> JsonObject:
    return {
        "id": page.contact,
        "name": page.name,
        "about": page.about,
        "category": page.category,
        "warnings": list(page.warnings),
        "sections": [
            {"id": section.id, "title": section.title, "lines": list(section.lines), "more": section.more}
            for section in page.sections
        ],
    }
