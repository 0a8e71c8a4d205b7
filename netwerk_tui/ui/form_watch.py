"""Keeps what is typed in dialogs and as a reason while it is typed, so that a kill loses less than a second of it.

Notes and the prompts of the review keep their own drafts, to go on with. What was typed elsewhere is shown at the next
start. For the app alone.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from textual.screen import ModalScreen, SystemModalScreen
from textual.widget import Widget
from textual.worker import Worker

from netwerk_tui.ui.gateway import are_dialogs_loaded, dialogs

if TYPE_CHECKING:
    from netwerk_tui.ui.app import NetwerkApp

LOOK_SECONDS = 0.6


class FormWatch:
    """Looks at the dialogs that are open."""

    def __init__(self, app: NetwerkApp) -> None:
        self._app = app
        self._at_first: WeakKeyDictionary[Widget, str] = WeakKeyDictionary()
        self._kept = ""

    def look(self) -> None:
        """Keep what was typed since the last look; forget it once the dialogs are closed.

        Soon after the start there may be no dialog yet to look at.
        """
        if not are_dialogs_loaded():
            return
        typed = self._typed()
        if typed != self._kept and self._app.desk is not None:
            self._kept = typed
            # Not the coroutine itself, which would never be awaited where the program ends before the worker begins.
            keep = partial(self._app.desk.typed.keep_closed_form, typed)
            _keeping: Worker[None] = self._app.run_worker(keep, group="closed-form")

    def hand_over(self) -> None:
        """Let the writer keep what is typed now, before the program ends."""
        typed = self._typed()
        if typed != self._kept and self._app.desk is not None:
            self._app.desk.typed.leave_closed_form(typed)
        # What was handed over is for the next start, or for after the lock, and not to be forgotten before.
        self._kept = ""

    def _typed(self) -> str:
        """The texts that are others than when the dialog was first looked at, a line each."""
        if self._app.desk is None or not self._app.screen_stack:
            return ""
        reason = dialogs.reason_in(self._app.screen)
        lines = [reason] if reason.strip() else []
        for screen in self._app.screen_stack[1:]:
            is_ours = isinstance(screen, ModalScreen) and not isinstance(screen, SystemModalScreen)
            if is_ours and not hasattr(screen, "keep_everything"):
                for field, text in dialogs.fields_in(screen).items():
                    if text.strip() and text != self._at_first.setdefault(
                        field, text if self._is_filled(field) else ""
                    ):
                        lines.append(text)
        return "\n".join(lines)

    @staticmethod
    def _is_filled(field: Widget) -> bool:
        """Whether a field that is seen for the first time holds what was stored, rather than what was just typed."""
        return not field.has_focus
