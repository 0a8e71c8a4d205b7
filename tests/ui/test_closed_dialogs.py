"""What was closed is let go, so that a day of use takes no more memory than an hour."""

from __future__ import annotations

import gc
from collections import Counter

from textual.widget import Widget

from tests.ui.screens.running import FATIMA, JAN, PIET, User, running

_OPENING = ("enter", "o", "v", "A", "P", "B", "C", "M", "full_stop", "f", "b", "question_mark", "comma", "a", "n", "d")
_SEARCHED = ("jansen", "janssn", "ede raadslid", "zzqx", "vries")
_CHANCE_OBJECTS = 150
"""Timers, futures and the like come and go; twenty searches that each kept a frame's lines would keep thousands."""


def _widgets() -> Counter[str]:
    gc.collect()
    return Counter(type(each).__qualname__ for each in gc.get_objects() if isinstance(each, Widget))


async def _open_all(user: User) -> None:
    for key in _OPENING:
        await user.press(key)
        await user.press("tab")
        await user.press("escape", "escape", "escape")


async def _search_all(user: User) -> None:
    for words in _SEARCHED:
        await user.press("slash")
        await user.type(words)
        await user.press("down", "escape", "escape")


async def test_dialogs_that_were_closed_are_let_go() -> None:
    async with running(JAN, FATIMA, PIET) as user:
        await _open_all(user)
        once = _widgets()
        await _open_all(user)
        assert _widgets() - once == Counter()


async def test_searches_leave_nothing_behind() -> None:
    async with running(JAN, FATIMA, PIET) as user:
        await _search_all(user)
        gc.collect()
        before = len(gc.get_objects())
        for _turn in range(4):
            await _search_all(user)
        gc.collect()
        left = len(gc.get_objects()) - before
        assert left < _CHANCE_OBJECTS
