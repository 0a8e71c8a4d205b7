"""`netwerk matrix` and `netwerk movement` against a recount from nothing but the exported JSON.

The recount restates the categories of the built-in matrices from their description, not from the program.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from netwerk_tui.actions.exporting import export_file
from netwerk_tui.actions.network import open_file
from netwerk_tui.actions.sample import fill_with_sample
from tests.cli.prompt import Prompt

MONTHS = 38
"""Two more than the sample's three years."""

Place = tuple[int, int]


class Sample(NamedTuple):
    """The file of a sample network, its export, and the day that it was made for."""

    database: Path
    tables: dict[str, list[dict[str, Any]]]
    today: date

    def month_ends(self) -> Iterator[date]:
        """Today, and the last day of each month before."""
        day = self.today
        for _month in range(MONTHS):
            yield day
            day = day.replace(day=1) - timedelta(days=1)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    folder = tmp_path_factory.mktemp("sample")
    today = datetime.now().astimezone().date()
    with closing(open_file(folder / "sample.db")) as network:
        fill_with_sample(network.database, today)
        export_file(network, folder / "sample.json")
    exported = json.loads((folder / "sample.json").read_text(encoding="utf-8"))
    return Sample(folder / "sample.db", exported["tables"], today)


@pytest.fixture
def netwerk(sample: Sample, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Prompt:
    """A shell on the sample network."""
    monkeypatch.setenv("NETWERK_DB", str(sample.database))
    return Prompt(capsys)


def _acceptance_energy(place: Place) -> str:
    acceptance, energy = place
    if energy >= 4:
        return "partner" if acceptance >= 1 else "opponent" if acceptance <= -1 else "waiter"
    return "follower" if acceptance >= 2 else "avoider" if acceptance <= -2 else "waiter"


def _quadrant(both: str, vertical: str, horizontal: str, neither: str) -> Callable[[Place], str]:
    names = {(True, True): both, (True, False): vertical, (False, True): horizontal, (False, False): neither}
    return lambda place: names[place[0] >= 6, place[1] >= 6]


CATEGORY_OF: dict[str, Callable[[Place], str]] = {
    "acceptance-energy": _acceptance_energy,
    "mutual-interest": _quadrant("partner", "to-win", "surroundings", "spectator"),
    "power-interest": _quadrant("key-player", "keep-satisfied", "keep-informed", "monitor"),
}

PLANES = [
    ("acceptance-energy", "General"),
    ("acceptance-energy", "Warmtenet"),
    ("acceptance-energy", "Zorgcentrum"),
    ("mutual-interest", None),
    ("power-interest", "Warmtenet"),
]


def _standing(sample: Sample, matrix: str, dossier: str | None, at: date) -> dict[int, Place]:
    """Where each contact stood at the end of a day: by the newest assessment, of one day the one recorded last."""
    ids = {row["name"]: row["id"] for row in sample.tables["dossier"]}
    rows = [
        row
        for row in sample.tables["assessment"]
        if row["matrix"] == matrix
        and row.get("dossier_id") == ids.get(dossier)
        and row.get("kind", "current") == "current"
        and row["day"] <= at.isoformat()
    ]
    rows.sort(key=lambda row: (row["day"], row["id"]))
    return {row["contact_id"]: (row.get("vertical", 0), row.get("horizontal", 0)) for row in rows}


def _options(matrix: str, dossier: str | None) -> list[str]:
    return ["--matrix", matrix, *(["--dossier", dossier] if dossier else [])]


@pytest.mark.parametrize(("matrix", "dossier"), PLANES)
def test_every_month_of_the_sample_is_counted_as_in_its_export(
    netwerk: Prompt, sample: Sample, matrix: str, dossier: str | None
) -> None:
    for day in sample.month_ends():
        told = netwerk.json("matrix", *_options(matrix, dossier), "--at", day.isoformat())
        standing = _standing(sample, matrix, dossier, day)
        cells = {(cell["vertical"], cell["horizontal"]): cell["count"] for cell in told["cells"]}
        categories = {name.removeprefix(f"{matrix}/"): count for name, count in told["categories"].items() if count}
        assert cells == Counter(standing.values()), day
        assert categories == Counter(map(CATEGORY_OF[matrix], standing.values())), day
        assert told["unscored"] == len(sample.tables["contact"]) - len(standing), day
        assert sum(told["categories"].values()) + told["unscored"] == len(sample.tables["contact"])


@pytest.mark.parametrize(("matrix", "dossier"), PLANES)
def test_movement_is_the_difference_between_two_counts(
    netwerk: Prompt, sample: Sample, matrix: str, dossier: str | None
) -> None:
    for since in list(sample.month_ends())[1::6]:
        told = netwerk.json("movement", *_options(matrix, dossier), "--since", since.isoformat())
        before = _standing(sample, matrix, dossier, since - timedelta(days=1))
        after = _standing(sample, matrix, dossier, sample.today)
        expected = {
            contact: (_category(matrix, before.get(contact)), _category(matrix, place))
            for contact, place in after.items()
            if _category(matrix, before.get(contact)) != _category(matrix, place)
        }
        assert {move["id"]: (move["from"], move["to"]) for move in told["moves"]} == expected, since
        assert {(flow["from"], flow["to"]): flow["count"] for flow in told["flow"]} == Counter(expected.values())


def _category(matrix: str, place: Place | None) -> str | None:
    return None if place is None else f"{matrix}/{CATEGORY_OF[matrix](place)}"
