from __future__ import annotations

import gc
import weakref

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from netwerk_tui.ui.theme import ThemedApp


class _Greeting(Screen[None]):
    def compose(self) -> ComposeResult:
        yield Static("Jan Proef")


async def test_lines_of_a_screen_that_was_left_are_let_go() -> None:
    app = ThemedApp()
    async with app.run_test() as pilot:
        await app.push_screen(_Greeting())
        await pilot.pause()
        lines = weakref.ref(app.screen._styles_cache)
        await app.pop_screen()
        await pilot.press("x")
        gc.collect()
        assert lines() is None
