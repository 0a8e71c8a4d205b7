"""`netwerk matrix`: how many stand where, on any day."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence

from netwerk_tui.actions.movement import everybody_at
from netwerk_tui.cli.columns import aligned
from netwerk_tui.cli.contact_value import JsonObject
from netwerk_tui.cli.days import past_day
from netwerk_tui.cli.exit_codes import FINE
from netwerk_tui.cli.networks import opened
from netwerk_tui.cli.planes import Plane, plane_of
from netwerk_tui.cli.shell import (
    Shell,
)
from netwerk_tui.domain.dates import full_day
from netwerk_tui.domain.matrix import Cell
from netwerk_tui.domain.placements import Placements
from netwerk_tui.language import _

_NOBODY = "·"


def matrix(arguments: argparse.Namespace, shell: Shell) -> int:
    """Print how many stood on each cell and in each category at the end of a day."""
    at = past_day("--at", arguments.at, shell.today) if arguments.at else shell.today
    with opened(shell) as network:
        plane = plane_of(network, arguments)
        placements = everybody_at(network, plane.matrix, plane.dossier_id, at)
    if shell.output.as_json:
        shell.output.print_value(_value(plane, placements, at.isoformat()))
    else:
        shell.output.print_lines([f"{plane.title} · {full_day(at)}", "", *_plane_lines(placements)])
        shell.output.print_lines(["", *_category_lines(placements)])
    return FINE


def _value(plane: Plane, placements: Placements, at: str) -> JsonObject:
    return {
        "matrix": plane.matrix.id,
        "dossier": plane.dossier_name,
        "at": at,
        "cells": [
            {"vertical": cell.vertical, "horizontal": cell.horizontal, "count": placements.count(cell)}
            for cell in plane.matrix.cells()
            if placements.count(cell)
        ],
        "categories": dict(placements.category_counts),
        "unscored": len(placements.unscored),
    }


def _plane_lines(placements: Placements) -> Iterator[str]:
    """The matrix as it is on the screen: each cell with the glyph of its category and its count."""
    found = placements.matrix
    vertical, horizontal = found.vertical, found.horizontal
    rulers = {value: vertical.text(value) for value in vertical.values}
    ruler_width = max(map(len, rulers.values()))
    numbers = [horizontal.text(value) for value in horizontal.values]
    count_width = max(len(str(placements.largest_count)), *(len(number) - 2 for number in numbers))
    yield _(vertical.label)
    for value in reversed(vertical.values):
        counts = [_cell_text(placements, Cell(value, each), count_width) for each in horizontal.values]
        yield _row(rulers[value].rjust(ruler_width), counts)
    yield _row(" " * ruler_width, [number.rjust(count_width + 2) for number in numbers] + [_(horizontal.label)])


def _row(ruler: str, cells: Sequence[str]) -> str:
    return "  ".join(["", ruler, *cells])


def _cell_text(placements: Placements, cell: Cell, count_width: int) -> str:
    """The category's glyph and how many stand there."""
    count = placements.count(cell) or _NOBODY
    return f"{placements.matrix.category_of(cell).glyph} {count:>{count_width}}"


def _category_lines(placements: Placements) -> list[str]:
    counts = placements.category_counts
    rows = [[f"{each.glyph} {_(each.label)}", str(counts[each.id])] for each in placements.matrix.categories]
    rows.append([f"  {_('unscored')}", str(len(placements.unscored))])
    width = max(len(count) for _label, count in rows)
    return [f"  {line}" for line in aligned([[label, count.rjust(width)] for label, count in rows])]
