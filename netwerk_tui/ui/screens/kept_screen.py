"""A screen that stays mounted between its openings, since making its widgets takes longer than showing them.

For the hosts that open it. It goes with its host, so that nothing of a network that was locked stays reachable.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from textual.screen import Screen

if TYPE_CHECKING:
    from textual.app import App

S = TypeVar("S", bound=Screen[Any])


class KeptScreen(Generic[S]):
    """None at first, and once it was dropped."""

    def __init__(self, name: str) -> None:
        """`name` is that under which the app knows it."""
        self._name = name
        self.screen: S | None = None

    async def keep(self, app: App[Any], screen: S) -> S:
        """Keep this screen from now on, in the place of another."""
        await self.drop(app)
        app.install_screen(screen, self._name)
        self.screen = screen
        return screen

    async def drop(self, app: App[Any]) -> None:
        """Let go of the screen. One that is being shown, as when the program ends, is left to the app."""
        screen, self.screen = self.screen, None
        if screen is not None and screen not in app.screen_stack:
            app.uninstall_screen(screen)
            if screen.is_running:
                await screen.remove()
