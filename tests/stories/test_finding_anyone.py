"""Somebody is found by a few letters in a real terminal, and so is whatever happened to people meanwhile."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.stories.desktop import Desktop
from tests.terminal.display import Position
from tests.terminal.terminal import Terminal

_PATIENCE = 200
_FIELDS = 8

_ROW = re.compile(r"▌ . (?P<name>\S+(?: \S+)*)(?: +[★☆])? {2,}(?P<beside>\S+(?: \S+)*)")

_HIGHLIGHT = "e0af68"
"""The colour of the letters that answer."""


@dataclass(frozen=True)
class _First:
    """Who comes first in the list, as it is on the screen."""

    name: str
    beside: str
    """The reason, or the organisation where the name is reason enough."""
    highlighted: str
    """The letters of the name that answer."""


@pytest.fixture(scope="module")
def sample_screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Terminal]:
    """The sample network in a terminal so wide that most names are shown whole, with its index made."""
    with Desktop(tmp_path_factory.mktemp("sample")).netwerk("demo", columns=240) as terminal:
        terminal.wait_for("unscored ▣", 90)
        _wait_for_the_index(terminal, "jansne")
        yield terminal


def _search(terminal: Terminal, query: str) -> None:
    """Type it into an empty search line, and wait for the answer."""
    for _field_then_filter in range(2):
        terminal.press("escape")
        terminal.wait_until_quiet()  # what follows Escape at once would be read as one key with it
    terminal.wait_for("find a person")
    terminal.press("/")
    terminal.type(query)
    terminal.wait_until(lambda: bool(re.search(rf"/ {query} +[0-9]+\+? found", terminal.text())), "an answer")


def _wait_for_the_index(terminal: Terminal, misspelt: str) -> None:
    """Until a name with a typo is found: beginnings of names are without an index."""
    _search(terminal, misspelt)
    for _try in range(_PATIENCE):
        if not terminal.shows(" 0 found"):
            return
        terminal.press("backspace", misspelt[-1])
        terminal.wait_until_quiet()
    raise AssertionError("the search index is never there")


def _first(terminal: Terminal) -> _First | None:
    lines = terminal.lines()
    row = next((row for row, line in enumerate(lines) if line.startswith("▌")), None)
    found = None if row is None else _ROW.match(lines[row])
    if row is None or found is None:
        return None
    cells = (terminal.cell(Position(column, row)) for column in range(*found.span("name")))
    highlighted = "".join(cell.text for cell in cells if cell.foreground == _HIGHLIGHT)
    return _First(found["name"], found["beside"], highlighted)


def _until_first(terminal: Terminal, is_right: Callable[[_First], bool], what: str) -> None:
    def holds() -> bool:
        first = _first(terminal)
        return first is not None and is_right(first)

    terminal.wait_until(holds, f"{what} first")


@pytest.mark.parametrize(
    ("typed", "name", "beside", "highlighted"),
    [
        ("vdberg", r"\w+ van de[nr] Berg", r".", r"vdBerg"),
        ("janssn", r"\w+ Janss?en", r".", r"Janss?en"),
        ("jan zorgcongres", r"Jan \w+", r"Zorgcongres", r"Jan"),
        ("wethouder ede", r".+", r"wethouder · ", r""),
        ("bríd", r"Bríd O'Sullivan-de Vr.*", r".", r"Bríd"),
        ("brid", r"Bríd O'Sullivan-de Vr.*", r".", r"Bríd"),
    ],
)
def test_the_right_person_of_the_sample_network_comes_first_with_the_reason(
    sample_screen: Terminal, typed: str, name: str, beside: str, highlighted: str
) -> None:
    _search(sample_screen, typed)

    def is_right(first: _First) -> bool:
        fits = re.fullmatch(name, first.name) and re.match(beside, first.beside)
        return bool(fits and re.fullmatch(highlighted, first.highlighted))

    _until_first(sample_screen, is_right, f"{name} by {beside} for {typed}")


def test_the_alderman_of_ede_is_one_indeed(sample_screen: Terminal) -> None:
    _search(sample_screen, "wethouder ede")
    _until_first(sample_screen, lambda first: first.beside.startswith("wethouder · "), "an alderman")
    first = _first(sample_screen)
    assert first is not None, "awaited above"
    sample_screen.press("enter")
    sample_screen.wait_for(f"{first.name} · wethouder, Gemeente Ede")


def _rename(terminal: Terminal, surname: str, new_surname: str) -> None:
    """Give whoever is under the cursor of the list another surname, and come back to the list."""
    terminal.press("enter")
    terminal.wait_until_quiet()
    terminal.press("enter")
    terminal.wait_for("Who and where")
    terminal.press("down", "e")
    terminal.wait_for("Edit contact")
    label = terminal.position_of("Surname")
    field = Position(label.column + len("Surname "), label.row)
    for _field in range(_FIELDS):
        if terminal.cursor.row == field.row and terminal.cursor.column >= field.column:
            break
        terminal.press("tab")
        terminal.wait_until_quiet()
    assert terminal.lines()[field.row][field.column :].startswith(surname)
    terminal.press("ctrl+u")
    terminal.type(new_surname)
    terminal.press("ctrl+s")
    terminal.wait_until_gone("Edit contact")
    terminal.wait_for(new_surname)
    terminal.press("escape")
    terminal.wait_for("find a person")


def _until_nobody(terminal: Terminal, typed: str) -> None:
    _search(terminal, typed)
    terminal.wait_for(" 0 found")


def test_who_was_added_renamed_merged_and_erased_is_found_or_not_at_once_and_after_a_kill(tmp_path: Path) -> None:
    desktop = Desktop(tmp_path)
    desktop.fill()
    with desktop.netwerk() as terminal:
        terminal.wait_for("4 contacts")
        _wait_for_the_index(terminal, "jansne")
        desktop.shell("note", "Wilhelmina Quispel: koffie")
        terminal.wait_for("5 contacts")
        _search(terminal, "quisple")
        _until_first(terminal, lambda first: first.name == "Wilhelmina Quispel", "who was added")
        desktop.shell("merge", "Anneke van 't Hof", "Wilhelmina Quispel", "--yes")
        terminal.wait_for("4 contacts")
        _until_nobody(terminal, "quisple")
        desktop.shell("erase", "Fatima El Amrani", "--yes")
        terminal.wait_for("3 contacts")
        _until_nobody(terminal, "fatima")
        _search(terminal, "vriees")
        _until_first(terminal, lambda first: first.name == "Piet de Vries", "the name before")
        _rename(terminal, "Vries", "Kwakkel")
        _search(terminal, "kwakkle")
        _until_first(terminal, lambda first: first.name == "Piet de Kwakkel", "the new name")
        _until_nobody(terminal, "vries")
        terminal.kill()
    with desktop.netwerk() as terminal:
        terminal.wait_for("3 contacts")
        _wait_for_the_index(terminal, "jansne")
        for gone in ("quisple", "fatima", "vries"):
            _until_nobody(terminal, gone)
        _search(terminal, "kwakkle")
        _until_first(terminal, lambda first: first.name == "Piet de Kwakkel", "the new name")
