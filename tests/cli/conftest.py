"""A shell, a network of three people, and surroundings for processes of their own."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from netwerk_tui.actions.contacts import add_contact
from netwerk_tui.actions.network import open_file
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.ids import ContactId
from tests.cli.prompt import Prompt

TODAY = date(2026, 11, 23)

_PEOPLE = (
    ContactForm(given_name="Jan", surname="Jansen", organisation="Gemeente Ede", role="raadslid"),
    ContactForm(
        given_name="Saskia", particle="van den", surname="Berg", organisation="Woonstede", emails="s@w.example"
    ),
    ContactForm(given_name="Saskia", particle="de", surname="Boer", organisation="Alliander"),
)


@pytest.fixture
def database(sqlite_network_url: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of a new network, which is the user's own."""
    path = Path(sqlite_network_url.removeprefix("sqlite:///"))
    monkeypatch.setenv("NETWERK_DB", str(path))
    return path


@pytest.fixture
def netwerk(database: Path, capsys: pytest.CaptureFixture[str]) -> Prompt:
    """A shell on a new network."""
    return Prompt(capsys)


@pytest.fixture
def people(database: Path) -> list[ContactId]:
    """The ids of Jan Jansen, Saskia van den Berg and Saskia de Boer, who are in the network."""
    network = open_file(database)
    try:
        return [add_contact(network, form, TODAY)[0] for form in _PEOPLE]
    finally:
        network.close()


@pytest.fixture
def environment(database: Path) -> dict[str, str]:
    """The environment of a netwerk in a process of its own."""
    return dict(os.environ)
