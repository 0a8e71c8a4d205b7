"""Placed and unscored are all contacts, whatever is done: nobody falls off a matrix, nobody is counted twice."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from netwerk_tui.actions import dossiers, history, positions
from netwerk_tui.actions.contacts import add_contact, delete_contacts
from netwerk_tui.actions.directory import directory_after, read_directory
from netwerk_tui.actions.erasing import erase_contact
from netwerk_tui.actions.merging import merge_contacts
from netwerk_tui.actions.movement import everybody_at
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.assessment import Move
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.ids import ContactId, DossierId
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, BUILT_IN, Cell, Matrix
from netwerk_tui.domain.placements import Placements
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import Committed
from netwerk_tui.store.reads.directory import Order

TODAY = date(2026, 11, 23)
STEPS = 14
_ERASED_AT = {5, 11}
"""Steps at which somebody is erased: on a server that writes every table anew."""


def _people(network: Network) -> list[ContactId]:
    with network.database.reading() as connection:
        return [ContactId(each) for each in connection.scalars(sa.select(tables.contact.c.id))]


def _recount(network: Network, matrix: Matrix, dossier: DossierId | None, at: date) -> Counter[Cell]:
    """Who stands where, counted from nothing but the rows."""
    about = dossier if matrix.per_dossier else None
    with network.database.reading() as connection:
        rows = connection.execute(sa.select(tables.assessment)).all()
    newest: dict[int, tuple[date, int, Cell]] = {}
    for row in rows:
        if (row.matrix, row.dossier_id, row.kind) == (matrix.id, about, "current") and row.day <= at:
            found = row.day, row.id, Cell(row.vertical, row.horizontal)
            newest[row.contact_id] = max(newest.get(row.contact_id, found), found, key=lambda each: each[:2])
    return Counter(cell for _day, _id, cell in newest.values())


def _assert_conserved(network: Network, shown: Placements) -> None:
    everybody = set(_people(network))
    for dossier in dossiers.all_dossiers(network):
        for matrix in BUILT_IN:
            for at in (TODAY, TODAY - timedelta(days=200)):
                found = everybody_at(network, matrix, dossier.id, at)
                placed = sum(found.counts.values())
                assert placed + len(found.unscored) == len(everybody)
                assert sum(found.category_counts.values()) == placed
                assert Counter(dict(found.counts)) == _recount(network, matrix, dossier.id, at)
    assert sum(shown.counts.values()) + len(shown.unscored) == len(everybody)
    assert set(shown.unscored) <= everybody


@pytest.mark.parametrize("seed", range(3))
def test_placed_and_unscored_are_everybody_whatever_is_done(network: Network, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    planning, _ = dossiers.add_dossier(network, "Windpark", TODAY)
    subjects = [dossiers.general(network), planning]
    for number in range(6):
        add_contact(network, ContactForm(given_name="Jan", surname=f"Jansen {number}"), TODAY)
    shown = read_directory(network, ACCEPTANCE_ENERGY, planning, Order.NAME)
    for step in range(STEPS):
        people = _people(network)
        choices = [_move, _move, _move, _merge, _delete, _add, _undo, _undo, _redo]
        act = _eraser(tmp_path) if step in _ERASED_AT else chance.choice(choices)
        committed = None
        with suppress(UserError):
            committed = act(network, chance, people, subjects)
        if committed is not None:
            shown = directory_after(network, shown, committed, Order.NAME)
        _assert_conserved(network, shown.placements)
        assert sorted(shown.ids) == sorted(_people(network))


_Act = Callable[[Network, random.Random, list[ContactId], list[DossierId]], Committed]


def _move(network: Network, chance: random.Random, people: list[ContactId], subjects: list[DossierId]) -> Committed:
    matrix = chance.choice(BUILT_IN)
    return positions.assess(
        network,
        Move(
            contacts=tuple(chance.sample(people, min(3, len(people)))),
            matrix=matrix,
            dossier=chance.choice(subjects),
            cell=chance.choice(list(matrix.cells())),
            day=TODAY - timedelta(days=chance.choice((0, 100, 300))),
        ),
    )


def _merge(network: Network, chance: random.Random, people: list[ContactId], _subjects: list[DossierId]) -> Committed:
    return merge_contacts(network, chance.sample(people, min(chance.choice((2, 3)), len(people)))).committed


def _delete(network: Network, chance: random.Random, people: list[ContactId], _subjects: list[DossierId]) -> Committed:
    return delete_contacts(network, chance.sample(people, min(1, len(people))))


def _add(network: Network, chance: random.Random, _people: list[ContactId], _subjects: list[DossierId]) -> Committed:
    return add_contact(network, ContactForm(given_name="Els", surname=f"Dijk {chance.random()}"), TODAY)[1]


def _undo(network: Network, _chance: random.Random, _people: list[ContactId], _subjects: list[DossierId]) -> Committed:
    return history.undo(network)


def _redo(network: Network, _chance: random.Random, _people: list[ContactId], _subjects: list[DossierId]) -> Committed:
    return history.redo(network)


def _eraser(folder: Path) -> _Act:
    def erase(network: Network, chance: random.Random, people: list[ContactId], _on: list[DossierId]) -> Committed:
        return erase_contact(network, chance.choice(people or [ContactId(0)]), folder / "none", TODAY).committed

    return erase
