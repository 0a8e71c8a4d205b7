"""What is typed in dialogs is looked at without disturbing the start or the end of the program."""

from __future__ import annotations

from typing import NoReturn

import pytest

from netwerk_tui.ui import form_watch
from tests.ui.screens.running import JAN, running


class _NotLoaded:
    def __getattr__(self, name: str) -> NoReturn:
        raise AssertionError(f"{name} is asked for, which imports all dialogs between two frames")


async def test_a_look_while_the_dialogs_are_still_being_loaded_imports_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    async with running(JAN) as user:
        monkeypatch.setattr(form_watch, "are_dialogs_loaded", lambda: False)
        monkeypatch.setattr(form_watch, "dialogs", _NotLoaded())
        user.app._form_watch.look()


async def test_a_look_as_the_program_ends_leaves_nothing_that_is_never_awaited(
    monkeypatch: pytest.MonkeyPatch, recwarn: pytest.WarningsRecorder
) -> None:
    async with running(JAN) as user:
        await user.press("a")
        await user.type("Marie")
        await user.until_seen("Marie")
        begun: list[object] = []
        with monkeypatch.context() as ending:
            ending.setattr(user.app, "run_worker", lambda work, **_options: begun.append(work))
            user.app._form_watch._kept = ""
            user.app._form_watch.look()

        assert len(begun) == 1
        begun.clear()
        assert not [warning for warning in recwarn if warning.category is RuntimeWarning]
