"""`netwerk move`."""

from __future__ import annotations

from pathlib import Path

import pytest

from netwerk_tui.actions.dossiers import add_dossier, close_dossier
from netwerk_tui.actions.network import open_file
from netwerk_tui.domain.ids import ContactId
from tests.cli.conftest import TODAY
from tests.cli.prompt import Prompt


@pytest.fixture
def warmtenet(database: Path) -> str:
    """The name of an open dossier."""
    network = open_file(database)
    add_dossier(network, "Warmtenet", TODAY)
    network.close()
    return "warmtenet"


@pytest.fixture
def closed_dossier(database: Path) -> str:
    """The name of a dossier that is closed."""
    network = open_file(database)
    close_dossier(network, add_dossier(network, "Busbaan", TODAY)[0], TODAY)
    network.close()
    return "busbaan"


def test_a_move_is_answered_by_the_assessment(netwerk: Prompt, people: list[ContactId]) -> None:
    moved = netwerk.json("move", "Jan Jansen", "2", "4")
    assert isinstance(moved["entry"], int)
    assert (moved["contact"], moved["matrix"], moved["dossier"]) == (people[0], "acceptance-energy", "General")
    assert (moved["vertical"], moved["horizontal"], moved["category"]) == (2, 4, "acceptance-energy/partner")
    assert moved["previous_category"] is None


def test_a_second_move_tells_where_the_contact_came_from(netwerk: Prompt, people: list[ContactId]) -> None:
    netwerk("move", "Jan Jansen", "2", "4")
    assert netwerk.json("move", "Jan Jansen", "2", "1")["previous_category"] == "acceptance-energy/partner"


def test_a_negative_value_is_a_value(netwerk: Prompt, people: list[ContactId]) -> None:
    assert netwerk.json("move", "Jan", "Jansen", "-2", "3", "--reason=-x")["acceptance"] == -2


@pytest.mark.parametrize(
    ("matrix", "category"),
    [("mutual-interest", "mutual-interest/to-win"), ("power-interest", "power-interest/keep-satisfied")],
)
def test_the_other_matrices_take_vertical_then_horizontal(
    netwerk: Prompt, people: list[ContactId], matrix: str, category: str
) -> None:
    assert netwerk.json("move", "Jan Jansen", "8", "2", "--matrix", matrix)["category"] == category


def test_mutual_interest_belongs_to_no_dossier(netwerk: Prompt, people: list[ContactId]) -> None:
    assert netwerk.json("move", "Jan Jansen", "8", "2", "--matrix", "mutual-interest")["dossier"] is None
    words = ("move", "Jan Jansen", "8", "2", "--matrix", "mutual-interest", "--dossier", "General")
    assert "dossier" in netwerk.json(*words, code=2)["error"]["title"]


@pytest.mark.parametrize(("vertical", "horizontal", "axis"), [("4", "3", "acceptance"), ("0", "6", "energy")])
def test_a_value_off_the_matrix_is_a_usage_error_with_its_range(
    netwerk: Prompt, people: list[ContactId], vertical: str, horizontal: str, axis: str
) -> None:
    title = netwerk.json("move", "Jan Jansen", vertical, horizontal, code=2)["error"]["title"]
    assert title.startswith(f"{axis} runs from")
    assert netwerk.json("show", "Jan Jansen")["positions"] == []


def test_a_value_that_is_no_number_is_a_usage_error(netwerk: Prompt, people: list[ContactId]) -> None:
    assert "“much” is not a whole number" in netwerk.json("move", "Jan Jansen", "much", "3", code=2)["error"]["title"]


def test_positions_are_kept_apart_by_dossier(netwerk: Prompt, people: list[ContactId], warmtenet: str) -> None:
    netwerk("move", "Jan Jansen", "2", "4", "--dossier", warmtenet)
    netwerk("move", "Jan Jansen", "-3", "5")
    positions = netwerk.json("show", "Jan Jansen")["positions"]
    assert {each["dossier"]: each["acceptance"] for each in positions} == {"Warmtenet": 2, "General": -3}


def test_a_dossier_that_does_not_exist_is_not_found(netwerk: Prompt, people: list[ContactId]) -> None:
    assert "General" in netwerk.json("move", "Jan Jansen", "2", "4", "--dossier", "x", code=3)["error"]["advice"]


def test_a_closed_dossier_takes_no_more_moves(netwerk: Prompt, people: list[ContactId], closed_dossier: str) -> None:
    assert (
        "closed" in netwerk.json("move", "Jan Jansen", "2", "4", "--dossier", closed_dossier, code=4)["error"]["title"]
    )


def test_a_reader_sees_category_values_and_advice(netwerk: Prompt, people: list[ContactId]) -> None:
    netwerk("move", "Jan Jansen", "2", "4")
    assert netwerk("move", "Jan Jansen", "2", "3").lines[0] == (
        "Jan Jansen: ● Follower (acceptance +2, energy 3) (was Partner)"
    )
