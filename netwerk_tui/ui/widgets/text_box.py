"""A field of several lines. Every form has these instead of Textual's own, which the app would keep for good.

A `TextArea` asks to be told of another theme, and stays on the app's list of those to be told once its form is closed:
100 kB each time that somebody's card is opened.
"""

from __future__ import annotations

from textual.widgets import TextArea

_WATCHERS = "__watchers"
"""Where Textual keeps, by attribute, who is told when it changes."""


class TextBox(TextArea):
    """A `TextArea` that is gone once its form is closed."""

    def on_unmount(self) -> None:
        for watching in getattr(self.app, _WATCHERS, {}).values():
            watching[:] = [(node, told) for node, told in watching if node is not self]
