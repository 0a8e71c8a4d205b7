"""The whole program in this process, on a network of its own, for what needs no real terminal."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date

from textual.events import Key
from textual.pilot import Pilot

from netwerk_tui.actions.contacts import add_contact
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.settings import load_settings
from netwerk_tui.ui.app import NetwerkApp
from tests.new_network import open_own_network

TODAY = date(2026, 11, 23)

JAN = ContactForm(given_name="Jan", surname="Jansen", organisation="Gemeente Ede", role="raadslid")
FATIMA = ContactForm(given_name="Fatima", surname="El Amrani", emails="fatima@example.org")
PIET = ContactForm(given_name="Piet", particle="de", surname="Vries")

_DEADLINE_SECONDS = 20.0


class User:
    """Somebody in front of the running program."""

    def __init__(self, app: NetwerkApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    def sees(self, text: str) -> bool:
        """Whether the text stands on one row of the screen now."""
        return any(text in line for line in self.screen_lines())

    def screen_lines(self) -> list[str]:
        """The rows of the screen as they are drawn now."""
        strips = self.app.screen._compositor.render_strips()
        return [strip.text.rstrip() for strip in strips]

    async def press(self, *keys: str) -> None:
        """Press the keys, and let their effects come to rest."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Let the characters arrive in one piece, as from a slow connection."""
        for character in text:
            name = {"\n": "enter", " ": "space", "/": "slash", "#": "number_sign"}.get(character, character)
            self.app.post_message(Key(name, None if character == "\n" else character))
        await self.pilot.pause()

    async def until(self, holds: Callable[[], bool], what: str) -> None:
        """Wait until it holds."""
        try:
            async with asyncio.timeout(_DEADLINE_SECONDS):
                while not holds():
                    await self.pilot.pause()
        except TimeoutError as error:
            screen = "\n".join(self.screen_lines())
            raise AssertionError(f"waited in vain for {what}:\n{screen}") from error

    async def until_seen(self, text: str) -> None:
        """Wait until the text stands on the screen."""
        await self.until(lambda: self.sees(text), repr(text))

    async def until_gone(self, text: str) -> None:
        """Wait until the text stands nowhere on the screen."""
        await self.until(lambda: not self.sees(text), f"{text!r} gone")


@asynccontextmanager
async def running(*people: ContactForm, size: tuple[int, int] = (120, 40)) -> AsyncIterator[User]:
    """The program with these contacts, once the search knows them."""
    network = open_own_network()
    for person in people:
        add_contact(network, person, TODAY)
    network.close()
    app = NetwerkApp(load_settings(os.environ))
    async with app.run_test(size=size) as pilot:
        user = User(app, pilot)
        await user.until(lambda: app.desk is not None and app.desk.is_indexed, "the network")
        await pilot.pause()
        yield user
        app.exit()
    app.finish()
