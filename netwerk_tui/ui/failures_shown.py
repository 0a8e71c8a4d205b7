"""What a user can act on never ends the program, wherever it is raised: it is said, and everything goes on.

Screens catch what they expect. A server that goes away may be noticed by any of the small reads that panes do when a
key moves the cursor; Textual would end the program there. Only the app installs this.
"""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from textual import events
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import ModalScreen
from textual.worker import WorkerFailed

from netwerk_tui.domain.errors import UserError

_dispatch_unguarded = MessagePump._dispatch_message
_OPENING = (events.Compose, events.Mount, events.Resize)


@runtime_checkable
class Complaining(Protocol):
    """An app that can say what is wrong."""

    def complain(self, error: UserError) -> None:
        """Say what is wrong."""
        ...


def install() -> None:
    """Guard all handlers from now on. Calling it again changes nothing."""
    setattr(MessagePump, "_dispatch_message", _dispatch_guarded)  # noqa: B010 - mypy refuses a plain assignment


def user_error_in(error: BaseException) -> UserError | None:
    """What the user can act on of this failure; None where it is a fault of netwerk itself."""
    cause = error.error if isinstance(error, WorkerFailed) else error
    return cause if isinstance(cause, UserError) else None


async def _dispatch_guarded(pump: MessagePump, message: Message) -> None:
    try:
        await _dispatch_unguarded(pump, message)
    except UserError as error:
        app = pump.app
        if not isinstance(app, Complaining):
            raise
        if isinstance(pump, ModalScreen) and isinstance(message, _OPENING) and pump.is_current:
            # It never came to show anything.
            pump.dismiss(None)
        app.complain(error)
