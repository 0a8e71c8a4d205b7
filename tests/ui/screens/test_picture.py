"""Exporting a picture of the matrix from the screen."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from netwerk_tui.domain.assessment import Move
from netwerk_tui.domain.dates import full_day
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, Cell
from tests.ui.screens.running import JAN, PIET, User, running


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """The user's documents."""
    folder = Path.home() / "Documents"
    folder.mkdir(parents=True)
    return folder


async def _open_dialog(user: User) -> None:
    await user.press("ctrl+p")
    await user.type("export a picture\n")
    await user.until_seen("opens in any browser")


async def test_a_picture_is_written_to_the_documents_and_said_to_be_there(documents: Path) -> None:
    async with running(JAN) as user:
        await _open_dialog(user)
        await user.press("enter")
        await user.until_seen("The picture is in")
        assert user.sees("~/Documents/general-acceptance-energy-")
        (written,) = documents.iterdir()
        assert "<svg" in written.read_text(encoding="utf-8")
        await user.press("enter")
        await user.until_gone("The picture is in")


async def test_a_file_is_replaced_only_after_a_word(documents: Path) -> None:
    async with running(JAN) as user:
        await _open_dialog(user)
        await user.press("ctrl+u")
        await user.type("~/Documents/old.svg\n")
        await user.until_seen("The picture is in ~/Documents/old.svg")
        await user.press("escape")
        (documents / "old.svg").write_text("older")
        await _open_dialog(user)
        await user.press("ctrl+u")
        await user.type("~/Documents/old.svg\n")
        await user.until_seen("There is a file old.svg already.")
        assert (documents / "old.svg").read_text() == "older"
        await user.press("enter")
        await user.until_seen("The picture is in")
        assert (documents / "old.svg").read_text().startswith("<?xml")


async def test_initials_are_chosen_with_two_keys(documents: Path) -> None:
    async with running(JAN, PIET) as user:
        desk = user.app.desk
        assert desk is not None
        await user.press("space")
        await user.press("enter")
        await user.press("enter")
        await user.until(lambda: bool(desk.directory.placements.counts), "somebody placed")
        await _open_dialog(user)
        await user.press("down", "enter")
        await user.until_seen("The picture is in")
        (written,) = documents.iterdir()
        page = written.read_text(encoding="utf-8")
        assert ">JJ<" in page
        assert "Jansen" not in page


async def test_a_picture_of_the_past_shows_and_tells_the_day_that_the_screen_shows(documents: Path) -> None:
    async with running(JAN) as user:
        desk = user.app.desk
        assert desk is not None
        earlier = desk.today - timedelta(days=30)
        for day, cell in ((earlier, Cell(-2, 4)), (desk.today, Cell(2, 4))):
            await desk.move(Move((desk.directory.ids[0],), ACCEPTANCE_ENERGY, desk.directory.dossier, cell, day))
        await user.press("[")
        await user.until_seen("as of")
        await _open_dialog(user)
        assert user.sees(f"It will show how it stood on {full_day(earlier)}")
        await user.press("enter")
        await user.until_seen("The picture is in")
        (written,) = documents.iterdir()
        assert earlier.isoformat() in written.name
        page = written.read_text(encoding="utf-8")
        assert f"<title>General, as of {full_day(earlier)}:" in page
        assert "Opponent, acceptance -2, energy 4: 1 · Jan Jansen" in page


async def test_what_cannot_be_written_is_said_and_can_be_mended(documents: Path) -> None:
    async with running(JAN) as user:
        await _open_dialog(user)
        await user.press("ctrl+u")
        await user.type("~/Documents/picture.docx\n")
        await user.until_seen("Which format should picture.docx get?")
        await user.press(*["backspace"] * 4)
        await user.type("html\n")
        await user.until_seen("The picture is in ~/Documents/picture.html")
