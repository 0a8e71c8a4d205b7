"""Any size of the window, and any change of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from tests.stories.desktop import Desktop, Person
from tests.terminal.terminal import Terminal

MANY: tuple[Person, ...] = tuple((f"Persoon {number:03}", "Jansen", "", "", "") for number in range(300))


def selected_in(terminal: Terminal) -> str:
    return next((line for line in terminal.lines() if line.startswith("▌")), "")[4:15]


def is_other_selected(terminal: Terminal, before: str) -> bool:
    return selected_in(terminal) not in ("", before)


def test_every_resize_keeps_the_selection_and_the_scroll(tmp_path: Path) -> None:
    desktop = Desktop(tmp_path)
    desktop.fill(MANY)
    with desktop.netwerk() as terminal:
        terminal.wait_for("Persoon 000")
        for _page in range(4):
            before = selected_in(terminal)
            terminal.press("pagedown")
            terminal.wait_until(partial(is_other_selected, terminal, before), "the next page")
        selected = selected_in(terminal)
        top = terminal.lines()[3][4:15]
        for columns, rows in ((80, 24), (60, 15), (150, 24), (80, 50), (200, 60), (120, 40)):
            terminal.resize(columns, rows)
            terminal.wait_until(
                lambda: any(line.startswith("▌") and selected in line for line in terminal.lines()),
                f"the selection at {columns}x{rows}",
            )
            terminal.wait_for("Enter Open")
        assert terminal.lines()[3][4:15] == top

        for columns, rows in ((59, 15), (60, 14)):
            terminal.resize(columns, rows)
            terminal.wait_for("netwerk needs 60 × 15")
            assert not terminal.shows(selected)
        terminal.resize(120, 40)
        terminal.wait_for("300 contacts")
        terminal.wait_for(f"▌ · {selected}")
        terminal.press("x")
        terminal.wait_for("1 marked")


def test_at_80_by_24_every_pane_and_prompt_is_within_reach(tmp_path: Path) -> None:
    desktop = Desktop(tmp_path)
    desktop.fill()
    with desktop.netwerk(columns=80, rows=24) as terminal:
        terminal.wait_for("▌ · Fatima El Amrani")
        terminal.wait_for("2 Matrix")
        terminal.press("tab", "tab")
        terminal.wait_for("3 Timeline")
        assert not terminal.shows("2 Matrix")
        terminal.press("shift+tab")
        terminal.wait_for("2 Matrix")
        terminal.press("1", "a")
        terminal.wait_for("New contact")
        terminal.wait_for("Ctrl+S saves")
        terminal.press("ctrl+s")
        terminal.wait_until(lambda: sum(bool(line.strip(" │╭╮╰╯─")) for line in terminal.lines()) > 18, "the form")
        terminal.press("escape")
        terminal.wait_until_gone("New contact")
        terminal.press("space")
        terminal.wait_for("Enter drop")
        terminal.press("enter")
        terminal.wait_for("comments unasked")
        terminal.press("escape")
        terminal.wait_until_gone("comments unasked")
        terminal.press("?")
        terminal.wait_for("Esc close")
