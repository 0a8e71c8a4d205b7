"""While the search index is being made people are found by the beginnings of their names, beside the screen."""

from __future__ import annotations

import threading

import pytest

from netwerk_tui.actions.finding import names_begun
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.finding import Hit
from netwerk_tui.ui import search_desk
from netwerk_tui.ui.screens.workbench import Workbench
from tests.ui.screens.running import FATIMA, JAN, PIET, running


async def test_names_are_looked_through_on_another_thread_than_the_one_that_draws(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    searching: list[threading.Thread] = []

    def noted(network: Network, typed: str, limit: int) -> list[Hit]:
        searching.append(threading.current_thread())
        return names_begun(network, typed, limit)

    async with running(JAN, FATIMA, PIET) as user:
        assert user.app.desk is not None
        user.app.desk.search._followed = None
        monkeypatch.setattr(search_desk, "names_begun", noted)
        await user.type("/fat")
        await user.until_seen("1 found")

        assert threading.main_thread() not in searching


async def test_what_the_index_found_is_not_replaced_by_what_was_found_without_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    may_end = threading.Event()

    def slow(network: Network, typed: str, limit: int) -> list[Hit]:
        may_end.wait()
        return []

    async with running(JAN, FATIMA, PIET) as user:
        assert user.app.desk is not None
        search = user.app.desk.search
        made, search._followed = search._followed, None
        monkeypatch.setattr(search_desk, "names_begun", slow)
        await user.type("/fatma")
        search._followed = made
        user.app.screen.query_one(Workbench).indexed()
        await user.until_seen("1 found")
        may_end.set()
        await user.app.workers.wait_for_complete()

        assert user.sees("1 found")
