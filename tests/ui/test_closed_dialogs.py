"""What was closed is let go, so that a day of use takes no more memory than an hour."""

from __future__ import annotations

import gc
from collections import Counter

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from netwerk_tui.domain.finding import Hit
from tests.ui.screens.running import FATIMA, JAN, PIET, User, running

_OPENING = ("enter", "o", "v", "A", "P", "B", "C", "M", "full_stop", "f", "b", "question_mark", "comma", "a", "n", "d")
_SEARCHED = ("jansen", "janssn", "ede raadslid", "zzqx", "vries")
_PAINTED_NOW = 60
"""A frame may be painted in a few pieces more than another; a frame that every search kept would be hundreds."""


def _widgets() -> Counter[str]:
    gc.collect()
    return Counter(type(each).__qualname__ for each in gc.get_objects() if isinstance(each, Widget))


def _painted() -> int:
    gc.collect()
    return sum(isinstance(each, (Widget, Strip, Segment, Hit)) for each in gc.get_objects())


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
        before = _painted()
        for _turn in range(4):
            await _search_all(user)
        assert _painted() - before < _PAINTED_NOW
