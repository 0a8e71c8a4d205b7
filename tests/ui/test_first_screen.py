"""What is seen first stands where the main screen puts it, so that nothing jumps when that takes its place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from string import ascii_lowercase

import pytest

from netwerk_tui.actions.contacts import add_contact
from netwerk_tui.actions.drafts import remember_whereabouts
from netwerk_tui.actions.network import open_network
from netwerk_tui.domain.ids import DossierId
from netwerk_tui.settings import Settings
from netwerk_tui.ui.app import NetwerkApp
from netwerk_tui.ui.gateway import open_desk
from tests.ui.screens.running import JAN, PIET, TODAY, User
from tests.ui.test_large_network import GatedWriter


@pytest.mark.parametrize("size", [(60, 15), (80, 24), (100, 30), (120, 24), (120, 40), (200, 60)])
async def test_nothing_that_is_seen_first_moves_when_the_rest_comes(size: tuple[int, int], tmp_path: Path) -> None:
    settings = Settings(database=str(tmp_path / "network.db"))
    network = open_network(settings)
    for person in (JAN, PIET):
        add_contact(network, person, TODAY)
    network.close()
    app = NetwerkApp(settings)
    app.writer.close()
    app.writer = writer = GatedWriter(open_desk)
    async with app.run_test(size=size) as pilot:
        user = User(app, pilot)
        first = _landmarks(user)
        writer.gate.set()
        await user.until(lambda: app.desk is not None and not app.desk.directory.is_partial, "the whole network")
        await user.until_seen("▣")
        assert _landmarks(user) == first
        app.exit()
    app.finish()


async def test_the_list_is_seen_first_where_the_user_left_it(tmp_path: Path) -> None:
    settings = Settings(database=str(tmp_path / "network.db"))
    network = open_network(settings)
    people = [add_contact(network, replace(JAN, given_name=f"Jan{letter}"), TODAY)[0] for letter in ascii_lowercase]
    remember_whereabouts(network, people[17], DossierId(1), network.matrices.acceptance_energy)
    network.close()
    app = NetwerkApp(settings)
    app.writer.close()
    app.writer = writer = GatedWriter(open_desk)
    async with app.run_test(size=(100, 20)) as pilot:
        user = User(app, pilot)
        first = _names_and_cursor(user)
        writer.gate.set()
        await user.until(lambda: app.desk is not None and not app.desk.directory.is_partial, "the whole network")
        await user.until_seen("▣")
        assert "▌Janr" in first
        assert _names_and_cursor(user) == first
        app.exit()
    app.finish()


def _names_and_cursor(user: User) -> list[str]:
    """The names in the rows of the list, from the top, the selected one behind the cursor's bar."""
    lines = [line[:8] for line in user.screen_lines()]
    return [line[0].strip() + line[4:] for line in lines if "Jan" in line]


def _landmarks(user: User) -> dict[str, tuple[int, int]]:
    """The first row and column of each title, name and figure that the first frame shows."""
    lines = user.screen_lines()
    return {
        text: (row, line.index(text))
        for row, line in reversed(list(enumerate(lines)))
        for text in ("netwerk", "1 Contacts", "2 Matrix", "3 Timeline", "/ find", "Jan", "Vries", "2 contacts", "Enter")
        if text in line
    }
