"""`netwerk matrix` and `netwerk movement`: counts on any day, and who moved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from netwerk_tui.actions.dossiers import add_dossier, close_dossier, general
from netwerk_tui.actions.network import Network, open_file
from netwerk_tui.actions.positions import assess
from netwerk_tui.domain.assessment import Move
from netwerk_tui.domain.ids import ContactId, DossierId
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, MUTUAL_INTEREST, Cell, Matrix
from tests.cli.prompt import Prompt

TODAY = datetime.now().astimezone().date()
"""The shell's own clock cannot be set."""
LAST_YEAR, LAST_MONTH, LAST_WEEK = (TODAY - timedelta(days=days) for days in (365, 40, 7))
TOMORROW = TODAY + timedelta(days=1)
PARTNER, FOLLOWER, WAITER = (f"acceptance-energy/{name}" for name in ("partner", "follower", "waiter"))


@pytest.fixture
def network(database: Path, people: list[ContactId]) -> Iterator[Network]:
    """The network of the shell, open so that its past can be told."""
    opened = open_file(database)
    yield opened
    opened.close()


def _place(
    network: Network,
    contact: ContactId,
    cell: tuple[int, int],
    day: date,
    reason: str = "",
    *,
    matrix: Matrix = ACCEPTANCE_ENERGY,
    dossier: DossierId | None = None,
) -> None:
    assess(network, Move((contact,), matrix, dossier or general(network), Cell(*cell), day, reason))


def _movement(netwerk: Prompt, since: date, *words: str) -> Any:
    return netwerk.json("movement", "--since", since.isoformat(), *words)


# matrix


def test_the_matrix_counts_cells_and_every_category(netwerk: Prompt, network: Network, people: list[ContactId]) -> None:
    _place(network, people[0], (2, 5), LAST_MONTH)
    _place(network, people[1], (-3, 1), LAST_WEEK)
    assert netwerk.json("matrix") == {
        "matrix": "acceptance-energy",
        "dossier": "General",
        "at": TODAY.isoformat(),
        "cells": [
            {"vertical": 2, "horizontal": 5, "count": 1},
            {"vertical": -3, "horizontal": 1, "count": 1},
        ],
        "categories": {
            PARTNER: 1,
            FOLLOWER: 0,
            WAITER: 0,
            "acceptance-energy/avoider": 1,
            "acceptance-energy/opponent": 0,
        },
        "unscored": 1,
    }


def test_the_matrix_of_an_earlier_day_knows_nothing_of_later_ones(
    netwerk: Prompt, network: Network, people: list[ContactId]
) -> None:
    _place(network, people[0], (2, 3), LAST_YEAR)
    _place(network, people[0], (2, 4), LAST_WEEK)
    days = {"the day itself": LAST_WEEK, "the day before": LAST_WEEK - timedelta(days=1)}
    cells = {name: netwerk.json("matrix", "--at", day.isoformat())["cells"] for name, day in days.items()}
    assert cells == {
        "the day itself": [{"vertical": 2, "horizontal": 4, "count": 1}],
        "the day before": [{"vertical": 2, "horizontal": 3, "count": 1}],
    }


def test_a_day_may_be_named_in_words(netwerk: Prompt, people: list[ContactId]) -> None:
    assert netwerk.json("matrix", "--at", "gisteren")["at"] == (TODAY - timedelta(days=1)).isoformat()
    assert netwerk.json("matrix", "--at", "1 jan")["at"].endswith("-01-01")


def test_mutual_interest_is_counted_for_no_dossier(netwerk: Prompt, network: Network, people: list[ContactId]) -> None:
    _place(network, people[0], (7, 7), TODAY, matrix=MUTUAL_INTEREST)
    value = netwerk.json("matrix", "--matrix", "mutual-interest")
    assert (value["dossier"], value["categories"]["mutual-interest/partner"]) == (None, 1)
    words = ("matrix", "--matrix", "mutual-interest", "--dossier", "General")
    assert "dossier" in netwerk.json(*words, code=2)["error"]["title"]


def test_a_closed_dossier_can_be_looked_back_on(netwerk: Prompt, network: Network, people: list[ContactId]) -> None:
    dossier, _committed = add_dossier(network, "Busbaan", LAST_YEAR)
    _place(network, people[0], (3, 5), LAST_MONTH, dossier=dossier)
    close_dossier(network, dossier, TODAY)
    assert netwerk.json("matrix", "--dossier", "busbaan")["categories"][PARTNER] == 1


