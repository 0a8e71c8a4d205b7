"""A container around the panes that owns keys which open dialogs, and hands on what was stored in them.

Keys are looked for from the focused pane outwards, so hosts stand around each other, one for each subject.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import work
from textual.containers import Container
from textual.message import Message

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.ui.screens.messages import Failed, Stored
from netwerk_tui.ui.widgets.unpainted import Unpainted

if TYPE_CHECKING:
    from netwerk_tui.store.ledger import Committed
    from netwerk_tui.ui.desk import Desk


class DialogHost(Unpainted, Container):
    """Opens dialogs on the network that is open."""

    DEFAULT_CSS = "DialogHost { height: 1fr; }"

    @dataclass
    class ContactWanted(Message):
        """The user wants to go to this contact."""

        contact: ContactId

    def __init__(self) -> None:
        super().__init__()
        self._opened: Desk | None = None

    @property
    def is_open(self) -> bool:
        """Whether there is a network to work on."""
        return self._opened is not None

    def open(self, desk: Desk) -> None:
        """Work on this network."""
        self._opened = desk

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be done before the network is open, nor where nothing can be seen."""
        return self._opened is not None and not self.screen.has_class("-too-small")

    @property
    def _desk(self) -> Desk:
        assert self._opened is not None, "dialogs are opened only once the network is open"
        return self._opened

    @work(group="actions")
    async def _attempt(self, action: Callable[[], Awaitable[Committed]]) -> None:
        """Do it and show what it changed, or say why it cannot be done."""
        try:
            committed = await action()
        except UserError as error:
            self.post_message(Failed(error))
        else:
            self._store(committed)

    def _store(self, committed: Committed) -> None:
        """Let the main screen show what an entry has changed, and say so."""
        self.post_message(Stored(committed))

    def _go_to(self, contact: ContactId | None) -> None:
        """Let the main screen select the contact that a dialog ended with."""
        if contact is not None:
            self.post_message(self.ContactWanted(contact))
