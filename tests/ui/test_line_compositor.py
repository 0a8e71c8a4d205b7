"""Frames that are put together line by line show what Textual's own would, and paint no more than they show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip

from netwerk_tui.ui.line_compositor import LineCompositor
from netwerk_tui.ui.widgets.contact_list import ContactList
from netwerk_tui.ui.widgets.matrix import MatrixPane
from netwerk_tui.ui.widgets.timeline import TimelinePane
from tests.ui.screens.running import FATIMA, JAN, PIET, User, running

_CROPS = (Region(0, 0, 120, 40), Region(0, 5, 42, 2), Region(50, 3, 20, 9), Region(41, 0, 2, 40), Region(0, 39, 120, 1))


def _compositor(user: User) -> LineCompositor:
    compositor = user.app.screen._compositor
    assert isinstance(compositor, LineCompositor)
    return compositor


def _seen(pieces: Sequence[Mapping[int, Strip]], compositor: Compositor, crop: Region) -> list[list[tuple[int, Strip]]]:
    """The pieces that lie in the crop, line by line."""
    return [
        [
            (start, strip)
            for (start, strip), end in zip(pieces[y].items(), compositor.cuts[y][1:], strict=True)
            if start < crop.right and end > crop.x
        ]
        for y in crop.line_range
    ]


@pytest.mark.parametrize("keys", [(), ("n",), ("slash", "j"), ("2", "space", "up")], ids=repr)
async def test_a_frame_shows_what_textuals_own_would(keys: tuple[str, ...]) -> None:
    async with running(JAN, FATIMA, PIET) as user:
        await user.press(*keys)
        compositor = _compositor(user)
        for crop in _CROPS:
            ours = compositor._render_chops(crop, lambda _y: True)
            theirs = Compositor._render_chops(compositor, crop, lambda _y: True)
            assert _seen(ours, compositor, crop) == _seen(theirs, compositor, crop)


async def test_lines_that_a_frame_does_not_show_are_left_out() -> None:
    async with running(JAN) as user:
        pieces = _compositor(user)._render_chops(Region(0, 0, 120, 40), {3, 7}.__contains__)
        assert [y for y, line in enumerate(pieces) if line] == [3, 7]


async def test_a_line_of_the_list_is_asked_of_the_list_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    async with running(JAN, FATIMA, PIET) as user:
        asked: list[Region] = []
        people = user.app.screen.query_one(ContactList)
        for pane in (user.app.screen.query_one(MatrixPane), user.app.screen.query_one(TimelinePane)):
            monkeypatch.setattr(
                pane, "render_lines", lambda crop, pane=pane: pytest.fail(f"{pane} is asked for {crop}")
            )
        paint = people.render_lines

        def noted(crop: Region) -> list[Strip]:
            asked.append(crop)
            return paint(crop)

        monkeypatch.setattr(people, "render_lines", noted)
        y = people.region.y + 4
        _compositor(user)._render_chops(Region(0, y, 40, 1), {y}.__contains__)

        assert asked == [Region(0, 4, people.region.width, 1)]
