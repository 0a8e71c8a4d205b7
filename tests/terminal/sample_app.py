"""A tiny Textual program by which the terminal harness is tested: it tells what reaches it."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, Static


class SampleApp(App[None]):
    """Writes the latest key, mouse event and size on the screen, and has one input."""

    ENABLE_COMMAND_PALETTE = False
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+e", "edit", priority=True)]

    def compose(self) -> ComposeResult:
        yield Static("de eerste regel: ë 😀 breed", id="first", markup=False)
        yield Static("", id="key", markup=False)
        yield Static("", id="mouse", markup=False)
        yield Static("", id="size", markup=False)
        yield Input(id="typed")

    def tell(self, where: str, what: str) -> None:
        """Show what happened on one line."""
        self.query_one(f"#{where}", Static).update(what)

    def on_resize(self, event: events.Resize) -> None:
        self.tell("size", f"size {event.size.width}x{event.size.height}.")

    def on_key(self, event: events.Key) -> None:
        self.tell("key", f"key {event.key}.")

    def on_paste(self, event: events.Paste) -> None:
        self.tell("key", f"pasted {event.text}.")

    def action_edit(self) -> None:
        """Let another program have the terminal, and tell what it was given."""
        with self.suspend():
            typed = input("editing ")
        self.tell("key", f"edited {typed}.")

    def on_mouse_down(self, event: events.MouseDown) -> None:
        self.tell("mouse", f"down {event.screen_x},{event.screen_y} button {event.button}.")

    def on_mouse_up(self, event: events.MouseUp) -> None:
        self.tell("mouse", f"up {event.screen_x},{event.screen_y}.")

    def on_mouse_move(self, event: events.MouseMove) -> None:
        self.tell("mouse", f"move {event.screen_x},{event.screen_y} button {event.button}.")

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self.tell("mouse", f"wheel down {event.screen_x},{event.screen_y}.")


if __name__ == "__main__":
    SampleApp().run()
