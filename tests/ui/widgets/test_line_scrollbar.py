"""The scroll bar of a list looks as Textual's own would."""

from __future__ import annotations

import pytest
from textual.scrollbar import ScrollBar
from textual.strip import Strip

from netwerk_tui.ui.widgets.contact_list import ContactList
from netwerk_tui.ui.widgets.line_scrollbar import LineScrollBar
from tests.ui.small_app import showing
from tests.ui.widgets.fake_rows import TODAY, FakeRows, category_of, contact_ids


def _looks(strips: list[Strip]) -> list[list[tuple[str, object, object, bool, object]]]:
    """The text, the colours and what a click does, of each line."""
    return [
        [
            (text, style.color, style.bgcolor, bool(style.reverse), style.meta.get("@mouse.down"))
            for text, style, _control in strip
            if style is not None
        ]
        for strip in strips
    ]


@pytest.mark.parametrize("count", [0, 3, 30, 100_000])
async def test_it_looks_as_textuals_own(count: int) -> None:
    people = ContactList()
    async with showing(people, size=(40, 24)) as (_app, pilot):
        people.show(contact_ids(count), FakeRows(), glyph_of=category_of, today=TODAY)
        await pilot.pause()
        bar = people.vertical_scrollbar
        assert isinstance(bar, LineScrollBar)
        for share in (0, 1, 5, 10):
            people.move_to(count * share // 10)
            await pilot.pause()
            for is_under_mouse in (False, True):
                bar.mouse_over = is_under_mouse
                bar._styles_cache.clear()
                stock = ScrollBar.render_lines(bar, bar.size.region)

                assert _looks(bar.render_lines(bar.size.region)) == _looks(stock)


async def test_it_shows_the_part_that_is_asked_for() -> None:
    people = ContactList()
    async with showing(people, size=(40, 24)) as (_app, pilot):
        people.show(contact_ids(300), FakeRows(), glyph_of=category_of, today=TODAY)
        await pilot.pause()
        bar = people.vertical_scrollbar
        whole = bar.render_lines(bar.size.region)

        assert bar.render_lines(bar.size.region.crop_size((1, 3)).translate((0, 2))) == whole[2:5]
