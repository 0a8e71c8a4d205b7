"""Which dossier is shown when the one that was shown is taken away, and comes back."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from netwerk_tui.actions.network import open_file
from netwerk_tui.ui.desk import Desk
from netwerk_tui.ui.writer import Writer

TODAY = date(2026, 11, 23)


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    writer = Writer()
    desk = Desk(open_file(tmp_path / "network.db"), writer, TODAY, Path(os.devnull))
    yield desk
    desk.close()
    writer.close()


async def test_undoing_and_doing_again_leads_back_to_the_dossier_that_was_shown(desk: Desk) -> None:
    general = desk.directory.dossier
    added = await desk.dossiers.add("Warmtenet")
    await desk.show_plane(desk.directory.matrix, added)
    await desk.undo()
    assert desk.directory.dossier == general
    await desk.redo()
    assert desk.directory.dossier == added


async def test_a_dossier_that_the_user_chose_meanwhile_stays(desk: Desk) -> None:
    general = desk.directory.dossier
    added = await desk.dossiers.add("Warmtenet")
    await desk.show_plane(desk.directory.matrix, added)
    await desk.undo()
    await desk.show_plane(desk.directory.matrix, general)
    await desk.redo()
    assert desk.directory.dossier == general
