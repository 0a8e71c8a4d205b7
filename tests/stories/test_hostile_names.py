"""A contact whose name speaks the terminal's language: it shows in every place, and is obeyed in none."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

from tests.stories.desktop import Desktop, Person
from tests.terminal.terminal import Terminal

TITLE = "\x1b]0;x\x07"
CLIPBOARD = "\x1b]52;c;aGVsbG8=\x07"
LINK = "\x1b]8;;https://evil.example\x1b\\"
CURSOR = "\x1b[1337z"
COLOUR_C1 = "\x9b31;5;7m"
BIDI = "\u202e\u2066"
ZERO_WIDTH = "\u200b\ufeff"
MARKUP = "[@click=app.quit]"

GIVEN_NAME = f"Jan [/b] {TITLE}{MARKUP}"
SURNAME = f"Bos{BIDI}{ZERO_WIDTH}{COLOUR_C1}{CLIPBOARD}{LINK}{CURSOR}"
HOSTILE: Person = (GIVEN_NAME, SURNAME, "jan@example.org", f"[bold red]Acme{CURSOR}", f"{MARKUP}chef{TITLE}")
SHOWN = "Jan [/b]"

SPOKEN = tuple(
    sequence.encode()
    for sequence in ("\x1b]0;x", "\x1b]52;c;aGVsbG8=", "\x1b]8;;", CURSOR, "\x9b", *BIDI, *ZERO_WIDTH, "\x1b[31;5;7m")
)
WHOLE_SEQUENCES = re.compile(rb"\x1b\](?!22;)[^\x07\x1b]*")
"""Operating system commands, but for the shape of the mouse pointer, which Textual sets."""


def test_an_imported_name_shows_harmlessly_wherever_a_name_is_shown(tmp_path: Path) -> None:
    desktop = Desktop(tmp_path)
    path = desktop.linkedin_file([HOSTILE])
    with desktop.netwerk() as terminal:
        terminal.wait_for("Welcome to netwerk")
        terminal.press("i")
        terminal.wait_for("path of the file")
        terminal.paste(str(path))
        terminal.wait_for(path.name)
        terminal.press("enter")
        terminal.wait_for(SHOWN)
        terminal.press("enter")
        terminal.wait_for("1 contact")
        visit_every_place(terminal)
        assert_nothing_was_spoken(terminal)


def test_a_name_that_got_past_the_cleaning_is_stopped_before_the_terminal(tmp_path: Path) -> None:
    desktop = Desktop(tmp_path)
    desktop.fill([("Jan [/b]", "Bos", "jan@example.org", "Acme", "chef")])
    plant_in_database(desktop)
    with desktop.netwerk() as terminal:
        terminal.wait_for("1 contact")
        visit_every_place(terminal)
        assert_nothing_was_spoken(terminal)


def plant_in_database(desktop: Desktop) -> None:
    """Write the name as it is, as a program that does not clean it would have done."""
    with sqlite3.connect(desktop.database) as database:
        database.execute(
            "update contact set given_name = ?, surname = ?, role = ? where given_name like 'Jan%'",
            (GIVEN_NAME, SURNAME, HOSTILE[4]),
        )


def visit_every_place(terminal: Terminal) -> None:
    """List, matrix, timeline, card, form, note, reason, briefing, promises, question, footer, palette, copying."""
    terminal.wait_until(lambda: terminal.text().count(SHOWN) >= 3, "the name in list, tray and timeline")
    terminal.click_on(SHOWN)
    terminal.press("enter")
    terminal.wait_for("Who and where")
    terminal.wait_for(SHOWN)
    terminal.press("E")
    terminal.wait_for("Edit contact")
    terminal.wait_for(SHOWN)
    terminal.press("escape")
    terminal.wait_until_gone("Edit contact")
    terminal.press("escape")
    terminal.wait_until_gone("Who and where")

    terminal.press("n")
    terminal.wait_for("Quick note")
    terminal.paste(f"call: {SHOWN}{COLOUR_C1}{BIDI}{ZERO_WIDTH}{MARKUP} #{MARKUP} >bel {MARKUP} vrijdag")
    terminal.wait_for("“" + SHOWN)
    terminal.press("enter")
    terminal.wait_for("Noted " + SHOWN)

    terminal.press("space", "l")
    terminal.wait_for("Enter drop")
    terminal.press("enter")
    terminal.wait_for("why?")
    terminal.paste(f"because{COLOUR_C1}{BIDI}{MARKUP}[/b]")
    terminal.wait_for("because")
    terminal.press("enter")
    terminal.wait_for("Moved " + SHOWN)

    for key, there in (("b", "y copy"), ("f", "Follow-ups")):
        terminal.press(key)
        terminal.wait_for(there)
        terminal.wait_for(SHOWN)
        terminal.press("escape")
        terminal.wait_until_gone("y copy" if key == "b" else "mine 1")

    terminal.press("3", "j", "enter")
    terminal.wait_for("Esc back")
    terminal.press("escape")
    terminal.wait_until_gone("Esc back")
    terminal.press("1", "y")
    terminal.wait_for("Enter copies")
    terminal.press("escape")
    terminal.wait_until_gone("Enter copies")
    terminal.press("ctrl+p")
    terminal.type("bos")
    terminal.wait_for("Go to " + SHOWN)
    terminal.press("escape")
    terminal.wait_until_gone("Go to")
    terminal.press("delete")
    terminal.wait_for("Delete " + SHOWN)
    terminal.press("enter")
    terminal.wait_for("Deleted " + SHOWN)
    terminal.press("u")
    terminal.wait_for("Undone: Deleted " + SHOWN)
    terminal.press("/")
    terminal.paste(SHOWN)
    terminal.wait_for("1 found")
    terminal.press("escape")


def assert_nothing_was_spoken(terminal: Terminal) -> None:
    """The program runs on, and not one sequence of the name has been written."""
    assert [sequence for sequence in SPOKEN if sequence in terminal.raw] == []
    assert WHOLE_SEQUENCES.findall(terminal.raw) == []
    terminal.press("q")
    assert terminal.wait_for_exit() == 0
