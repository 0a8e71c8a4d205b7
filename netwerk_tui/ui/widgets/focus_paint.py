"""A pane that paints little when the focus comes or goes: the one it leaves has as much to do as the one it goes to.

Textual paints both whole, twice, looks for rules of style that depend on the focus, and tells everything around them.
For the panes of the workbench, on which no rule of style depends on the focus, and around which nobody listens: the
first movement of a drag, which moves the focus, took 17 ms so, and the next ones 4.
"""

from __future__ import annotations

from typing import Self

from textual import events
from textual.dom import NoScreen
from textual.widget import Widget


class FocusPaint(Widget, can_focus=True):
    """A mixin, to stand before the class whose handlers of the focus it replaces."""

    def focus_moved(self) -> None:
        """Paint what looks different: the focus is here now, or here no more, as `has_focus` says."""
        raise NotImplementedError

    def focus(self, scroll_visible: bool = True) -> Self:
        """Take the focus, after what is being handled now."""
        self.app.call_later(self._take_focus, scroll_visible)
        return self

    def _take_focus(self, scroll_visible: bool) -> None:
        try:
            self.screen.set_focus(self, scroll_visible)
        except NoScreen:
            return  # it was closed meanwhile

    def _on_focus(self, event: events.Focus) -> None:
        self._focus_is(here=True, event=event)

    def _on_blur(self, event: events.Blur) -> None:
        self._focus_is(here=False, event=event)

    def _focus_is(self, *, here: bool, event: events.Event) -> None:
        event.prevent_default()
        self.set_reactive(Widget.has_focus, here)
        self.focus_moved()
