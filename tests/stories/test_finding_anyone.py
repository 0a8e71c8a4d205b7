"""Somebody is found by a few letters in a real terminal, and so is whatever happened to people meanwhile."""

from __future__ import annotations

import re
from pathlib import Path

from tests.stories.desktop import Desktop
from tests.terminal.terminal import Terminal

_PATIENCE = 200

_FIRST_IN_SAMPLE = {
    "vdberg": r"van den Berg",
    "janssn": r"Janss?en",
    "jan zorgcongres": r"Jan .*Zorgcongres",
    "wethouder ede": r"wethouder",
    "bríd": r"Bríd O'Sullivan",
    "brid": r"Bríd O'Sullivan",
}
"""The name that comes first, and the reason where that is not the name."""


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


def _first(terminal: Terminal) -> str:
    return next(line for line in terminal.lines() if line.startswith("▌"))[:44]


def test_the_right_person_of_the_sample_network_comes_first_with_the_reason(tmp_path: Path) -> None:
    with Desktop(tmp_path).netwerk("demo") as terminal:
        terminal.wait_for("unscored ▣", 90)
        _wait_for_the_index(terminal, "jansne")
        for query, first in _FIRST_IN_SAMPLE.items():
            _search(terminal, query)
            terminal.wait_until(lambda: bool(re.search(first, _first(terminal))), f"{first} for {query}")  # noqa: B023


def test_who_was_added_merged_and_erased_is_found_or_not_at_once_and_after_a_kill(tmp_path: Path) -> None:
    desktop = Desktop(tmp_path)
    desktop.fill()
    with desktop.netwerk() as terminal:
        terminal.wait_for("4 contacts")
        _wait_for_the_index(terminal, "jansne")
        desktop.shell("note", "Wilhelmina Quispel: koffie")
        terminal.wait_for("5 contacts")
        _search(terminal, "quisple")
        terminal.wait_for("Wilhelmina Quispel")
        desktop.shell("merge", "Piet de Vries", "Wilhelmina Quispel", "--yes")
        terminal.wait_for("4 contacts")
        _search(terminal, "quisple")
        terminal.wait_until(lambda: "Quispel" not in terminal.text(), "nobody of that name")
        desktop.shell("erase", "Fatima El Amrani", "--yes")
        terminal.wait_for("3 contacts")
        _search(terminal, "fatima")
        terminal.wait_for(" 0 found")
        terminal.kill()
    with desktop.netwerk() as terminal:
        terminal.wait_for("3 contacts")
        _wait_for_the_index(terminal, "jansne")
        for gone in ("quisple", "fatima"):
            _search(terminal, gone)
            terminal.wait_for(" 0 found")
        _search(terminal, "vriees")
        terminal.wait_for("Piet de Vries")
