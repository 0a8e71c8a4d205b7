"""The strip says where the user is, what that asks for, and which keys do something about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, Cell
from netwerk_tui.domain.placements import ImportanceOrder, Placements
from netwerk_tui.ui.widgets.dragging import Carrying, Purpose
from netwerk_tui.ui.widgets.matrix_strip import strip_hints, strip_phrases
from netwerk_tui.ui.widgets.matrix_view import Load, PlaneView, Selection

TODAY = date(2026, 11, 23)
JAN, ELS, PIET = ContactId(1), ContactId(2), ContactId(3)
"""Jan was scored recently and is a follower, Els was scored long ago and is a partner, Piet is unscored."""
JANS_CELL = Cell(2, 3)
PLACEMENTS = Placements.of(
    ACCEPTANCE_ENERGY,
    [(JAN, JANS_CELL, date(2026, 11, 3), 3), (ELS, Cell(3, 5), date(2026, 3, 3), 0)],
    ImportanceOrder([JAN, ELS, PIET]),
)
FOLLOWER_ADVICE = "from saying yes to doing yes: relevant updates, ask advice and show its use, give a task, thank"
PARTNER_ADVICE = "never take for granted; meet personally and often; watch for drift"


def view(
    cursor: Cell | None = JANS_CELL,
    *,
    selection: Selection | None = None,
    load: Load | None = None,
    focused: bool = True,
    placements: Placements = PLACEMENTS,
) -> PlaneView:
    return PlaneView(placements, TODAY, cursor, selection=selection, load=load, focused=focused)


def carrying(
    over: Cell | None,
    *,
    contacts: Sequence[ContactId] = (JAN,),
    origin: Cell | None = JANS_CELL,
    purpose: Purpose = Purpose.MOVE,
    by_mouse: bool = False,
    landed: bool = False,
) -> Load:
    state = Carrying(tuple(contacts), origin, over, purpose, by_mouse)
    return Load(state, ("Jan Jansen",) * len(contacts), {}, landed)


def said(shown: PlaneView, tray_name: str = "") -> list[str]:
    return [phrase.text for phrase in strip_phrases(shown, tray_name)]


def hinted(shown: PlaneView) -> list[str]:
    return [phrase.text for phrase in strip_hints(shown)]


def test_a_cell_says_its_category_position_people_and_advice() -> None:
    assert said(view()) == ["● Follower", "+2 · 3", "1 contact", FOLLOWER_ADVICE]


def test_an_empty_cell_says_so() -> None:
    assert "nobody" in said(view(Cell(0, 1)))


def test_the_selected_contact_says_how_old_its_score_is_and_on_what_it_rests() -> None:
    assert said(view(selection=Selection(JAN, "Jan Jansen")))[3:5] == ["Jan Jansen", "Nov ’26 · 3 acts"]


def test_an_old_score_without_evidence_says_so() -> None:
    assert said(view(Cell(3, 5), selection=Selection(ELS, "Els Bakker")))[4] == "Mar ’26 · no evidence, faded"


def test_carrying_says_who_from_where_to_where_and_the_advice() -> None:
    assert said(view(load=carrying(Cell(2, 4)))) == [
        "Jan Jansen",
        "Follower",
        "→ ◆ Partner",
        "+2 · 4",
        PARTNER_ADVICE,
    ]


def test_carrying_within_a_category_names_it_once() -> None:
    assert said(view(load=carrying(Cell(3, 3)))) == ["Jan Jansen", "● Follower", "+3 · 3", FOLLOWER_ADVICE]


def test_carrying_several_says_how_many() -> None:
    assert said(view(load=carrying(Cell(2, 4), contacts=[JAN, ELS], origin=None)))[0] == "2 contacts"


def test_aiming_for_a_target_says_so() -> None:
    assert said(view(load=carrying(Cell(2, 4), purpose=Purpose.TARGET)))[1] == "◎ target"


def test_off_the_plane_it_says_that_a_release_puts_back() -> None:
    assert said(view(load=carrying(None, by_mouse=True))) == ["Jan Jansen", "release here to put back"]


def test_the_tray_says_how_many_are_unscored_and_who_is_under_the_cursor() -> None:
    assert said(view(None), "Piet Smit")[:2] == ["▣ 1 unscored", "Piet Smit"]


def test_an_empty_tray_says_so() -> None:
    everybody_scored = Placements.of(ACCEPTANCE_ENERGY, [(JAN, Cell(2, 3), TODAY, 0)], ImportanceOrder([JAN]))

    assert said(view(None, placements=everybody_scored)) == ["nobody is waiting for a score"]


@pytest.mark.parametrize(
    ("shown", "hints"),
    [
        pytest.param(view(), ["Enter", "list"], id="on a cell"),
        pytest.param(view(focused=False), [], id="without the focus no key arrives"),
        pytest.param(view(load=carrying(Cell(2, 4))), ["Enter", "drop", "Esc", "back"], id="carrying by keys"),
        pytest.param(view(load=carrying(Cell(2, 4), by_mouse=True)), ["Esc", "back"], id="carrying by mouse"),
        pytest.param(view(load=carrying(Cell(2, 4), landed=True)), [], id="dropped and not yet stored"),
    ],
)
def test_the_hints_are_the_keys_that_matter_now(shown: PlaneView, hints: list[str]) -> None:
    assert hinted(shown) == hints
