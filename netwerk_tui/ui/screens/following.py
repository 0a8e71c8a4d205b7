"""What shows anew what somebody else has written: screens, wherever they lie on the stack, and notes being typed."""

from __future__ import annotations

from typing import Protocol, runtime_checkable


@runtime_checkable
class Following(Protocol):
    """Told by the main screen."""

    def show_others(self) -> None:
        """Show what somebody else has written."""
        ...


@runtime_checkable
class Rereading(Protocol):
    """A note that is being typed, told by the main screen."""

    def read_again(self) -> None:
        """Go on with what an erasure has left of it."""
        ...
