"""A picture of a network: true to what is stored, of any day, in a file for the user alone."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from netwerk_tui.actions.contacts import add_contact
from netwerk_tui.actions.dossiers import add_dossier, dossier_named
from netwerk_tui.actions.movement import placements_at
from netwerk_tui.actions.network import Network, open_file
from netwerk_tui.actions.picturing import matrix_picture, picture_format, write_picture
from netwerk_tui.actions.positions import assess
from netwerk_tui.actions.sample import fill_with_sample
from netwerk_tui.domain.assessment import Move
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.errors import Refused, UserError
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, BUILT_IN, Cell, Matrix
from netwerk_tui.domain.placements import ImportanceOrder
from netwerk_tui.exchange.matrix_picture import MatrixPicture, PictureFormat

TODAY = date(2026, 11, 23)
EARLIER = date(2026, 3, 2)


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Network]:
    """A small sample network in a file."""
    network = open_file(tmp_path / "network.db")
    fill_with_sample(network.database, TODAY, contacts=200)
    yield network
    network.close()


def _moved_picture(network: Network, at: date) -> MatrixPicture:
    """A picture in which Jan was an avoider in March and is a partner since June."""
    jan, _ = add_contact(network, ContactForm(given_name="Jan", surname="Jansen"), TODAY)
    dossier, _ = add_dossier(network, "Warmtenet", TODAY)
    for cell, day in ((Cell(-3, 1), EARLIER), (Cell(3, 5), date(2026, 6, 1))):
        assess(network, Move((jan,), ACCEPTANCE_ENERGY, dossier, cell, day, "", ()))
    return matrix_picture(network, ACCEPTANCE_ENERGY, dossier_named(network, "Warmtenet"), at)


@pytest.mark.parametrize("matrix", BUILT_IN, ids=lambda matrix: matrix.id)
def test_its_counts_are_those_of_the_placements(sample: Network, matrix: Matrix) -> None:
    dossier = dossier_named(sample, "Warmtenet")
    drawn = matrix_picture(sample, matrix, dossier, TODAY)
    placements = placements_at(sample, matrix, dossier.id, ImportanceOrder(()), TODAY)
    assert {cell.cell: cell.count for cell in drawn.cells if cell.count} == dict(placements.counts)
    assert {category.id: drawn.count_of(category) for category in matrix.categories} == placements.category_counts
    assert drawn.placed + drawn.unscored == 200


def test_everybody_who_is_counted_is_named(sample: Network) -> None:
    drawn = matrix_picture(sample, ACCEPTANCE_ENERGY, dossier_named(sample, "Warmtenet"), TODAY)
    assert [len(cell.names) for cell in drawn.cells] == [cell.count for cell in drawn.cells]


def test_it_shows_how_it_stood_at_the_end_of_a_day(network: Network) -> None:
    drawn = _moved_picture(network, EARLIER)
    assert [cell.cell for cell in drawn.cells if cell.count] == [Cell(-3, 1)]


def test_it_shows_the_newest_position_of_the_day(network: Network) -> None:
    drawn = _moved_picture(network, TODAY)
    assert [cell.cell for cell in drawn.cells if cell.count] == [Cell(3, 5)]


@pytest.mark.parametrize("chosen", PictureFormat)
def test_the_file_is_for_the_users_eyes_only(sample: Network, tmp_path: Path, chosen: PictureFormat) -> None:
    target = tmp_path / "picture"
    target.touch(0o644)
    drawn = matrix_picture(sample, BUILT_IN[1], None, TODAY)
    write_picture(sample, target, drawn, chosen)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert "</svg>" in target.read_text(encoding="utf-8")


def test_the_networks_own_file_is_never_overwritten(sample: Network, tmp_path: Path) -> None:
    drawn = matrix_picture(sample, BUILT_IN[1], None, TODAY)
    with pytest.raises(Refused):
        write_picture(sample, tmp_path / "network.db", drawn, PictureFormat.SVG)


def test_a_place_that_cannot_be_written_is_told(sample: Network, tmp_path: Path) -> None:
    drawn = matrix_picture(sample, BUILT_IN[1], None, TODAY)
    with pytest.raises(UserError, match="there is no such file or folder"):
        write_picture(sample, tmp_path / "missing" / "out.svg", drawn, PictureFormat.SVG)


@pytest.mark.parametrize(
    ("name", "as_format", "chosen"),
    [
        ("out.svg", "", PictureFormat.SVG),
        ("out.HTML", "", PictureFormat.HTML),
        ("out.txt", "svg", PictureFormat.SVG),
        ("out.svg", "csv", None),
        ("out.json", "", None),
        ("-", "", None),
    ],
)
def test_the_format_that_is_named_goes_before_the_extension(
    name: str, as_format: str, chosen: PictureFormat | None
) -> None:
    assert picture_format(Path(name), as_format) is chosen
