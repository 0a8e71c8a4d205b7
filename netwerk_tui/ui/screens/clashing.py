"""What somebody else changed while it was edited here: both texts, and which of them is to stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from netwerk_tui.domain.conflict import Clash, Settled, joined, moment_words
from netwerk_tui.domain.text import clean_block, clean_line
from netwerk_tui.language import N_, _
from netwerk_tui.ui.screens.dialog import Dialog, words

if TYPE_CHECKING:
    from netwerk_tui.domain.conflict import Conflict, Place

SaidOf = Callable[[str, str], str]
"""What the text of the field with this name says, where it stands for something else."""

_ROWS_AROUND = 10


class ClashScreen(Dialog[str]):
    """One field that two people changed. The result is the text that is to stand."""

    DEFAULT_CSS = """
    ClashScreen {
        .box { width: 92; }
        VerticalScroll { height: auto; max-height: 24; }
        Static.text { width: 1fr; height: auto; padding: 0 1; margin-bottom: 1; }
        .heading { color: $muted; width: 1fr; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "keep_mine", N_("Put mine there"), id="clash.mine"),
        Binding("t", "take_theirs", N_("Leave theirs there"), id="clash.theirs"),
        Binding("b", "join", N_("Put both there"), id="clash.both"),
    ]

    def __init__(self, clash: Clash, said_of: SaidOf) -> None:
        super().__init__()
        self._clash = clash
        self._said_of = said_of

    def compose(self) -> ComposeResult:
        clash = self._clash
        who = clean_line(clash.who) or _("Somebody")
        with Vertical(classes="box"):
            yield words(_("{who} changed “{label}” as well").format(who=who, label=clash.label), "title")
            with VerticalScroll():
                yield words(_("It was"), "heading")
                yield self._text(clash.read, "$muted")
                yield words(_("t  Theirs, {moment}").format(moment=moment_words(clash.at)), "heading")
                yield self._text(clash.theirs, "$hue-blue")
                yield words(_("m  Mine"), "heading")
                yield self._text(clash.mine, "$hue-green")
                if clash.is_text:
                    yield words(_("b  Both"), "heading")
                    yield self._text(joined(clash.read, clash.mine, clash.theirs), "$foreground")
            yield words(self._hints(), "hints")

    def on_resize(self) -> None:
        self.query_one(VerticalScroll).styles.max_height = max(3, self.app.size.height - _ROWS_AROUND)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only texts can be joined."""
        return action != "join" or self._clash.is_text

    def action_keep_mine(self) -> None:
        self.dismiss(self._clash.mine)

    def action_take_theirs(self) -> None:
        self.dismiss(self._clash.theirs)

    def action_join(self) -> None:
        self.dismiss(joined(self._clash.read, self._clash.mine, self._clash.theirs))

    def _text(self, text: str, style: str) -> Static:
        said = clean_block(self._said_of(self._clash.field, text)) or _("(empty)")
        return Static(Content.styled(said, style), classes="text")

    def _hints(self) -> str:
        parts = [_("t theirs"), _("m mine"), *([_("b both")] if self._clash.is_text else []), _("Esc back to the form")]
        return " · ".join(parts)


async def settled_by_user(
    app: App[Any], conflict: Conflict, said_of: SaidOf = lambda _field, text: text
) -> dict[str, str]:
    """The texts that are to stand, by field, as the user chooses. Raises the conflict where they leave it open."""
    return {clash.field: await _chosen(app, conflict, clash, said_of) for clash in conflict.clashes}


async def settled_where_stored(app: App[Any], conflict: Conflict) -> dict[Place, Settled]:
    """What the user chooses for fields of the database. Raises the conflict where they leave it open.

    And where a form knows better what its fields hold: that one asks by itself.
    """
    settled = {}
    for clash in conflict.clashes:
        if clash.place is None:
            raise conflict
        settled[clash.place] = Settled(clash.theirs, await _chosen(app, conflict, clash, _as_it_is))
    return settled


async def _chosen(app: App[Any], conflict: Conflict, clash: Clash, said_of: SaidOf) -> str:
    text = await app.push_screen_wait(ClashScreen(clash, said_of))
    if text is None:
        raise conflict
    return text


def _as_it_is(_field: str, text: str) -> str:
    return text
