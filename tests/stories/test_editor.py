"""A note that goes on in the user's own editor."""

from __future__ import annotations

from pathlib import Path

from tests.stories.desktop import Desktop

EDITOR = """#!/bin/sh
test -t 0 && test -t 1 || exit 1
grep -q 'begun here' "$1" || exit 2
printf 'begun here\\n\\nand finished in the editor \\033[1337z #permit\\n' > "$1"
"""

SCREEN_TAKEN = b"\x1b[?1049h"


def test_the_note_takes_over_what_the_editor_left_and_a_failing_editor_changes_nothing(tmp_path: Path) -> None:
    script = tmp_path / "my editor"
    script.write_text(EDITOR, encoding="utf-8")
    script.chmod(0o755)
    desktop = Desktop(tmp_path / "home", EDITOR=f"'{script}'")
    desktop.fill()
    with desktop.netwerk() as terminal:
        terminal.wait_for("Fatima El Amrani · Directeur")
        terminal.press("n")
        terminal.wait_for("Quick note")
        terminal.type("something else")
        terminal.press("ctrl+e")
        terminal.wait_until(lambda: terminal.raw.count(SCREEN_TAKEN) == 2, "the return of the screen")
        terminal.wait_for("“something else”")
        for _letter in "something else":
            terminal.press("backspace")
        terminal.type("begun here")
        terminal.wait_for("“begun here”")
        terminal.press("ctrl+e")
        terminal.wait_for("finished in the editor")
        terminal.wait_for("new tag: permit")
        terminal.press("enter")
        terminal.wait_for("Noted Fatima El Amrani")
        assert b"\x1b[1337z" not in terminal.raw
    texts = [item["text"] for item in desktop.shell("show", "Fatima El Amrani")["timeline"]]
    assert any(text.startswith("begun here\n") and text.endswith("finished in the editor") for text in texts)


def test_an_editor_that_is_not_there_is_named(tmp_path: Path) -> None:
    desktop = Desktop(tmp_path, EDITOR="no-such-editor")
    desktop.fill()
    with desktop.netwerk() as terminal:
        terminal.wait_for("Fatima El Amrani · Directeur")
        terminal.press("n")
        terminal.wait_for("Quick note")
        terminal.type("kept")
        terminal.press("ctrl+e")
        terminal.wait_for("no-such-editor")
        terminal.wait_for("“kept”")
