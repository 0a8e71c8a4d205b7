"""The first minute: nobody is there yet."""

from __future__ import annotations

from pathlib import Path

from tests.stories.desktop import Desktop


def test_a_first_contact_is_added_and_found_again(tmp_path: Path) -> None:
    desktop = Desktop(tmp_path)
    with desktop.netwerk(columns=80, rows=24) as terminal:
        terminal.wait_for("Welcome to netwerk")
        terminal.press("j", "enter")
        terminal.wait_for("New contact")
        terminal.type("Marie")
        terminal.press("tab")
        terminal.type("van")
        terminal.press("tab")
        terminal.type("Dijk")
        terminal.press("ctrl+s")
        terminal.wait_for("Added Marie van Dijk")
        terminal.press("/")
        terminal.type("dyk marie")
        terminal.wait_for("1 found")
    assert desktop.shell("show", "Marie van Dijk")["particle"] == "van"


def test_a_click_fills_the_panes_with_the_sample_network(tmp_path: Path) -> None:
    desktop = Desktop(tmp_path)
    with desktop.netwerk(columns=80, rows=24) as terminal:
        terminal.wait_for("Welcome to netwerk")
        terminal.click_on("s  Look around")
        terminal.wait_for("1600 contacts")
        terminal.wait_for("Dossier: Warmtenet")
        terminal.press("x")
        terminal.wait_for("1 marked")
