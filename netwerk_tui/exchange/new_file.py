"""A file that is there whole or not at all, for the user's eyes only. For the actions that export."""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.system_reasons import reason_of
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import _


@contextmanager
def new_text_file(path: Path, encoding: str = "utf-8") -> Iterator[TextIO]:
    """As `new_binary_file`, for text. Line ends are written as they are."""
    with new_binary_file(path) as binary:
        stream = io.TextIOWrapper(binary, encoding=encoding, newline="")
        yield stream
        stream.flush()
        stream.detach()


@contextmanager
def new_binary_file(path: Path) -> Iterator[BinaryIO]:
    """A stream whose content becomes the file (0600) at the end of the block, in place of what was there.

    On any exception nothing is left behind, and what was there stays. Raises UserError where the file cannot be
    written.
    """
    if path.exists() and not path.is_file():
        raise UserError(_("{file} is not an ordinary file.").format(file=_shown(path)), _("Choose another name."))
    try:
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".netwerk-", suffix=".partial")
    except (OSError, ValueError) as error:
        raise _unwritable(path, error) from error
    partial = Path(name)
    try:
        with open(descriptor, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(partial, path)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        partial.unlink(missing_ok=True)


def _unwritable(path: Path, error: OSError | ValueError) -> UserError:
    return UserError(
        _("{file} cannot be written: {reason}.").format(file=_shown(path), reason=reason_of(error)),
        _("Choose another place, or make room there."),
    )


def _shown(path: Path) -> str:
    return clean_line(str(path), 200)
