"""What stands before an encrypted network: the passphrase, or its recovery key, and nothing else to see."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input, Label, TextArea

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.text import clean_block
from netwerk_tui.domain.unlocking import delay_seconds
from netwerk_tui.language import N_, _, ngettext
from netwerk_tui.ui.screens.dialog import Dialog, words

if TYPE_CHECKING:
    from netwerk_tui.store.encryption import FileKey


def texts_in(screen: Screen[Any]) -> list[str]:
    """What was typed into the fields of a dialog, but no passphrase."""
    lines = [each.value for each in screen.query(Input) if not each.password]
    lines += [each.text for each in screen.query(TextArea)]
    return [line for line in lines if line.strip()]


@dataclass
class Attempts:
    """How often in a row a passphrase was wrong, for as long as the program runs."""

    failures: int = 0


class UnlockScreen(Dialog["FileKey"]):
    """The result is the key. Escape ends the program: there is nowhere to go back to."""

    HELP_TITLE: ClassVar = N_("Unlocking")

    DEFAULT_CSS = """
    UnlockScreen {
        background: $background;
        .problem { margin-top: 1; display: none; }
        .problem.-shown { display: block; }
    }
    """

    def __init__(
        self,
        unlock: Callable[[str], Awaitable[FileKey]],
        attempts: Attempts,
        *,
        title: str,
        has_command: bool,
        problem: UserError | None = None,
    ) -> None:
        """`unlock` gives the key for what is typed, and asks the password command where that is nothing.

        It raises UserError. `problem` is what went wrong before the user was asked.
        """
        super().__init__()
        self._unlock = unlock
        self._attempts = attempts
        self._heading = title
        self._has_command = has_command
        self._first_problem = problem
        self._seconds_left = 0
        self._countdown: Timer | None = None

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield words(self._heading, "title")
            yield Input(password=True, placeholder=_("passphrase, or recovery key"), compact=True)
            yield words("", "problem")
            hints = [_("Enter opens it"), _("Esc quits")]
            if self._has_command:
                hints.insert(1, _("Enter on an empty line asks your password command"))
            yield words(" · ".join(hints), "hints")

    def on_mount(self) -> None:
        self._input = self.query_one(Input)
        self._problem = self.query_one(".problem", Label)
        self._input.focus()
        if self._first_problem is not None:
            self._say(self._first_problem.title, self._first_problem.advice)

    def action_leave(self) -> None:
        """End the program."""
        self.run_worker(self.app.run_action("app.leave"))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value or self._has_command:
            self._input.disabled = True
            self._say(_("One moment …"))
            self._try(event.value)

    @work(exclusive=True)
    async def _try(self, typed: str) -> None:
        self._input.value = ""
        try:
            key = await self._unlock(typed)
        except UserError as error:
            self._attempts.failures += 1
            self._wait(error)
        else:
            self._attempts.failures = 0
            self.dismiss(key)

    def _wait(self, error: UserError) -> None:
        """Say what is wrong, and take nothing for a while that doubles each time."""
        self._seconds_left = delay_seconds(self._attempts.failures)

        def count_down() -> None:
            if self._seconds_left > 0:
                words = ngettext("Wait {count} second.", "Wait {count} seconds.", self._seconds_left)
                self._say(error.title, words.format(count=self._seconds_left))
                self._seconds_left -= 1
                return
            if self._countdown is not None:
                self._countdown.stop()
            self._say(error.title, error.advice)
            self._input.disabled = False
            self._input.focus()

        self._countdown = self.set_interval(1.0, count_down)
        count_down()

    def _say(self, *lines: str) -> None:
        text = "\n".join(line for line in lines if line)
        self._problem.update(Content(clean_block(text)))
        self._problem.set_class(bool(text), "-shown")


class ClosedFormScreen(Dialog[bool]):
    """Shows what was typed into a dialog that closed by itself; the result is True where it is to be copied."""

    HELP_TITLE: ClassVar = N_("Typed before")

    DEFAULT_CSS = "ClosedFormScreen .typed { width: 1fr; height: auto; margin: 1 2 0 2; color: $foreground; }"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "copy", N_("Copy"), id="closed-form.copy"),
        Binding("enter", "leave", N_("Close"), show=False, id="closed-form.close"),
    ]

    def __init__(self, title: str, typed: str) -> None:
        super().__init__()
        self._told = title
        self._typed = typed

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield words(self._told, "title")
            yield words(_("This was typed in it. It is thrown away when you close this."), "advice")
            yield words(self._typed, "typed")
            yield words(_("y copies it · Esc closes"), "hints")

    def action_copy(self) -> None:
        self.dismiss(True)
