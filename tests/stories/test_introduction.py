"""Two people are brought together, at a real terminal: from the warning and the ready texts to what came of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from netwerk_tui.language import LanguageCode, _, ngettext, use_language
from tests.stories.desktop import PEOPLE, Desktop


@pytest.mark.parametrize(("columns", "rows", "language"), [(120, 40, "nl"), (80, 24, "en")])
def test_two_people_are_introduced_and_it_is_followed_to_its_result(
    tmp_path: Path, columns: int, rows: int, language: LanguageCode
) -> None:
    use_language(language)
    desktop = Desktop(tmp_path, language)
    desktop.fill()
    with desktop.netwerk(columns=columns, rows=rows) as terminal:
        terminal.wait_for(ngettext("{count} contact", "{count} contacts", len(PEOPLE)).format(count=len(PEOPLE)))
        terminal.press("/")
        terminal.type("jan")
        terminal.wait_for("/ jan")
        terminal.press("enter")
        terminal.wait_until_gone("/ jan")
        terminal.press("I")
        terminal.wait_for(_("Introduce two people"))
        terminal.type("fatima")
        terminal.wait_for("▌ Fatima El Amrani")
        terminal.press("enter")
        terminal.wait_for("! ")
        terminal.type("de vergunning\n")
        terminal.wait_for(_("Introduce them all the same?"))
        terminal.press("enter")
        terminal.wait_for("Jan,")
        terminal.press("tab")
        terminal.wait_for("Fatima,")
        terminal.press("escape")
        terminal.wait_until_gone("Fatima,")

        terminal.press("ctrl+p")
        terminal.type(_("Introductions"))
        terminal.wait_for(_("Introductions"))
        terminal.press("down", "enter")
        terminal.wait_for(_("who brings me most"))
        terminal.wait_for("de vergunning")
        terminal.press("space")
        terminal.wait_for(_("They have met. What came of it?"))
        terminal.type("bouwen samen\n")
        terminal.wait_for("bouwen samen")
        terminal.press("escape")
        terminal.wait_until_gone(_("who brings me most"))
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
    (introduction,) = desktop.shell("introduce", "--list")
    assert (introduction["topic"], introduction["status"], introduction["result"]) == (
        "de vergunning",
        "met",
        "bouwen samen",
    )
