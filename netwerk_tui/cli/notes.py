"""`netwerk note`."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace

from netwerk_tui.actions.network import Network
from netwerk_tui.actions.notes import KnownNetwork, Recorded, RecordedFollowup, SuggestedMove, record
from netwerk_tui.cli.contact_value import cell_value, day_text
from netwerk_tui.cli.dossiers import chosen_dossier
from netwerk_tui.cli.exit_codes import FINE
from netwerk_tui.cli.networks import opened
from netwerk_tui.cli.place_words import place_words
from netwerk_tui.cli.shell import (
    Shell,
)
from netwerk_tui.domain.matrix import Matrix
from netwerk_tui.domain.quicknote import Draft, parse
from netwerk_tui.language import _, ngettext

_FROM_STDIN = ["-"]
_LONGEST_NOTE = 100_000


def note(arguments: argparse.Namespace, shell: Shell) -> int:
    """Record a contact moment, and print how it was understood."""
    line = _line_of(arguments.line)
    with opened(shell) as network:
        draft = parse(line, shell.today, KnownNetwork(network))
        recorded, dossier = _recorded(network, draft, arguments, shell)
    matrix = shell.settings.matrices.acceptance_energy
    if shell.output.as_json:
        shell.output.print_value(_note_value(recorded, matrix, dossier))
        return FINE
    shell.output.print_lines(_note_lines(recorded, matrix))
    shell.output.say(*draft.problems)
    if any(not move.accepted for move in recorded.suggested):
        shell.output.say(_("Suggested moves are made with --accept, or one by one with “netwerk move”."))
    return FINE


def _line_of(words: Sequence[str]) -> str:
    if words != _FROM_STDIN:
        return " ".join(words)
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    return sys.stdin.read(_LONGEST_NOTE)


def _recorded(network: Network, draft: Draft, arguments: argparse.Namespace, shell: Shell) -> tuple[Recorded, str]:
    """What was recorded, and the name of the dossier that its moves count for.

    A dossier that the line names goes before the option.
    """
    chosen = chosen_dossier(network, arguments.dossier)
    if draft.dossier is None and arguments.dossier:
        draft = replace(draft, dossier=(chosen.id, chosen.name))
    recorded = record(network, draft, today=shell.today, dossier=chosen.id, accept_moves=arguments.accept)
    return recorded, chosen.name if draft.dossier is None else draft.dossier[1]


def _note_value(recorded: Recorded, matrix: Matrix, dossier: str) -> dict[str, object]:
    draft = recorded.draft
    return {
        "entry": recorded.committed.entry,
        "interaction": {
            "id": recorded.interaction,
            "date": draft.day.isoformat(),
            "channel": draft.channel,
            "direction": draft.direction,
            "text": draft.text,
            "mood": draft.mood,
            "participants": [
                {"id": person.id, "name": person.name, "new": person.is_new} for person in recorded.participants
            ],
            "tags": [tag.name for tag in draft.tags],
            "event": None if draft.event is None else draft.event.name,
            "dossier": None if draft.dossier is None else draft.dossier[1],
        },
        "followups": [_followup_value(promise) for promise in recorded.followups],
        "told": [{"id": tell.id, "contact": tell.contact, "text": tell.text} for tell in draft.told],
        "suggested": [_suggestion_value(move, matrix, dossier) for move in recorded.suggested],
        "problems": list(draft.problems),
    }


def _followup_value(promise: RecordedFollowup) -> dict[str, object]:
    return {
        "id": promise.id,
        "text": promise.text,
        "due": day_text(promise.due),
        "theirs": promise.theirs,
        "contact": promise.contact,
    }


def _suggestion_value(move: SuggestedMove, matrix: Matrix, dossier: str) -> dict[str, object]:
    return {
        "contact": move.contact,
        "name": move.name,
        "matrix": matrix.id,
        "dossier": dossier,
        **cell_value(matrix, move.after),
        "previous_category": None if move.before is None else matrix.category_of(move.before).id,
        "accepted": move.accepted,
    }


def _note_lines(recorded: Recorded, matrix: Matrix) -> Iterator[str]:
    yield recorded.committed.title
    new = [person.name for person in recorded.participants if person.is_new]
    if new:
        yield "  " + ngettext("new contact: {names}", "new contacts: {names}", len(new)).format(names=", ".join(new))
    for piece in recorded.draft.pieces:
        if piece.meaning:
            yield f"  {piece.meaning}"
    for move in recorded.suggested:
        words = _("moved {name} to {place}") if move.accepted else _("suggested: {name} to {place}")
        yield "  " + words.format(name=move.name, place=place_words(matrix, move.after))
