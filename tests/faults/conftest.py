"""A network with somebody in it, and surroundings for programs that work on it."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from netwerk_tui.actions.contacts import add_contact
from netwerk_tui.actions.network import open_file
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.store.sorting import keep_sorted_by
from tests.faults.programs import PERSONAL

TODAY = date(2026, 11, 23)


@pytest.fixture
def database(sqlite_network_url: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of the user's own network, with one contact."""
    path = Path(sqlite_network_url.removeprefix("sqlite:///"))
    given_name, _space, surname = PERSONAL.partition(" ")
    network = open_file(path)
    add_contact(network, ContactForm(given_name=given_name, surname=surname, notes="x" * 2000), TODAY)
    keep_sorted_by(network.database, network.sort_rule)
    network.close()
    monkeypatch.setenv("NETWERK_DB", str(path))
    return path


@pytest.fixture
def environment(database: Path) -> dict[str, str]:
    """The environment of a program that works on it."""
    return dict(os.environ)
