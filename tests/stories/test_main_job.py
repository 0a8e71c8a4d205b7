"""The main job from end to end: import, find, note, place, look back, undo, redo, quit, and start again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from netwerk_tui.language import LanguageCode, _, ngettext, use_language
from tests.stories.desktop import Desktop, cell_of
from tests.terminal.display import Position
from tests.terminal.terminal import Terminal

NOTE = "gesprek: wil sneller vergunning #zorg @Zorgcongres gisteren >bel haar vrijdag"
REASON = "kwam er zelf mee"
ALTERNATE_SCREEN_LEFT = b"\x1b[?1049l"


class ByKeys:
    """A user who never touches the mouse."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal

    def import_file(self, path: Path) -> None:
        self.terminal.press("i")
        self.terminal.wait_for(_("path of the file; or drop the file here"))
        self.terminal.paste(str(path))
        self.terminal.wait_for(path.name)
        self.terminal.press("enter")
        self.terminal.wait_for("Zorggroep Vallei")
        self.terminal.press("enter")

    def find(self, query: str, name: str) -> None:
        self.terminal.press("/")
        self.terminal.type(query)
        self.terminal.wait_for(ngettext("{count} found", "{count} found", 1).format(count=1))
        self.terminal.press("enter")

    def open_note(self) -> None:
        self.terminal.press("n")

    def carry_to_partner(self, name: str) -> None:
        """From the middle, where an unscored contact is lifted, one up and one to the right."""
        self.terminal.press("space", "l", "k")
        self.terminal.wait_for(_("Partner"))
        self.terminal.press("enter")

    def choose_evidence(self) -> None:
        self.terminal.press("2")

    def look_at_timeline(self) -> None:
        self.terminal.press("3")


class ByMouse(ByKeys):
    """A user who points at everything, and types only text, and Enter after it."""

    def import_file(self, path: Path) -> None:
        self.terminal.click_on(_("i  Import LinkedIn, or a file"))
        self.terminal.wait_for(_("path of the file; or drop the file here"))
        self.terminal.paste(str(path))
        self.terminal.wait_for(path.name)
        self.terminal.press("enter")
        self.terminal.wait_for("Zorggroep Vallei")
        self.terminal.click_on(_("Enter imports"))

    def find(self, query: str, name: str) -> None:
        self.terminal.click_on(_("find a person"))
        self.terminal.type(query)
        self.terminal.wait_for(ngettext("{count} found", "{count} found", 1).format(count=1))
        self.terminal.click_on(name)

    def open_note(self) -> None:
        """By its hint in the last line, unless that line says something else now."""
        if self.terminal.shows(f"n {_('Note')}"):
            self.terminal.click_on(f"n {_('Note')}")
        else:
            super().open_note()

    def carry_to_partner(self, name: str) -> None:
        start = self.terminal.position_of(name)
        goal = cell_of(self.terminal, "+1", "4")
        self.terminal.mouse_press(start)
        self.terminal.mouse_move(Position(start.column + 2, start.row), goal)
        self.terminal.wait_for(f"◆ {_('Partner')}")
        self.terminal.mouse_release(goal)

    def choose_evidence(self) -> None:
        self.terminal.click_on(_("brings the subject up unasked"))

    def look_at_timeline(self) -> None:
        if not self.terminal.shows(_("Timeline")):
            super().look_at_timeline()


@pytest.mark.parametrize(
    ("columns", "rows", "user_of", "language"),
    [
        (120, 40, ByKeys, "en"),
        (120, 40, ByMouse, "nl"),
        (80, 24, ByKeys, "nl"),
        (80, 24, ByMouse, "en"),
    ],
)
def test_from_a_linkedin_export_to_a_contact_with_a_history(
    tmp_path: Path, columns: int, rows: int, user_of: Callable[[Terminal], ByKeys], language: LanguageCode
) -> None:
    use_language(language)
    desktop = Desktop(tmp_path, language)
    with desktop.netwerk(columns=columns, rows=rows) as terminal:
        do_the_main_job(terminal, user_of(terminal), desktop.linkedin_file())
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        assert ALTERNATE_SCREEN_LEFT in terminal.raw[-400:]

    with desktop.netwerk(columns=columns, rows=rows) as terminal:
        terminal.wait_for(contacts_words(4))
        user_of(terminal).look_at_timeline()
        terminal.wait_for("Fatima El Amrani · Directeur")
        for trace in ("wil sneller", "@Zorgcongres", "bel haar", _("General")):
            terminal.wait_for(trace)
    check_what_is_stored(desktop)


def do_the_main_job(terminal: Terminal, user: ByKeys, linkedin_file: Path) -> None:
    """Everything up to and including the redo."""
    terminal.wait_for(_("Welcome to netwerk"))
    user.import_file(linkedin_file)
    terminal.wait_for(contacts_words(4))
    terminal.wait_for("▣ 4")

    user.find("Amrnai fatma", "Fatima El Amrani")

    user.open_note()
    terminal.wait_for(_("Quick note"))
    terminal.type(NOTE)
    terminal.wait_for("“wil sneller vergunning”")
    terminal.press("enter")
    terminal.wait_until_gone(_("Quick note"))
    terminal.wait_for("Fatima El Amrani: wil sn")

    user.carry_to_partner("Fatima El Amrani")
    terminal.wait_for(_("brings the subject up unasked"))
    user.choose_evidence()
    terminal.wait_for("✓ " + _("brings the subject up unasked"))
    terminal.type(REASON)
    terminal.press("enter")
    terminal.wait_for("▣ 3")

    user.look_at_timeline()
    terminal.wait_for("Fatima El Amrani · Directeur")
    terminal.wait_for("◇")
    terminal.press("u")
    terminal.wait_until(lambda: not terminal.shows("◇"), "a timeline without the assessment")
    terminal.press("ctrl+r")
    terminal.wait_for("◇")


def check_what_is_stored(desktop: Desktop) -> None:
    """The note, the promise and the position are in the database as they were entered."""
    contact = desktop.shell("show", "Fatima El Amrani")
    position = contact["positions"][0]
    assert (position["acceptance"], position["energy"], position["reason"]) == (1, 4, REASON)
    assert len(position["evidence"]) == 1
    assert [followup["text"] for followup in contact["followups"]] == ["bel haar"]
    assert "wil sneller vergunning" in [item["text"] for item in contact["timeline"]]


def contacts_words(count: int) -> str:
    """How the header says how many there are."""
    return ngettext("{count} contact", "{count} contacts", count).format(count=count)
