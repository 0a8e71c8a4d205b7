"""A matrix of the user's own in the shell: placed on, shown, and kept when it is configured no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from netwerk_tui.domain.ids import ContactId
from tests.cli.prompt import Prompt, in_own_process
from tests.settings.matrix_files import TRUST, changed

MOVE = ("move", "Jan Jansen", "3", "4", "--matrix", "trust")


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's configuration file, with a matrix in it."""
    path = tmp_path / "own.toml"
    path.write_text(TRUST, encoding="utf-8")
    monkeypatch.setenv("NETWERK_CONFIG", str(path))
    return path


def test_move_places_somebody_on_an_own_matrix(netwerk: Prompt, people: list[ContactId], config: Path) -> None:
    value = netwerk.json(*MOVE)
    assert (value["matrix"], value["dossier"], value["category"]) == ("trust", None, "trust/ally")
    assert (value["vertical"], value["horizontal"]) == (value["trust"], value["reach"]) == (3, 4)


def test_show_tells_a_reader_the_own_words(netwerk: Prompt, people: list[ContactId], config: Path) -> None:
    netwerk(*MOVE)
    shown = netwerk("show", "Jan Jansen").out
    assert "trust by reach" in shown
    assert "◆ Ally" in shown
    assert "trust +3, reach 4" in shown


def test_help_and_completion_offer_the_own_matrix(netwerk: Prompt, config: Path) -> None:
    assert "trust" in netwerk("move", "--help").out
    assert "trust" in netwerk("completion", "bash").out


def test_a_cell_off_the_own_matrix_is_a_usage_error(netwerk: Prompt, people: list[ContactId], config: Path) -> None:
    answer = netwerk("move", "Jan Jansen", "6", "4", "--matrix", "trust")
    assert (answer.code, "trust runs from -5 to +5" in answer.err) == (2, True)


@pytest.mark.parametrize("mistake", ["low = -4", "low = ["])
def test_a_mistake_in_the_own_matrix_is_told_where_that_matrix_is_asked_for(
    netwerk: Prompt, config: Path, mistake: str
) -> None:
    config.write_text(changed("low = -5", mistake), encoding="utf-8")
    answer = netwerk("matrix", "--matrix", "trust")
    assert answer.code == 1
    assert "own.toml" in answer.err
    assert "invalid choice" not in answer.err


def test_a_usage_error_stays_one_where_the_configuration_is_right(netwerk: Prompt, config: Path) -> None:
    answer = netwerk("matrix", "--matrix", "trsut")
    assert (answer.code, "trsut" in answer.err) == (2, True)


def test_a_position_on_a_matrix_that_is_gone_is_shown_by_id_and_numbers(
    netwerk: Prompt, people: list[ContactId], config: Path
) -> None:
    netwerk(*MOVE)
    config.write_text("", encoding="utf-8")
    (position,) = netwerk.json("show", "Jan Jansen")["positions"]
    assert (position["matrix"], position["vertical"], position["horizontal"]) == ("trust", 3, 4)
    assert position["category"] is None
    assert "trust 3/4" in netwerk("show", "Jan Jansen").out


def test_a_position_on_a_cell_that_is_gone_keeps_its_numbers(
    netwerk: Prompt, people: list[ContactId], config: Path
) -> None:
    netwerk("move", "Jan Jansen", "-5", "0", "--matrix", "trust")
    smaller = changed("low = -5", "low = -4").replace("vertical = [-5, 0]", "vertical = [-4, 0]")
    config.write_text(smaller, encoding="utf-8")
    (position,) = netwerk.json("show", "Jan Jansen")["positions"]
    assert (position["vertical"], position["category"]) == (-5, None)
    assert "-5, 0" in netwerk("show", "Jan Jansen").out
    assert netwerk.json(*MOVE)["previous_category"] is None


def test_own_positions_survive_export_and_import(
    netwerk: Prompt, people: list[ContactId], config: Path, tmp_path: Path
) -> None:
    netwerk(*MOVE)
    netwerk("export", str(tmp_path / "all.json"))
    other = ("--db", str(tmp_path / "other.db"))
    config.write_text("", encoding="utf-8")
    assert netwerk("import", str(tmp_path / "all.json"), *other).code == 0
    (position,) = netwerk.json("show", "Jan Jansen", *other)["positions"]
    assert (position["matrix"], position["vertical"], position["horizontal"]) == ("trust", 3, 4)


@pytest.mark.parametrize("words", [("find", "Jan"), ()])
def test_a_matrix_with_a_gap_is_refused_at_start_with_its_cell(
    environment: dict[str, str], config: Path, words: tuple[str, ...]
) -> None:
    config.write_text(changed("horizontal = [0, 1]", "horizontal = [0, 0]"), encoding="utf-8")
    done = in_own_process(*words, environment={**environment, "NETWERK_CONFIG": str(config)})
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"line 17, setting matrices.trust.categories: the cell trust +5, reach 1 is in no category" in done.stderr


def test_a_threshold_decides_the_category(netwerk: Prompt, people: list[ContactId], config: Path) -> None:
    config.write_text("[thresholds.acceptance-energy]\npartner = 2\n", encoding="utf-8")
    assert netwerk.json("move", "Jan Jansen", "1", "4")["category"] == "acceptance-energy/waiter"
