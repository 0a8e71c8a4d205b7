"""Ten minutes in the morning: a whole review of nine cards by keys alone, interrupted, resumed, undone."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from netwerk_tui.actions.contacts import rows_of
from netwerk_tui.actions.network import Network, open_file
from netwerk_tui.actions.review import queue_of, review_day
from netwerk_tui.actions.sample import fill_with_sample
from netwerk_tui.domain.dates import full_day
from netwerk_tui.domain.review import StepOutcome
from netwerk_tui.language import LanguageCode, _, use_language
from tests.stories.desktop import Desktop
from tests.terminal.terminal import Terminal

CARDS = 9


def _today() -> date:
    return datetime.now().astimezone().date()


def _names_in_queue(network: Network) -> list[str]:
    return [row.name for row in rows_of(network, [card.contact for card in queue_of(network, _today())[:CARDS]])]


def _shown(terminal: Terminal, number: int, name: str) -> None:
    """Wait for this card."""
    terminal.wait_for(_("{number} of {count}").format(number=number, count=CARDS))
    terminal.wait_for(name)


@pytest.mark.parametrize(
    ("columns", "rows", "language"),
    [(120, 40, "nl"), (80, 24, "en")],
)
def test_a_whole_review_by_keys_alone(tmp_path: Path, columns: int, rows: int, language: LanguageCode) -> None:
    use_language(language)
    desktop = Desktop(tmp_path, language)
    desktop.database.parent.mkdir(parents=True)
    network = open_file(desktop.database)
    fill_with_sample(network.database, _today())
    names = _names_in_queue(network)

    with desktop.netwerk(columns=columns, rows=rows) as terminal:
        terminal.wait_for("●")
        terminal.press("r")
        _first_half(terminal, names)
        terminal.press("escape")
        terminal.wait_for(_("Contacts"))
        terminal.press("q")
        assert terminal.wait_for_exit() == 0

    with desktop.netwerk(columns=columns, rows=rows) as terminal:
        terminal.wait_for("●")
        terminal.press("r")
        _second_half(terminal, names)
        for name in names:
            assert terminal.shows(name), terminal.text()
        terminal.press("enter")
        terminal.wait_for(_("{number} of {count}").format(number=CARDS + 1, count=2 * CARDS))
        terminal.press("escape", "q")
        assert terminal.wait_for_exit() == 0

    _check_what_is_stored(network, names)
    network.close()


def _first_half(terminal: Terminal, names: list[str]) -> None:
    """Contacted, noted, put off, promised, asked, told, thanked, and skipped."""
    _shown(terminal, 1, names[0])
    terminal.press("c", "c")
    _shown(terminal, 2, names[1])
    terminal.press("n")
    terminal.wait_for(_("Quick note"))
    terminal.type("gesprek: wil sneller vergunning")
    terminal.wait_for("“wil sneller vergunning”")
    terminal.press("enter")
    _shown(terminal, 3, names[2])
    terminal.press("s")
    terminal.type("2 weken")
    terminal.wait_for(full_day(_today() + timedelta(days=14)))
    terminal.press("enter")
    _shown(terminal, 4, names[3])
    terminal.press("f")
    terminal.type("bel morgen")
    terminal.wait_for(full_day(_today() + timedelta(days=1)))
    terminal.press("enter")
    _shown(terminal, 5, names[4])
    terminal.press("a")
    terminal.type("#zorg wie kent de GGD")
    terminal.press("enter")
    terminal.wait_for("? wie kent de GGD")
    terminal.press("t")
    terminal.type("de motie is aangenomen")
    terminal.press("enter")
    terminal.wait_for("! de motie is aangenomen")
    terminal.press("h")
    terminal.wait_for(_("Thank"))
    terminal.type("bloemen")
    terminal.press("enter")
    terminal.wait_until_gone("bloemen")
    terminal.press("x")
    terminal.type("met verlof")
    terminal.press("enter")
    _shown(terminal, 6, names[5])


def _second_half(terminal: Terminal, names: list[str]) -> None:
    """Resumed, moved, undone, ticked off, gone back; and enough."""
    _shown(terminal, 6, names[5])
    terminal.press("space")
    terminal.wait_for(_("Matrix"))
    terminal.press("h", "enter")
    terminal.wait_for(_("why?"))
    terminal.press("enter")
    _shown(terminal, 6, names[5])
    terminal.press("c", "m")
    _shown(terminal, 7, names[6])
    terminal.press("x", "enter")
    _shown(terminal, 8, names[7])
    terminal.press("u")
    _shown(terminal, 7, names[6])
    terminal.press("ctrl+r")
    terminal.wait_for(_("{number} of {count}").format(number=8, count=CARDS))
    _shown(terminal, 8, names[7])
    terminal.press("c", "b")
    _shown(terminal, 9, names[8])
    terminal.press("K")
    _shown(terminal, 8, names[7])
    terminal.press("J")
    _shown(terminal, 9, names[8])
    terminal.press("s", "3", "enter")
    terminal.wait_for(_("Enough for today"))


def _check_what_is_stored(network: Network, names: list[str]) -> None:
    """Each card ended as the keys said."""
    done, snoozed, skipped = StepOutcome.DONE, StepOutcome.SNOOZED, StepOutcome.SKIPPED
    outcomes = [done, done, snoozed, snoozed, skipped, done, skipped, done, snoozed]
    steps = review_day(network, _today()).steps
    assert [(step.name, step.outcome) for step in steps] == list(zip(names, outcomes, strict=True))
