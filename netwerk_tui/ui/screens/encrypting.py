"""The dialogs of encryption: a new passphrase, leaving it again, and the recovery key to write down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Label
from textual.widgets.option_list import Option

from netwerk_tui.domain.text import clean_block
from netwerk_tui.language import N_, _
from netwerk_tui.ui.screens.dialog import Dialog, words
from netwerk_tui.ui.widgets.choice_list import ChoiceList

SHORTEST_PASSPHRASE = 8
"""Characters, as `store.encryption` has it."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed; either may be empty where it was not asked."""

    current: str
    new: str


class PassphraseScreen(Dialog[Typed]):
    """Asks for the passphrase that holds, a new one twice, or both."""

    HELP_TITLE: ClassVar = N_("Passphrase")

    DEFAULT_CSS = """
    PassphraseScreen {
        Input { margin-top: 1; }
        .problem { margin-top: 1; display: none; }
        .problem.-shown { display: block; }
    }
    """

    def __init__(self, title: str, advice: str, *, asks_current: bool, asks_new: bool) -> None:
        super().__init__()
        self._heading = title
        self._advice = advice
        self._asks_current = asks_current
        self._asks_new = asks_new

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield words(self._heading, "title")
            yield words(self._advice, "advice")
            if self._asks_current:
                yield Input(password=True, placeholder=_("present passphrase"), id="current", compact=True)
            if self._asks_new:
                yield Input(password=True, placeholder=_("new passphrase"), id="new", compact=True)
                yield Input(password=True, placeholder=_("the same again"), id="again", compact=True)
            yield words("", "problem")
            yield words(_("Enter next, and at the end does it · Esc leaves everything as it is"), "hints")

    def on_mount(self) -> None:
        self._inputs = list(self.query(Input))
        self._inputs[0].focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        place = self._inputs.index(event.input)
        if place + 1 < len(self._inputs):
            self._inputs[place + 1].focus()
            return
        typed = {each.id: each.value for each in self._inputs}
        problem = self._problem_with(typed.get("new", ""), typed.get("again", ""))
        if problem:
            self._complain(problem)
        else:
            self.dismiss(Typed(typed.get("current", ""), typed.get("new", "")))

    def _problem_with(self, new: str, again: str) -> str:
        if not self._asks_new:
            return ""
        if len(new) < SHORTEST_PASSPHRASE:
            return _("A passphrase has at least {count} characters.").format(count=SHORTEST_PASSPHRASE)
        return "" if new == again else _("The two passphrases differ.")

    def _complain(self, problem: str) -> None:
        label = self.query_one(".problem", Label)
        label.update(Content(clean_block(problem)))
        label.set_class(True, "-shown")
        for each in self._inputs:
            if each.id != "current":
                each.value = ""
        self.query_one("#new", Input).focus()


class EncryptionScreen(Dialog[str]):
    """What can be done with an encrypted network: the result is `change`, `decrypt` or `lock`."""

    DEFAULT_CSS = "EncryptionScreen ChoiceList { height: auto; border: none; background: $pane; margin-top: 1; }"

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield words(_("This network is encrypted"), "title")
            yield words(_("Backups of it are too. The passphrase or the recovery key opens it."), "advice")
            yield ChoiceList(
                Option(Content(_("Lock it now")), id="lock"),
                Option(Content(_("Change the passphrase; the recovery key changes with it")), id="change"),
                Option(Content(_("Decrypt it: who can read the file can read the network")), id="decrypt"),
            )
            yield words(_("Enter chooses · Esc back"), "hints")

    def on_mount(self) -> None:
        self.query_one(ChoiceList).focus()

    def on_option_list_option_selected(self, event: ChoiceList.OptionSelected) -> None:
        event.stop()
        self.dismiss(event.option_id)


class RecoveryKeyScreen(Dialog[None]):
    """Shows the recovery key, once."""

    HELP_TITLE: ClassVar = N_("Recovery key")

    DEFAULT_CSS = """
    RecoveryKeyScreen .key { width: 1fr; height: auto; text-style: bold; color: $foreground; margin: 1 2; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "leave", N_("I have written it down"), id="recovery.done"),
    ]

    def __init__(self, recovery_key: str, told: tuple[str, ...]) -> None:
        """`told` is what else is to be known, a line each."""
        super().__init__()
        self._recovery_key = recovery_key
        self._told = told

    def compose(self) -> ComposeResult:
        groups = self._recovery_key.split(" ")
        half = len(groups) // 2
        with Vertical(classes="box"):
            yield words(_("Write down this recovery key"), "title")
            yield words(
                _(
                    "It opens the network when the passphrase is forgotten, until you change it. Keep it away from this"
                    " machine. It is not shown again."
                ),
                "advice",
            )
            yield words(" ".join(groups[:half]) + "\n" + " ".join(groups[half:]), "key")
            for line in self._told:
                yield words(line, "advice")
            yield words(_("Enter: I have written it down"), "hints")


class BusyScreen(Dialog[None]):
    """Says that the network is being written anew. Nothing can be done meanwhile, and nothing is to be seen."""

    DEFAULT_CSS = "BusyScreen { background: $background; }"

    def __init__(self, doing: str) -> None:
        super().__init__()
        self._doing = doing

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield words(self._doing, "title")

    def action_leave(self) -> None:
        """Stay: it is over in a moment."""
