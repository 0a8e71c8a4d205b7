"""`netwerk export` to a picture of a matrix."""

from __future__ import annotations

import argparse
from pathlib import Path

from netwerk_tui.actions.network import Network
from netwerk_tui.actions.picturing import matrix_picture, picture_text, write_picture
from netwerk_tui.cli.days import past_day
from netwerk_tui.cli.exit_codes import FINE
from netwerk_tui.cli.networks import opened
from netwerk_tui.cli.planes import plane_of
from netwerk_tui.cli.shell import (
    Shell,
)
from netwerk_tui.domain.errors import UsageError
from netwerk_tui.exchange.matrix_picture import MatrixPicture, PictureFormat
from netwerk_tui.language import _, ngettext

_STDOUT = Path("-")


def export_picture(arguments: argparse.Namespace, shell: Shell, chosen: PictureFormat) -> int:
    """Write the picture to a file, or with - to stdout."""
    if arguments.private:
        raise UsageError(_("A picture has no notes in it."), _("Leave out --private."))
    to_stdout = arguments.file == _STDOUT
    if to_stdout and shell.output.is_seen:
        raise UsageError(_("This would fill the screen."), _("Name a file, or send it on with | or >."))
    if to_stdout and shell.output.as_json:
        raise UsageError(
            _("stdout cannot hold both the picture and the summary."), _("Name a file, or leave out --json.")
        )
    with opened(shell) as network:
        picture = _picture(network, arguments, shell)
        if to_stdout:
            with shell.output.file_on_stdout() as stream:
                stream.write(picture_text(picture, chosen))
            return FINE
        write_picture(network, arguments.file, picture, chosen)
    if not picture.placed:
        _say_where_else(picture, shell)
    if shell.output.as_json:
        shell.output.print_value(_summary(picture, arguments.file, chosen))
    else:
        contacts = ngettext("{count} contact", "{count} contacts", picture.placed).format(count=picture.placed)
        shell.output.print_lines([_("{path}: {contacts}").format(path=arguments.file, contacts=contacts)])
    return FINE


def refuse_picture_options(arguments: argparse.Namespace) -> None:
    """Raise UsageError where an option asks for what only a picture has, such as initials."""
    for option, value in (
        ("--matrix", arguments.matrix),
        ("--dossier", arguments.dossier),
        ("--at", arguments.at),
        ("--anonymous", arguments.anonymous),
    ):
        if value:
            raise UsageError(
                _("{option} is for a picture of a matrix.").format(option=option),
                _("Name a file that ends in .svg or .html, or leave the option out."),
            )


def _picture(network: Network, arguments: argparse.Namespace, shell: Shell) -> MatrixPicture:
    plane = plane_of(network, arguments)
    at = past_day("--at", arguments.at, shell.today) if arguments.at else shell.today
    is_past = at < shell.today
    return matrix_picture(network, plane.matrix, plane.dossier, at, anonymous=arguments.anonymous, is_past=is_past)


def _say_where_else(picture: MatrixPicture, shell: Shell) -> None:
    shell.output.say(_("Nobody is placed there."))
    if picture.dossier:
        shell.output.say(_("It is of the dossier “{name}”; --dossier names another.").format(name=picture.dossier))


def _summary(picture: MatrixPicture, path: Path, chosen: PictureFormat) -> dict[str, object]:
    return {
        "path": str(path),
        "format": chosen,
        "matrix": picture.matrix.id,
        "dossier": picture.dossier or None,
        "at": picture.day.isoformat(),
        "contacts": picture.placed,
        "unscored": picture.unscored,
        "anonymous": picture.anonymous,
    }
