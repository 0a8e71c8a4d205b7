"""Screens that show anew what somebody else has written, wherever they lie on the stack."""

from __future__ import annotations

from typing import Protocol, runtime_checkable


@runtime_checkable
class Following(Protocol):
    """Told by the main screen."""

    def show_others(self) -> None:
        """Show what somebody else has written."""
        ...
