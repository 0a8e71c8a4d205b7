"""The capacities of somebody in one row, which several columns may tell. For the reader of people."""

from __future__ import annotations

from collections.abc import Sequence

from netwerk_tui.domain.incoming import IncomingJob
from netwerk_tui.domain.text import clean_line
from netwerk_tui.exchange.sheets.cells import LONGEST_LINE, FilledCell
from netwerk_tui.exchange.sheets.fields import SheetField

CAPACITY_FIELDS = frozenset({SheetField.ORGANISATION, SheetField.ROLE})


def capacities_in(cells: Sequence[FilledCell]) -> list[IncomingJob]:
    """Each role with its organisation, in the order of the columns; at most one of the two is empty.

    They belong together where their columns have one number or label (`Organization 2`), else in the order in which
    they stand: the second role is the one at the second organisation.
    """
    roles = [(column.group, _line(text)) for kind, column, text, _label in cells if kind is SheetField.ROLE]
    found: list[IncomingJob] = []
    for kind, column, text, _label in cells:
        if kind is SheetField.ORGANISATION:
            beside = _role_beside(column.group, roles)
            if beside is not None:
                roles.remove(beside)
            found.append(IncomingJob("" if beside is None else beside[1], _line(text)))
    found += (IncomingJob(role) for _group, role in roles)
    return found if len(found) < 2 else _different(found)


def _different(jobs: Sequence[IncomingJob]) -> list[IncomingJob]:
    """Each once; an organisation alone is none beside a role there."""
    with_a_role = {job.organisation for job in jobs if job.role}
    return [job for job in dict.fromkeys(jobs) if job.role or job.organisation not in with_a_role]


def _role_beside(group: str, roles: Sequence[tuple[str, str]]) -> tuple[str, str] | None:
    """The role of the same group; one of another group that has a name belongs to another organisation."""
    return next((role for wanted in (group, "") for role in roles if role[0] == wanted), None)


def _line(text: str) -> str:
    return clean_line(text, LONGEST_LINE)