@pytest.mark.parametrize(
    "verb", [("matrix", "--at"), ("movement", "--since"), ("movement", "--since=1 jan", "--until")]
)
@pytest.mark.parametrize(("text", "reason"), [("blurb", "no day"), (TOMORROW.isoformat(), "still to come")])
def test_a_day_that_cannot_be_is_a_usage_error(
    netwerk: Prompt, people: list[ContactId], verb: tuple[str, ...], text: str, reason: str
) -> None:
    title = netwerk.json(*verb, text, code=2)["error"]["title"]
    assert title.startswith(verb[-1])
    assert reason in title


def test_a_reader_sees_the_plane_and_the_categories(netwerk: Prompt, network: Network, people: list[ContactId]) -> None:
    _place(network, people[0], (2, 5), TODAY)
    lines = netwerk("matrix").lines
    assert lines[0].startswith("acceptance–energy · General · ")
    assert "  +2  ● ·  ● ·  ● ·  ◆ ·  ◆ 1" in lines
    assert "        1    2    3    4    5  energy" in lines
    assert lines[-6:] == [
        "  ◆ Partner   1",
        "  ● Follower  0",
        "  ○ Waiter    0",
        "  ▽ Avoider   0",
        "  ▲ Opponent  0",
        "    unscored  2",
    ]


# movement


def test_movement_tells_who_changed_category_and_who_was_scored_first(
    netwerk: Prompt, network: Network, people: list[ContactId]
) -> None:
    _place(network, people[0], (2, 3), LAST_YEAR)
    _place(network, people[0], (2, 4), LAST_MONTH, "helped")
    _place(network, people[1], (0, 3), LAST_WEEK)
    assert _movement(netwerk, LAST_MONTH) == {
        "since": LAST_MONTH.isoformat(),
        "until": TODAY.isoformat(),
        "moves": [
            {
                "id": people[1],
                "name": "Saskia van den Berg",
                "from": None,
                "to": WAITER,
                "date": LAST_WEEK.isoformat(),
                "reason": "",
            },
            {
                "id": people[0],
                "name": "Jan Jansen",
                "from": FOLLOWER,
                "to": PARTNER,
                "date": LAST_MONTH.isoformat(),
                "reason": "helped",
            },
        ],
        "flow": [{"from": None, "to": WAITER, "count": 1}, {"from": FOLLOWER, "to": PARTNER, "count": 1}],
    }


def test_movement_ends_with_the_day_until(netwerk: Prompt, network: Network, people: list[ContactId]) -> None:
    _place(network, people[0], (2, 4), LAST_WEEK)
    eve = LAST_WEEK - timedelta(days=1)
    assert _movement(netwerk, LAST_MONTH, "--until", eve.isoformat())["moves"] == []
    assert len(_movement(netwerk, LAST_MONTH, "--until", LAST_WEEK.isoformat())["moves"]) == 1


def test_movement_leaves_out_moves_within_a_category(
    netwerk: Prompt, network: Network, people: list[ContactId]
) -> None:
    _place(network, people[0], (2, 1), LAST_YEAR)
    _place(network, people[0], (3, 3), LAST_WEEK)
    assert _movement(netwerk, LAST_MONTH)["moves"] == []


def test_movement_of_one_dossier_leaves_the_others_out(
    netwerk: Prompt, network: Network, people: list[ContactId]
) -> None:
    dossier, _committed = add_dossier(network, "Busbaan", LAST_YEAR)
    _place(network, people[0], (3, 5), LAST_WEEK, dossier=dossier)
    assert _movement(netwerk, LAST_MONTH)["moves"] == []
    assert [each["to"] for each in _movement(netwerk, LAST_MONTH, "--dossier", "busbaan")["moves"]] == [PARTNER]


def test_an_end_before_the_start_is_a_usage_error(netwerk: Prompt, people: list[ContactId]) -> None:
    words = ("movement", "--since", LAST_WEEK.isoformat(), "--until", LAST_MONTH.isoformat())
    assert "comes before" in netwerk.json(*words, code=2)["error"]["title"]


def test_movement_needs_a_start(netwerk: Prompt, people: list[ContactId]) -> None:
    assert "--since" in netwerk.json("movement", code=2)["error"]["title"]


def test_a_reader_sees_streams_and_people(netwerk: Prompt, network: Network, people: list[ContactId]) -> None:
    _place(network, people[0], (2, 3), LAST_YEAR)
    _place(network, people[0], (2, 4), LAST_WEEK, "helped")
    lines = netwerk("movement", "--since", LAST_MONTH.isoformat()).lines
    assert "● Follower  →  ◆ Partner  1" in lines
    assert lines[-1] == f"{LAST_WEEK}  Jan Jansen  ● Follower  →  ◆ Partner  helped"


def test_a_reader_is_told_that_nobody_moved(netwerk: Prompt, people: list[ContactId]) -> None:
    assert netwerk("movement", "--since", "1 jan").lines[-1] == "Nobody changed category."
