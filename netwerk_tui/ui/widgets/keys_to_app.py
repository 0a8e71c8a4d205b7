"""A widget in the focus whose keys nobody around it listens to.

Textual hands a key that a widget has no use for to each container around it in turn, and only then does the app look
for a binding. The main screen's hosts stand around its panes ten deep: that took a fifth of the time of a key.
"""

from __future__ import annotations

from textual import events
from textual.widget import Widget


class KeysToApp(Widget):
    """A mixin: what the widget itself makes nothing of, the app looks up in the bindings at once."""

    def on_key(self, event: events.Key) -> None:
        """A subclass that has used the key up says so by `prevent_default`."""
        event.stop()
        self.app.post_message(event)
