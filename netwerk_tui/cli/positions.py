"""`netwerk move`."""

from __future__ import annotations

import argparse

from netwerk_tui.actions.contacts import rows_of
from netwerk_tui.actions.finding import resolve
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.positions import assess, history_of
from netwerk_tui.cli.contact_value import cell_value
from netwerk_tui.cli.exit_codes import FINE
from netwerk_tui.cli.networks import opened
from netwerk_tui.cli.place_words import place_words
from netwerk_tui.cli.planes import Plane, plane_of
from netwerk_tui.cli.shell import (
    Shell,
)
from netwerk_tui.domain.assessment import AssessmentKind, Evidence, Move
from netwerk_tui.domain.matrix import Category, Cell, Matrix
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import _


def move(arguments: argparse.Namespace, shell: Shell) -> int:
    """Place a contact on a matrix, and print the assessment."""
    with opened(shell) as network:
        plane = plane_of(network, arguments)
        wanted = _move_of(network, arguments, shell, plane)
        before = _category_before(network, wanted)
        (contact,) = rows_of(network, wanted.contacts)
        committed = assess(network, wanted)
    if shell.output.as_json:
        shell.output.print_value(
            {
                "entry": committed.entry,
                "contact": contact.id,
                "name": contact.name,
                "matrix": plane.matrix.id,
                "dossier": plane.dossier_name,
                "kind": wanted.kind,
                **cell_value(plane.matrix, wanted.cell),
                "previous_category": None if before is None else before.id,
                "date": wanted.day.isoformat(),
                "reason": wanted.reason,
                "evidence": list(wanted.evidence),
            }
        )
    else:
        shell.output.print_lines(_lines(plane.matrix, wanted.cell, before, contact.name))
    return FINE


def _move_of(network: Network, arguments: argparse.Namespace, shell: Shell, plane: Plane) -> Move:
    return Move(
        contacts=(resolve(network, " ".join(arguments.who)),),
        matrix=plane.matrix,
        dossier=plane.dossier_id,
        cell=Cell(arguments.vertical, arguments.horizontal),
        day=shell.today,
        reason=clean_line(arguments.reason),
        evidence=tuple(dict.fromkeys(map(Evidence, arguments.evidence))),
        kind=AssessmentKind.TARGET if arguments.target else AssessmentKind.CURRENT,
    )


def _category_before(network: Network, wanted: Move) -> Category | None:
    """Where the contact stood, or should have stood, until now."""
    history = history_of(network, wanted.contacts[0], wanted.matrix, wanted.dossier)
    cells = [each.cell for each in history if each.kind is wanted.kind and each.cell in wanted.matrix]
    return wanted.matrix.category_of(cells[-1]) if cells else None


def _lines(matrix: Matrix, cell: Cell, before: Category | None, name: str) -> list[str]:
    category = matrix.category_of(cell)
    was = "" if before is None or before is category else _(" (was {category})").format(category=_(before.label))
    return [f"{name}: {place_words(matrix, cell)}{was}", f"  {_(category.advice)}"]
