"""The whole program in this process, on a network of its own, for what needs no real terminal."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager
from datetime import UTC, date, datetime, time, tzinfo
from unittest.mock import patch

from textual.events import Key
from textual.pilot import Pilot

from netwerk_tui.actions.contacts import add_contact
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.settings import load_settings
from netwerk_tui.ui.app import NetwerkApp
from netwerk_tui.ui.widgets import bars
from tests.new_network import open_own_network

TODAY = date(2026, 11, 23)
"""The day that the program believes it is, on whatever day the tests are run."""

JAN = ContactForm(given_name="Jan", surname="Jansen", organisation="Gemeente Ede", role="raadslid")
FATIMA = ContactForm(given_name="Fatima", surname="El Amrani", emails="fatima@example.org")
PIET = ContactForm(given_name="Piet", particle="de", surname="Vries")

_DEADLINE_SECONDS = 60.0
"""Long, because a wait ends as soon as it can."""


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


class _Clock:
    """Stands for `datetime` where the program asks what time it is: since noon of the day."""

    def __init__(self) -> None:
        self._begun = datetime.now(UTC)

    def now(self, zone: tzinfo) -> datetime:
        noon = datetime.combine(TODAY, time(12)).astimezone()
        return (noon + (datetime.now(UTC) - self._begun)).astimezone(zone)


CLOCK = _Clock()
_CLOCKS = (
    "actions.delivery_records",
    "actions.event_encounters",
    "actions.messages",
    "actions.news_telling",
    "actions.notes",
    "actions.review",
    "store.ledger",
)
"""Whatever writes down when something was recorded."""


@contextmanager
def on_the_day() -> Iterator[None]:
    """Within the block the program believes that it is TODAY, and so does what it writes down."""
    with ExitStack() as until_the_end:
        until_the_end.enter_context(patch("netwerk_tui.ui.app.local_today", lambda: TODAY))
        for module in _CLOCKS:
            until_the_end.enter_context(patch(f"netwerk_tui.{module}.datetime", CLOCK))
        yield


@asynccontextmanager
async def running(*people: ContactForm, size: tuple[int, int] = (120, 40)) -> AsyncIterator[User]:
    """The program with these contacts, once the search knows them. What it says stays until something else is said."""
    with on_the_day(), patch.object(bars, "_SECONDS_SHOWN", dict.fromkeys(bars.Severity, _DEADLINE_SECONDS)):
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
