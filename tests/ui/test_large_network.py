"""A large network is seen before it is read whole: first the list, then where everybody stands."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

import pytest

from netwerk_tui.actions import dossiers, drafts
from netwerk_tui.actions.directory import whole_directory
from netwerk_tui.actions.indexing import build_index
from netwerk_tui.actions.network import Network, open_file, open_network
from netwerk_tui.domain.assessment import Move
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, Cell
from netwerk_tui.settings import Settings
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import transaction
from netwerk_tui.ui.app import NetwerkApp
from netwerk_tui.ui.desk import Desk
from netwerk_tui.ui.gateway import open_desk
from netwerk_tui.ui.widgets.contact_list import ContactList
from netwerk_tui.ui.widgets.matrix import MatrixPane
from netwerk_tui.ui.writer import Writer
from tests.ui.screens.running import TODAY, User

P = ParamSpec("P")
R = TypeVar("R")

MANY = 5001


def _made(path: Path, contacts: int) -> Path:
    network = open_file(path)
    with transaction(network.database, "many", "test") as recording:
        recording.verbs.insert(
            tables.contact,
            [{"given_name": f"Persoon {number:05}", "sort_key": f"{number:05}"} for number in range(contacts)],
        )
    network.close()
    return path


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _made(tmp_path_factory.mktemp("large") / "large.db", MANY)


@pytest.fixture
async def desk(large: Path) -> AsyncIterator[Desk]:
    """Just opened, of a network of which nothing else is read yet."""
    writer = Writer()
    desk = Desk(open_file(large), writer, TODAY, Path(os.devnull))
    yield desk
    desk.close()
    writer.close()


@pytest.fixture
async def desk_of_its_own(tmp_path: Path, large: Path) -> AsyncIterator[Desk]:
    """As `desk`, of a copy that may be changed."""
    path = tmp_path / "network.db"
    path.write_bytes(large.read_bytes())
    writer = Writer()
    desk = Desk(open_file(path), writer, TODAY, Path(os.devnull))
    yield desk
    desk.close()
    writer.close()


def contact_named(network: Network, name: str) -> ContactId:
    with network.database.reading() as connection:
        query = tables.contact.select().where(tables.contact.c.given_name == name)
        return ContactId(connection.execute(query).one().id)


def _lifted(app: NetwerkApp) -> tuple[ContactId, ...]:
    carrying = app.screen.query_one(MatrixPane).carrying
    return () if carrying is None else carrying.contacts


class GatedWriter(Writer):
    """Waits with one thing until the gate is opened."""

    def __init__(self, gated: Callable[..., object]) -> None:
        super().__init__()
        self._gated = gated
        self.gate = asyncio.Event()

    async def run(self, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        if function is self._gated:
            await self.gate.wait()
        return await super().run(function, *args, **kwargs)


async def test_of_a_large_network_the_list_comes_first(desk: Desk) -> None:
    assert (desk.directory.is_partial, len(desk.directory.ids), len(desk.directory.placements.order)) == (True, MANY, 0)
    await desk.read_on()
    assert (desk.directory.is_partial, len(desk.directory.placements.unscored)) == (False, MANY)


def test_a_small_network_is_read_at_once(tmp_path: Path) -> None:
    network, writer = open_file(_made(tmp_path / "small.db", 3)), Writer()
    desk = Desk(network, writer, TODAY, Path(os.devnull))
    assert len(desk.directory.placements.unscored) == 3
    desk.close()
    writer.close()


async def test_what_is_stored_meanwhile_is_in_what_is_read(tmp_path: Path, large: Path) -> None:
    path = tmp_path / "network.db"
    path.write_bytes(large.read_bytes())
    network, writer = open_file(path), Writer()
    desk = Desk(network, writer, TODAY, Path(os.devnull))
    somebody = ContactId(desk.directory.ids[7])
    move = Move((somebody,), ACCEPTANCE_ENERGY, dossiers.general(network), Cell(2, 4), TODAY)
    await asyncio.gather(desk.read_on(), desk.move(move))
    assert (desk.directory.is_partial, desk.directory.placements.cell_of(somebody)) == (False, Cell(2, 4))
    desk.close()
    writer.close()


async def test_another_matrix_is_shown_with_everybody_on_it(desk: Desk) -> None:
    await desk.show_plane(desk.matrices.after(desk.directory.matrix), desk.directory.dossier)
    assert (desk.directory.is_partial, len(desk.directory.placements.unscored)) == (False, MANY)


async def test_the_list_is_looked_through_while_other_keys_wait_for_the_matrix(large: Path) -> None:
    app = NetwerkApp(Settings(database=str(large)))
    writer = GatedWriter(whole_directory)
    app.writer.close()
    app.writer = writer
    async with app.run_test(size=(120, 40)) as pilot:
        user = User(app, pilot)
        await user.until_seen("Persoon 00000")
        await user.press("end")
        assert user.sees(f"Persoon {MANY - 1:05}")
        assert user.sees("loading…")
        await user.press("space")
        assert _lifted(app) == ()
        writer.gate.set()
        await user.until(lambda: bool(_lifted(app)), "somebody is lifted")
        assert _lifted(app) == (app.screen.query_one(ContactList).contact,)
        await user.press("escape")
        app.exit()
    app.finish()


async def test_the_first_frame_has_the_contacts_around_the_selected_one(large: Path) -> None:
    network = open_network(Settings(database=str(large)))
    somebody = contact_named(network, "Persoon 02500")
    drafts.remember_whereabouts(network, somebody, dossiers.general(network), ACCEPTANCE_ENERGY)
    network.close()
    app = NetwerkApp(Settings(database=str(large)))
    writer = GatedWriter(open_desk)
    app.writer.close()
    app.writer = writer
    async with app.run_test(size=(120, 40)) as pilot:
        user = User(app, pilot)
        seen = [line[:20] for line in user.screen_lines() if "Persoon" in line]
        assert any(line.startswith("▌   Persoon 02500") for line in seen)
        assert user.sees(f"{MANY} contacts")
        writer.gate.set()
        await user.until(lambda: app.desk is not None and not app.desk.directory.is_partial, "the whole network")
        await user.until_seen("unscored")
        assert [line[:20].replace("·", " ") for line in user.screen_lines() if "Persoon" in line[:20]] == seen
        app.exit()
    app.finish()


async def test_what_is_stored_does_not_wait_behind_what_is_read(desk_of_its_own: Desk) -> None:
    may_end = threading.Event()

    def read(_network: Network) -> str:
        may_end.wait()
        return "read"

    reading = asyncio.create_task(desk_of_its_own._hand.read(read))
    contact, _committed = await desk_of_its_own.contacts.add(ContactForm(given_name="Zwaantje"))
    assert not reading.done()
    assert desk_of_its_own.names_of([contact]) == ["Zwaantje"]
    may_end.set()
    assert await reading == "read"


async def test_somebody_who_is_added_while_everybody_is_indexed_is_found(desk_of_its_own: Desk) -> None:
    await asyncio.gather(
        desk_of_its_own.build_index(), desk_of_its_own.contacts.add(ContactForm(given_name="Zwaantje"))
    )
    (hit,) = desk_of_its_own.find("zwaantje")
    assert desk_of_its_own.names_of([hit.id]) == ["Zwaantje"]


async def test_an_index_that_nobody_waits_for_any_more_is_not_finished(large: Path) -> None:
    network = open_file(large)
    assert len(build_index(network, lambda: False).index) == 0
    network.close()
