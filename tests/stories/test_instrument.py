"""The matrix as an instrument: ten placed from the tray, five dragged at once, a target, last year, and all undone."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from netwerk_tui.actions.network import open_file
from netwerk_tui.actions.sample import fill_with_sample
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY
from netwerk_tui.language import LanguageCode, _, ngettext, use_language
from tests.stories.desktop import Desktop, cell_of
from tests.terminal.display import Position
from tests.terminal.terminal import Terminal

STATUS_CELLS = 24
"""What is shown of the last message at least."""

PLACED = 10


@pytest.fixture
def desktop(tmp_path: Path, request: pytest.FixtureRequest) -> Desktop:
    language: LanguageCode = request.param
    use_language(language)
    desktop = Desktop(tmp_path / "home", language)
    desktop.database.parent.mkdir(parents=True)
    network = open_file(desktop.database)
    fill_with_sample(network.database, datetime.now().astimezone().date(), contacts=400)
    network.close()
    return desktop


def _counts(desktop: Desktop) -> Any:
    matrix = desktop.shell("matrix", "--dossier", "Warmtenet")
    return matrix["categories"], matrix["unscored"]


def _place_ten(terminal: Terminal) -> None:
    terminal.press("p")
    for turn in range(1, PLACED + 1):
        terminal.wait_for(_("Placing {turn} of {total}").partition("{total}")[0].format(turn=turn))
        terminal.press("6", "4", "enter")
    terminal.wait_for(_("Placing {turn} of {total}").partition("{total}")[0].format(turn=PLACED + 1))
    terminal.press("escape")
    terminal.wait_until_gone(_("Placing {turn} of {total}").partition("{turn}")[0])


def _drag_five(terminal: Terminal) -> None:
    """Mark five in the list, and drag them over the plane from the lowest category to the highest."""
    terminal.press("1", "g", "x", "x", "x", "x", "x")
    terminal.wait_for(ngettext("{count} marked", "{count} marked", 5).format(count=5))
    low, high = cell_of(terminal, "-3", "1"), cell_of(terminal, "+3", "5")
    first = terminal.position_of("✓")
    terminal.mouse_press(first)
    terminal.mouse_move(Position(first.column + 1, first.row), Position(first.column + 2, first.row), low)
    terminal.wait_for(_("Avoider"))
    terminal.mouse_move(high)
    terminal.wait_for(_("Partner"))
    terminal.mouse_release(high)
    terminal.wait_for(_("why?"))
    terminal.press("enter")
    terminal.wait_until_gone(_("why?"))


@pytest.mark.parametrize(
    ("desktop", "columns", "rows"), [("en", 120, 40), ("nl", 80, 24)], indirect=["desktop"], ids=["wide", "narrow"]
)
def test_what_was_done_on_the_matrix_can_all_be_undone(desktop: Desktop, columns: int, rows: int) -> None:
    before = _counts(desktop)
    with desktop.netwerk(columns=columns, rows=rows) as terminal:
        terminal.wait_for("▣")
        _place_ten(terminal)
        _drag_five(terminal)
        terminal.press("t", "l", "enter")
        terminal.wait_for(_("why?"))
        terminal.press("enter")
        terminal.wait_until_gone(_("why?"))
        terminal.press("[")
        terminal.wait_for(_("as of {day}").partition("{day}")[0])
        terminal.press("escape")
        terminal.wait_until_gone(_("as of {day}").partition("{day}")[0])
        entries = desktop.shell("log", "--limit", "100")
        done = [entry for entry in entries if entry["kind"] == "do" and entry["entry"] > 1]
        placed = _counts(desktop)
        for _turn in done:
            terminal.press("u")
        terminal.wait_for(_("Undone: {title}").format(title=done[-1]["title"])[:STATUS_CELLS])
        entries = desktop.shell("log", "--limit", "100")
        assert sum(entry["kind"] == "undo" for entry in entries) == len(done)
        terminal.press("q")
        terminal.wait_for_exit()
    assert len(done) == PLACED + 2
    assert placed[1] <= before[1] - PLACED
    assert _counts(desktop) == before
    assert set(before[0]) == {category.id for category in ACCEPTANCE_ENERGY.categories}
