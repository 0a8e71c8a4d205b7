"""The user's own editor, for texts that outgrow a line."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.system_reasons import reason_of
from netwerk_tui.domain.text import clean_block
from netwerk_tui.language import _
from netwerk_tui.settings import Settings

if TYPE_CHECKING:
    from textual.app import App


def edited_outside(app: App[object], editor: Sequence[str], text: str) -> str:
    """The text as the user's editor left it, clean; as it was where the editor failed.

    Raises UserError where the editor cannot be started.
    """
    with tempfile.TemporaryDirectory(prefix="netwerk-") as folder:
        path = Path(folder) / "note.txt"
        path.write_text(text + "\n", encoding="utf-8")
        try:
            exit_code = _exit_code(app, [*editor, str(path)])
        except OSError as error:
            reason = _("The editor {name} cannot be started: {reason}.").format(name=editor[0], reason=reason_of(error))
            raise UserError(reason, _("Set EDITOR, or “editor” in the configuration file.")) from error
        if exit_code != 0 or not path.exists():
            return text
        return clean_block(path.read_text(encoding="utf-8", errors="replace")).strip()


def _exit_code(app: App[object], command: Sequence[str]) -> int:
    """How the editor ended. Raises OSError where it cannot be started."""
    with app.suspend():
        # Textual does not come back from a suspension that an error ends.
        try:
            return subprocess.run(command, check=False).returncode
        except OSError as error:
            failure = error
    raise failure


@runtime_checkable
class _Settled(Protocol):
    """An app that knows the user's settings."""

    settings: Settings


def editor_of(app: App[object]) -> tuple[str, ...]:
    """The command, with its arguments, that starts the user's editor."""
    assert isinstance(app, _Settled), "screens that edit belong to an app with settings"
    return app.settings.editor
