"""A key that a pane has no use for goes to the bindings at once, however many containers stand around the pane."""

from __future__ import annotations

import pytest
from textual import events
from textual.widget import Widget

from netwerk_tui.ui.screens.dialog_host import DialogHost
from netwerk_tui.ui.screens.workbench import Workbench
from netwerk_tui.ui.widgets.contact_list import ContactList
from netwerk_tui.ui.widgets.matrix import MatrixPane
from tests.ui.screens.running import JAN, PIET, running


@pytest.mark.parametrize("pane", [ContactList, MatrixPane])
async def test_no_container_is_asked_about_a_key(pane: type[Widget], monkeypatch: pytest.MonkeyPatch) -> None:
    async with running(JAN, PIET) as user:
        user.app.screen.query_one(pane).focus()
        await user.pilot.pause()
        asked: list[Widget] = []

        async def noted(container: Widget, event: events.Key) -> bool:
            asked.append(container)
            return False

        for kind in (DialogHost, Workbench):
            monkeypatch.setattr(kind, "handle_key", noted)
        await user.press("j", "question_mark")
        await user.until_seen("Help")

        assert not asked
