"""The list is sorted by name or by last contact, and keeps its cursor on the same person."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from netwerk_tui.actions import contacts, dossiers, notes
from netwerk_tui.actions.network import Network, open_file
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.quicknote import parse
from netwerk_tui.settings import Settings
from netwerk_tui.ui.app import NetwerkApp
from netwerk_tui.ui.widgets.contact_list import ContactList

TODAY = date(2026, 11, 23)


def _note(network: Network, line: str) -> None:
    draft = parse(line, TODAY, notes.KnownNetwork(network))
    notes.record(network, draft, today=TODAY, dossier=dossiers.general(network), accept_moves=False)


async def test_sorting_by_last_contact_brings_up_who_was_met_last_and_keeps_the_cursor(tmp_path: Path) -> None:
    path = tmp_path / "network.db"
    network = open_file(path)
    for name in ("An Aarts", "Bo Bakker", "Cem Celik"):
        given_name, surname = name.split()
        contacts.add_contact(network, ContactForm(given_name=given_name, surname=surname), TODAY)
    _note(network, "bel Cem Celik: gisteren over de vergunning")
    network.close()
    app = NetwerkApp(Settings(database=str(path)))
    async with app.run_test(size=(120, 40)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.press("j", "S")
        await app.workers.wait_for_complete()
        await pilot.pause()
        contact_list = app.screen.query_one(ContactList)
        assert app.desk is not None
        assert app.desk.names_of(app.desk.directory.ids) == ["Cem Celik", "An Aarts", "Bo Bakker"]
        assert app.desk.names_of([contact_list.contact or app.desk.directory.ids[0]]) == ["Bo Bakker"]
        app.exit()
    app.finish()
