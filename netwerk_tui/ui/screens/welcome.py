"""What an empty network opens on: three ways to fill it, and a passphrase for it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets.option_list import Option

from netwerk_tui.language import N_, _
from netwerk_tui.ui.screens.dialog import words
from netwerk_tui.ui.widgets.choice_list import ChoiceList


class Welcome(Vertical):
    """Four choices. The main screen shows it while there are no contacts."""

    DEFAULT_CSS = """
    Welcome {
        align: center middle;
        .box { width: 72; height: auto; padding: 1 2; background: $pane; border: round $border; }
        .title { color: $key; text-style: bold; margin-bottom: 1; }
        .advice { color: $muted; width: 1fr; margin-bottom: 1; }
        ChoiceList { height: auto; border: none; background: $pane; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "sample", N_("Sample network"), id="welcome.sample"),
        Binding("E", "app.encryption", N_("Encrypt with a passphrase"), show=False, id="welcome.encrypt"),
    ]

    class ImportWanted(Message):
        """The user wants to bring contacts in from a file."""

    class AdditionWanted(Message):
        """The user wants to type a first contact."""

    class SampleWanted(Message):
        """The user wants to look around among invented people."""

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield words(_("Welcome to netwerk"), "title")
            yield words(
                _(
                    "Keep the people who matter to you really engaged, all year. Everything stays on this machine."
                    " Start with the people you know:"
                ),
                "advice",
            )
            yield ChoiceList(
                Option(Content(_("i  Import LinkedIn, or a file")), id="import"),
                Option(Content(_("a  Add a first contact")), id="add"),
                Option(Content(_("s  Look around in a sample network of 1,600 invented people")), id="sample"),
                Option(Content(_("E  Encrypt it with a passphrase, so that nobody else can read it")), id="encrypt"),
            )
            yield words(_("Enter chooses · ? help · q quit"), "advice")

    def focus_choices(self) -> None:
        """Let the keys choose."""
        self.query_one(ChoiceList).focus()

    def action_sample(self) -> None:
        self.post_message(self.SampleWanted())

    def on_option_list_option_selected(self, event: ChoiceList.OptionSelected) -> None:
        event.stop()
        match event.option_id:
            case "import":
                self.post_message(self.ImportWanted())
            case "add":
                self.post_message(self.AdditionWanted())
            case "encrypt":
                self.run_worker(self.app.run_action("encryption"))
            case _:
                self.post_message(self.SampleWanted())
