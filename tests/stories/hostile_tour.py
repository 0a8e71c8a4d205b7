"""Walks through every dialog of netwerk in its own terminal, and writes down which ones it saw.

    python -m tests.stories.hostile_tour SEEN.json

Presses each key that is bound where it is, in the order of `ui.key_owners`: so a new dialog is found by itself. Started
by `test_hostile_dialogs`, in a pseudo-terminal.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Any

from textual._callback import invoke
from textual.pilot import Pilot
from textual.screen import Screen

from netwerk_tui.settings import load_settings
from netwerk_tui.ui.app import NetwerkApp
from netwerk_tui.ui.commands import NetwerkCommands
from netwerk_tui.ui.screens.dialog import Dialog
from tests.stories.hostile_network import PWNED_BACKGROUND

_LEAVING = ("leave", "quit", "close", "lock", "app.leave", "edit_outside")
_LEVELS = 2
_OPENED_SECONDS = 60.0
_SETTLED = 2
"""Turns of the loop after a key."""


class Tour:
    """One walk. `seen` has the names of the classes of screens that were drawn."""

    def __init__(self, app: NetwerkApp, pilot: Pilot[Any]) -> None:
        self._app = app
        self._pilot = pilot
        self.seen: set[str] = set()
        self.clicks: list[str] = []
        """Actions that would be done by a click, and that netwerk did not write."""
        self._tried: set[str] = set()

    async def walk(self) -> None:
        """Press every key of the main screen, and in what opens every key of that; then choose every command."""
        async with asyncio.timeout(_OPENED_SECONDS):
            while self._app.desk is None or not self._app.desk.is_indexed or self._app.desk.directory.is_partial:
                await asyncio.sleep(0.02)
        await settled(self._pilot)
        main = self._app.screen
        for pane in ("2", "3", "1"):
            for key, binding_id in self._keys():
                await self._pilot.press("escape", pane)
                await self._press(key, binding_id, main, 1)
        commands = NetwerkCommands(main)
        async for hit in commands.discover():
            await invoke(hit.command)
            await self._look_about(main, 1)

    async def _press(self, key: str, binding_id: str, home: Screen[Any], level: int) -> None:
        """Press the key at home, and look about in what it opens."""
        if binding_id in self._tried:
            return
        self._tried.add(binding_id)
        await self._pilot.press(key)
        await self._look_about(home, level)

    async def _look_about(self, home: Screen[Any], level: int) -> None:
        """Press the keys of what was opened at home, and go back."""
        await settled(self._pilot)
        opened = self._app.screen
        if opened is home or not isinstance(opened, Dialog):
            return
        is_new = type(opened).__name__ not in self.seen
        self._look_at(opened)
        if is_new and level < _LEVELS:
            for inner, binding_id in self._keys():
                if self._app.screen is not opened:
                    break
                await self._press(inner, binding_id, opened, level + 1)
        await self._go_back(home)

    def _keys(self) -> list[tuple[str, str]]:
        """The keys that do something of netwerk's here and now, each with the id of its binding."""
        return [
            (key, active.binding.id)
            for key, active in self._app.screen.active_bindings.items()
            if active.binding.id is not None and active.binding.action.partition("(")[0] not in _LEAVING
        ]

    async def _go_back(self, home: Screen[Any]) -> None:
        while self._app.screen is not home and len(self._app.screen_stack) > 2:
            self._look_at(self._app.screen)
            self._app.screen.dismiss(None)
            await settled(self._pilot)

    def _look_at(self, screen: Screen[Any]) -> None:
        self.seen.update(each.__name__ for each in type(screen).__mro__ if issubclass(each, Screen))
        self.clicks += obeyed_markup(screen)


async def settled(pilot: Pilot[Any]) -> None:
    """Let a key take effect."""
    for _turn in range(_SETTLED):
        await pilot.pause()


def obeyed_markup(screen: Screen[Any]) -> list[str]:
    """What of a screen a text of somebody else made clickable, a link, or coloured."""
    return [
        f"{type(screen).__name__}: {text!r} {style.meta} {style.link or ''}"
        for strip in screen._compositor.render_strips()
        for text, style, _control in strip
        if style is not None
        and (
            "pwned" in f"{style.meta}{style.link}"
            or (style.bgcolor is not None and style.bgcolor.name == PWNED_BACKGROUND)
        )
    ]


def main() -> int:
    """Walk, and leave as a user does."""
    app = NetwerkApp(load_settings(os.environ))
    told: dict[str, object] = {}

    async def walk(pilot: Pilot[Any]) -> None:
        tour = Tour(app, pilot)
        await tour.walk()
        told.update(seen=sorted(tour.seen), clicks=tour.clicks)
        app.exit()

    try:
        app.run(auto_pilot=walk)
    finally:
        app.finish()
    Path(sys.argv[1]).write_text(json.dumps(told))
    return app.return_code or 0


if __name__ == "__main__":
    sys.exit(main())
