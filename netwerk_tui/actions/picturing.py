"""Handing on a matrix as a picture that opens and prints anywhere. Both front doors use this."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from netwerk_tui.actions.exporting import refuse_own_file
from netwerk_tui.actions.movement import placements_at
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.errors import UsageError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.matrix import Matrix
from netwerk_tui.domain.placements import ImportanceOrder
from netwerk_tui.domain.profile import Dossier
from netwerk_tui.domain.text import clean_line
from netwerk_tui.exchange.matrix_html import html_of
from netwerk_tui.exchange.matrix_picture import MatrixPicture, PictureFormat, picture_of
from netwerk_tui.exchange.matrix_svg import svg_of
from netwerk_tui.exchange.new_file import new_text_file
from netwerk_tui.language import _
from netwerk_tui.store.reads.directory import Order, contact_ids
from netwerk_tui.store.reads.name_parts import names_in_parts

_DRAWN: Mapping[PictureFormat, Callable[[MatrixPicture], str]] = {
    PictureFormat.SVG: svg_of,
    PictureFormat.HTML: html_of,
}


def matrix_picture(
    network: Network,
    matrix: Matrix,
    dossier: Dossier | None,
    at: date,
    *,
    anonymous: bool = False,
    is_past: bool = False,
) -> MatrixPicture:
    """The matrix as it stood at the end of this day; `dossier` may be None for one that is not scored per dossier.

    `is_past` has its title tell the day.
    """
    with network.database.reading() as connection:
        order = ImportanceOrder(map(ContactId, contact_ids(connection, Order.IMPORTANCE)))
        names = names_in_parts(connection)
    placements = placements_at(network, matrix, None if dossier is None else dossier.id, order, at)
    name = "" if dossier is None else dossier.name
    return picture_of(placements, names, dossier=name, day=at, anonymous=anonymous, is_past=is_past)


def picture_text(picture: MatrixPicture, chosen: PictureFormat) -> str:
    """The whole file in this format, in the user's language."""
    return _DRAWN[chosen](picture)


def write_picture(network: Network, path: Path, picture: MatrixPicture, chosen: PictureFormat) -> None:
    """Write the picture to a file that the user alone can read, in place of what was there.

    Raises Refused for the network's own file, and UserError where nothing can be written there.
    """
    refuse_own_file(network, path)
    with new_text_file(path) as stream:
        stream.write(picture_text(picture, chosen))


def export_picture(
    network: Network,
    path: Path,
    matrix: Matrix,
    dossier: Dossier | None,
    at: date,
    *,
    anonymous: bool = False,
    is_past: bool = False,
) -> None:
    """Write the matrix as it stood at the end of this day to a file, in the format of its extension.

    Raises UsageError for another extension, and what `write_picture` raises.
    """
    chosen = picture_format(path)
    if chosen is None:
        raise UsageError(
            _("Which format should {file} get?").format(file=clean_line(path.name, 100)),
            _("Let its name end in .html or .svg."),
        )
    picture = matrix_picture(network, matrix, dossier, at, anonymous=anonymous, is_past=is_past)
    write_picture(network, path, picture, chosen)


def picture_format(path: Path, as_format: str = "") -> PictureFormat | None:
    """The format that is named, else the one of the extension; None where that is none of a picture."""
    name = as_format or path.suffix.removeprefix(".").lower()
    return next((known for known in PictureFormat if known == name), None)
