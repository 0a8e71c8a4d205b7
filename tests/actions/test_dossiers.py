"""Dossiers that another program closed or took away meanwhile are refused in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from netwerk_tui.actions import dossiers, history
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.errors import NotFound, Refused
from netwerk_tui.domain.ids import DossierId
from netwerk_tui.store.database import Database

TODAY = date(2026, 11, 23)

Change = Callable[[Network, DossierId], object]

CHANGES: dict[str, Change] = {
    "rename": lambda network, dossier: dossiers.rename_dossier(network, dossier, "Woningbouw"),
    "close": lambda network, dossier: dossiers.close_dossier(network, dossier, TODAY),
    "reopen": dossiers.reopen_dossier,
}


@pytest.fixture
def network(sqlite_database: Database) -> Network:
    return Network(sqlite_database, "test")


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_dossier_that_is_gone_cannot_be_changed(network: Network, change: Change) -> None:
    gone, _committed = dossiers.add_dossier(network, "Warmtenet", TODAY)
    history.undo(network)
    with pytest.raises(NotFound):
        change(network, gone)


def test_the_general_dossier_stays_open(network: Network) -> None:
    with pytest.raises(Refused):
        dossiers.close_dossier(network, dossiers.general(network), TODAY)


def test_a_closed_dossier_can_be_opened_again(network: Network) -> None:
    dossier, _committed = dossiers.add_dossier(network, "Warmtenet", TODAY)
    dossiers.close_dossier(network, dossier, TODAY)
    dossiers.reopen_dossier(network, dossier)
    assert dossiers.dossier_named(network, "warmtenet").is_open


def test_two_dossiers_cannot_share_a_name(network: Network) -> None:
    dossiers.add_dossier(network, "Warmtenet", TODAY)
    with pytest.raises(Refused):
        dossiers.add_dossier(network, "warmtenèt", TODAY)
