"""Draws the picture of the README from the real program, on the sample network: `make readme`."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

from netwerk_tui.settings import Settings
from netwerk_tui.ui.app import NetwerkApp

PICTURE = Path(__file__).parent.parent / "docs" / "screenshot.svg"
_FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}")
_KEYS = ("slash", *"jan jans".replace(" ", "_"), "enter", "2", "space", "right")
"""Finds Jan Jansen, and carries him one step of energy further."""


async def draw() -> str:
    """The screen while Jan Jansen is being carried."""
    app = NetwerkApp(Settings(database=""), sample=True)
    async with app.run_test(size=(120, 40)) as pilot:
        while app.desk is None or not app.desk.is_indexed:
            await pilot.pause(0.05)
        await pilot.press(*(key.replace("_", "space") for key in _KEYS))
        await pilot.pause(0.3)
        picture = _self_contained(app.export_screenshot(title="netwerk"))
        app.exit()
    app.finish()
    return picture


def _self_contained(picture: str) -> str:
    """The picture without fonts from elsewhere, and with blanks as wide as letters in every viewer."""
    return _FONT_FACE.sub("", picture).replace("<text ", '<text xml:space="preserve" ')


if __name__ == "__main__":
    PICTURE.write_text(asyncio.run(draw()), encoding="utf-8")
