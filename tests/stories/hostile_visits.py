"""Opens every dialog of netwerk in its own terminal, one after the other, and writes down which ones it saw.

    python -m tests.stories.hostile_visits SEEN.json [KEY …]

Presses the keys in each. Started by `test_hostile_dialogs` and `walk_hostile_dialogs`, in a pseudo-terminal.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from netwerk_tui.settings import load_settings
from netwerk_tui.ui.app import NetwerkApp
from tests.stories.dialog_visits import VISITS, House
from tests.stories.hostile_network import PAYLOADS
from tests.stories.hostile_tour import obeyed_markup, settled

_OPENED_SECONDS = 60.0


async def _visit(name: str, house: House, pilot: Pilot[Any], keys: list[str], told: dict[str, Any]) -> None:
    """Open one dialog, press the keys in it, look at it after each, and leave."""
    app = house.app
    home = app.screen
    screen = await VISITS[name](house)
    assert type(screen).__name__ == name, f"the visit of {name} opens {type(screen).__name__}"
    await app.push_screen(screen)
    for key in ["", *keys]:
        if key:
            await pilot.press(key)
        await settled(pilot)
        told["clicks"] += obeyed_markup(app.screen)
    told["seen"].append(name)
    while app.screen is not home:
        app.pop_screen()
        await pilot.pause()


def main() -> int:
    """Visit every dialog, and leave as a user does."""
    app = NetwerkApp(load_settings(os.environ))
    told: dict[str, Any] = {"seen": [], "clicks": []}

    async def walk(pilot: Pilot[Any]) -> None:
        async with asyncio.timeout(_OPENED_SECONDS):
            while app.desk is None or not app.desk.is_indexed or app.desk.directory.is_partial:
                await asyncio.sleep(0.02)
        payloads = [f"{number}{text}" for number, text in enumerate(PAYLOADS.values())]
        house = House(app, app.desk, payloads)
        for name in VISITS:
            await _visit(name, house, pilot, sys.argv[2:], told)
        app.exit()

    try:
        app.run(auto_pilot=walk)
    finally:
        app.finish()
        Path(sys.argv[1]).write_text(json.dumps(told))
    return app.return_code or 0


if __name__ == "__main__":
    sys.exit(main())
