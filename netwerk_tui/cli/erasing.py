"""`netwerk erase`: forgets somebody for good."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence

from netwerk_tui.actions.contacts import rows_of
from netwerk_tui.actions.erasing import ErasurePreview, ErasureReport, erase_contact, erasure_preview
from netwerk_tui.actions.finding import resolve
from netwerk_tui.actions.network import Network
from netwerk_tui.cli.asking import is_agreed
from netwerk_tui.cli.exit_codes import FAILED, FINE
from netwerk_tui.cli.networks import opened
from netwerk_tui.cli.shell import (
    Shell,
)
from netwerk_tui.domain.erasure import Mention
from netwerk_tui.domain.errors import Ambiguous, Candidate
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.text import clean_line, fold
from netwerk_tui.language import _, ngettext

_MENTION_CHARACTERS = 120


def erase(arguments: argparse.Namespace, shell: Shell) -> int:
    """Erase a contact, and report what that took away and what it could not reach."""
    backups = shell.settings.backup_dir
    with opened(shell) as network:
        preview = erasure_preview(network, resolve(network, " ".join(arguments.who)), backups)
        if arguments.yes:
            _refuse_a_guess(network, preview.contact, " ".join(arguments.who))
        elif not _is_wanted(preview, shell, redact=arguments.redact_mentions):
            shell.output.say(_("Nothing was erased."))
            return FAILED
        redact = {(each.table, each.id) for each in preview.mentions if arguments.redact_mentions}
        report = erase_contact(network, preview.contact, backups, shell.today, redact=redact)
    if shell.output.as_json:
        shell.output.print_value(_value(report))
    else:
        shell.output.print_lines(_lines(report))
    return FINE


def _refuse_a_guess(network: Network, contact: ContactId, who: str) -> None:
    """Make sure that nobody is erased whom the words only may mean: a search finds the words of notes too.

    Raises Ambiguous unless it is the contact's id or full name.
    """
    (found,) = rows_of(network, [contact])
    if clean_line(who) != str(contact) and fold(who) != fold(found.name):
        raise Ambiguous(
            _("Nobody is erased by a guess."),
            _("Say who it is by their number or their full name."),
            (Candidate(found.id, found.name, found.organisation),),
        )


def _is_wanted(preview: ErasurePreview, shell: Shell, *, redact: bool) -> bool:
    """Whether the user agrees, once they know what it comes to."""
    rows = ngettext("{count} row goes.", "{count} rows go.", preview.rows).format(count=preview.rows)
    shell.output.say(f"{preview.name}: {rows}")
    if preview.mentions:
        count = len(preview.mentions)
        shell.output.say(
            ngettext(
                "{count} text about somebody else names them:", "{count} texts about others name them:", count
            ).format(count=count),
            *_mention_lines(preview.mentions),
            _("There the name is replaced.") if redact else _("There the name stays; --redact-mentions replaces it."),
        )
    return is_agreed(shell, _("Erase {name} for good? This cannot be undone.").format(name=preview.name))


def _value(report: ErasureReport) -> dict[str, object]:
    return {
        "contact": report.contact,
        "rows": report.rows,
        "entries": report.entries,
        "backups": [str(path) for path in report.backups],
        "mentions": [{"table": each.table, "id": each.id, "text": each.text} for each in report.mentions],
        "redacted": report.redacted,
        "limits": list(report.limits),
    }


def _lines(report: ErasureReport) -> Iterator[str]:
    rows = ngettext("{count} row erased", "{count} rows erased", report.rows).format(count=report.rows)
    entries = ngettext(
        "{count} entry of the log tells nothing any more",
        "{count} entries of the log tell nothing any more",
        report.entries,
    ).format(count=report.entries)
    yield f"{rows}, {entries}."
    yield from (_("Backup rewritten: {path}").format(path=path) for path in report.backups)
    if report.redacted:
        yield ngettext(
            "The name was replaced in {count} text.", "The name was replaced in {count} texts.", report.redacted
        ).format(count=report.redacted)
    if report.mentions:
        yield _("Still named in:")
        yield from _mention_lines(report.mentions)
    yield from report.limits


def _mention_lines(found: Sequence[Mention]) -> list[str]:
    return [f"  {each.table} {each.id}: {clean_line(each.text, _MENTION_CHARACTERS)}" for each in found]
