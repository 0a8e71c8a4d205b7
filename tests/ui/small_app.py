"""A screen with nothing on it but the widgets under test, and a look at what they draw and post."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

from textual.app import ComposeResult
from textual.geometry import Region
from textual.message import Message
from textual.pilot import Pilot
from textual.widget import Widget

from netwerk_tui.ui.theme import ThemedApp

_Posted = TypeVar("_Posted", bound=Message)


class SmallApp(ThemedApp):
    """Shows the widgets it is given, and remembers every message."""

    def __init__(self, *widgets: Widget | Callable[[], Widget]) -> None:
        super().__init__()
        self._widgets = widgets
        self._messages: list[Message] = []

    def compose(self) -> ComposeResult:
        for widget in self._widgets:
            yield widget if isinstance(widget, Widget) else widget()

    def remember(self, message: Message) -> None:
        """A message passes every widget that it bubbles through; it is remembered once."""
        if not any(message is known for known in self._messages[-50:]):
            self._messages.append(message)

    def posted(self, kind: type[_Posted]) -> list[_Posted]:
        """The messages of this kind, oldest first."""
        return [message for message in self._messages if isinstance(message, kind)]


@asynccontextmanager
async def showing(
    *widgets: Widget | Callable[[], Widget], size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[SmallApp, Pilot[None]]]:
    """An app that shows these widgets, the first with the focus. Some of Textual need a running app to be made."""
    app = SmallApp(*widgets)
    async with app.run_test(size=size, message_hook=app.remember) as pilot:
        await pilot.pause()
        yield app, pilot


def drawn(widget: Widget) -> list[str]:
    """What the widget draws, row by row, without the spaces at the end."""
    width, height = widget.size
    return [strip.text.rstrip() for strip in widget.render_lines(Region(0, 0, width, height))]
