"""What happens when netwerk itself fails: a short word on the terminal, and a log that nobody else can read.

The stock crash screen prints local variables, and those hold people's names and what they said. Ours prints none of
them; the log names files, lines and the kind of error, and leaves out its message, which may quote a row.
"""

from __future__ import annotations

import platform
import traceback
from datetime import UTC, datetime
from pathlib import Path

from netwerk_tui import __version__
from netwerk_tui.domain.errors import UserError
from netwerk_tui.language import _
from netwerk_tui.store.private_files import private_file


def write_crash_log(error: BaseException, directory: Path) -> Path | None:
    """The log of this failure in `directory`, or None where it cannot be written."""
    stamp = datetime.now(UTC)
    path = directory / f"crash-{stamp:%Y%m%dT%H%M%SZ}.log"
    lines = [f"netwerk {__version__}, Python {platform.python_version()}, {platform.platform()}", stamp.isoformat()]
    lines += _places(error)
    try:
        private_file(path).write_text("\n".join(lines) + "\n", encoding="utf-8")
    except (OSError, UserError):
        return None
    return path


def crash_words(error: BaseException, log: Path | None) -> str:
    """What to tell the user."""
    words = _("netwerk stopped on a fault of its own ({kind}). Everything recorded is saved.").format(
        kind=type(error).__name__
    )
    return words if log is None else words + "\n" + _("A report without personal data is in {path}").format(path=log)


def _places(error: BaseException) -> list[str]:
    """The kinds of error and the lines of source they came from, the cause first, without messages and values."""
    lines: list[str] = []
    chain: BaseException | None = error
    while chain is not None:
        block = [type(chain).__qualname__]
        block += [
            f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(chain.__traceback__)
        ]
        lines = block + lines
        chain = chain.__cause__ or chain.__context__
    return lines
