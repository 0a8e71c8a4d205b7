"""A matrix of the user's own on the screen: reached by its key, placed on, and forgotten without harm."""

from __future__ import annotations

from pathlib import Path

import pytest

from netwerk_tui.domain.matrix import BUILT_IN
from tests.settings.matrix_files import TRUST
from tests.ui.screens.running import JAN, running

EVERY_BUILT_IN = ["m"] * len(BUILT_IN)


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's configuration file, with a matrix in it."""
    path = tmp_path / "own.toml"
    path.write_text(TRUST, encoding="utf-8")
    monkeypatch.setenv("NETWERK_CONFIG", str(path))
    return path


async def test_m_reaches_the_own_matrix_and_somebody_can_be_placed_there(config: Path) -> None:
    async with running(JAN, size=(80, 24)) as user:
        for key in EVERY_BUILT_IN:
            await user.press(key)
        await user.until_seen("trust by reach")
        await user.press("space", "up", "right")
        await user.until_seen("◆ Ally")
        await user.press("enter")
        await user.press("enter")
        await user.until_seen("Moved Jan Jansen to Ally")
        await user.press("m")
        await user.until_seen("acceptance–energy")


async def test_without_the_configuration_the_card_tells_id_and_numbers(config: Path) -> None:
    async with running(JAN) as user:
        for key in EVERY_BUILT_IN:
            await user.press(key)
        await user.until_seen("trust by reach")
        await user.press("space", "up", "enter")
        await user.press("enter")
        await user.until_seen("Moved Jan Jansen to Onlooker")
        await user.press("enter")

    config.write_text("", encoding="utf-8")
    async with running() as user:
        await user.until_seen("acceptance–energy")
        await user.until_seen("trust 1/1")
        await user.press("1", "enter")
        await user.until(lambda: any(line.split()[-3:-1] == ["trust", "1/1"] for line in user.screen_lines()), "trust")
