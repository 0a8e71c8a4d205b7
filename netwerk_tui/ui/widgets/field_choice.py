"""A field that is one of some words: a short list that shows no more than its choice while the cursor is elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.widgets.option_list import Option

from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import _
from netwerk_tui.ui.widgets.choice_list import ChoiceList
from netwerk_tui.ui.widgets.field_line import Offer

_MOST_ROWS = 8
_MOVES = frozenset("jkg")
"""Letters that move in every list."""


class LetteredList(ChoiceList):
    """A letter goes to the next line that begins with it."""

    def on_key(self, event: events.Key) -> None:
        letter = (event.character or "").casefold()
        if not letter.isalpha() or letter in _MOVES:
            return
        here, count = self.highlighted or 0, self.option_count
        for index in ((here + step) % count for step in range(1, count + 1)):
            if str(self.get_option_at_index(index).prompt).strip().casefold().startswith(letter):
                event.stop()
                self.highlighted = index
                return


class FieldChoice(LetteredList):
    """One of the offers."""

    DEFAULT_CSS = """
    FieldChoice {
        width: 1fr;
        height: 1;
        border: none;
        padding: 0;
        background: $field;
        scrollbar-size-vertical: 0;
    }
    FieldChoice > .option-list--option { padding: 0; }
    FieldChoice > .option-list--option-highlighted { background: $field; color: $foreground; text-style: none; }
    FieldChoice:focus { background: $field; scrollbar-size-vertical: 1; }
    FieldChoice:focus > .option-list--option-highlighted {
        background: $cursor-ground;
        color: $foreground;
        text-style: bold;
    }
    """

    def __init__(self, offers: Sequence[Offer], stored: str, *, id: str | None = None) -> None:
        """`stored` is the value that is chosen at first; one that is none of the offers becomes one."""
        found = list(offers)
        if all(each.value != stored for each in found):
            found.insert(0, Offer(stored, stored or _("none")))
        self._choices = found
        super().__init__(*(Option(Content(f" {clean_line(each.label)}")) for each in found), id=id, compact=True)
        self.highlighted = next(index for index, each in enumerate(found) if each.value == stored)

    @property
    def stored(self) -> str:
        """The value of the choice."""
        return self._choices[self.highlighted or 0].value

    def on_mount(self) -> None:
        self._show_choice()

    def on_focus(self) -> None:
        self.styles.height = min(_MOST_ROWS, len(self._choices))
        self.call_after_refresh(self.scroll_to_highlight)

    def on_blur(self) -> None:
        self._show_choice()

    def _show_choice(self) -> None:
        """Show the one row that is chosen."""
        self.styles.height = 1
        self.call_after_refresh(self.scroll_to_highlight, top=True)
