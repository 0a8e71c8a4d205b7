from __future__ import annotations

from array import array
from collections.abc import Hashable, Iterable, Sequence
from statistics import median
from time import thread_time

import pytest
from rich.segment import Segment
from textual.events import MouseScrollDown
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip

from netwerk_tui.ui.theme import NETWERK_LIGHT
from netwerk_tui.ui.widgets.inks import Inks
from netwerk_tui.ui.widgets.line_list import LineList
from netwerk_tui.ui.widgets.line_place import Step
from tests.ui.small_app import drawn, showing


class Numbers(LineList):
    """Lines that are numbers; a negative one cannot be selected."""

    def __init__(self, numbers: Sequence[int], *, title_rows: int = 1) -> None:
        super().__init__()
        self.numbers = numbers
        self.title_rows = title_rows
        self.painted: list[int] = []
        self.arrivals: list[Hashable | None] = []

    def change_to(self, numbers: Sequence[int]) -> None:
        with self.changing_lines():
            self.numbers = numbers

    @property
    def line_count(self) -> int:
        return len(self.numbers)

    def key_of(self, index: int) -> int | None:
        number = self.numbers[index]
        return number if number >= 0 else None

    def index_of(self, key: Hashable) -> int | None:
        try:
            return self.numbers.index(key)
        except ValueError:
            return None

    def cursor_arrived(self) -> None:
        self.arrivals.append(self.cursor_key)

    def notice(self) -> str:
        return "nothing here at all"

    def paint_title(self, inks: Inks, width_cells: int) -> list[Strip]:
        return [Strip([Segment("title", inks.text)]).adjust_cell_length(width_cells, inks.text)] * self.title_rows

    def paint_line(self, index: int, inks: Inks, width_cells: int, *, under_cursor: bool) -> Iterable[Segment]:
        self.painted.append(index)
        return [Segment(f"{'>' if under_cursor else ' '}{self.numbers[index]}", inks.text)]


HUNDRED_THOUSAND = range(100_000)


def cursor_row(numbers: Numbers) -> int:
    return next(row for row, text in enumerate(drawn(numbers)) if text.startswith(">"))


@pytest.mark.parametrize(
    ("keys", "cursor"),
    [
        ("j j j", 3),
        ("down down up", 1),
        ("j j k", 1),
        ("k", 0),
        ("G", 99_999),
        ("end", 99_999),
        ("G g", 0),
        ("G home", 0),
        ("pagedown", 8),
        ("pagedown pagedown pageup", 8),
        ("G j", 99_999),
    ],
)
async def test_keys_move_the_cursor(keys: str, cursor: int) -> None:
    numbers = Numbers(HUNDRED_THOUSAND)
    async with showing(numbers, size=(20, 10)) as (_app, pilot):
        await pilot.press(*keys.split())
        assert numbers.cursor == cursor


async def test_the_cursor_is_in_view_wherever_it_goes() -> None:
    numbers = Numbers(HUNDRED_THOUSAND)
    async with showing(numbers, size=(20, 10)):
        for step in (Step.BOTTOM, Step.UP, Step.PAGE_UP, Step.PAGE_UP, Step.TOP, Step.PAGE_DOWN, Step.DOWN):
            numbers.move(step)
            assert f">{numbers.cursor}" in drawn(numbers)


async def test_a_page_down_keeps_the_cursor_on_its_row_of_the_screen() -> None:
    numbers = Numbers(HUNDRED_THOUSAND)
    async with showing(numbers, size=(20, 10)):
        numbers.move_to(3)
        row = cursor_row(numbers)
        numbers.move(Step.PAGE_DOWN)
        assert cursor_row(numbers) == row


async def test_a_cursor_key_paints_two_lines_of_a_hundred_thousand() -> None:
    numbers = Numbers(HUNDRED_THOUSAND)
    async with showing(numbers, size=(20, 10)) as (_app, pilot):
        numbers.painted.clear()
        await pilot.press("j")
        assert sorted(numbers.painted) == [0, 1]


async def test_scrolling_by_one_line_paints_only_what_came_into_view() -> None:
    numbers = Numbers(HUNDRED_THOUSAND)
    async with showing(numbers, size=(20, 10)) as (_app, pilot):
        numbers.move_to(8)
        await pilot.pause()
        numbers.painted.clear()
        await pilot.press("j")
        assert numbers.painted == [9]


async def test_painted_lines_are_kept_for_a_few_hundred_at_most() -> None:
    numbers = Numbers(HUNDRED_THOUSAND)
    async with showing(numbers, size=(20, 40)):
        for _page in range(20):
            numbers.move(Step.PAGE_DOWN)
            drawn(numbers)
        assert len(numbers._strips) <= 300


async def test_a_cursor_key_costs_the_same_in_a_hundred_thousand_lines_as_in_sixteen_hundred() -> None:
    small, large = (Numbers(array("q", range(count))) for count in (1_600, 100_000))
    costs: dict[Numbers, list[float]] = {small: [], large: []}
    async with showing(small, large, size=(40, 40)):
        for round_number in range(300):
            for numbers in (small, large):
                numbers.move_to(numbers.line_count - 400 + round_number)
                start = thread_time()
                numbers.move(Step.DOWN)
                numbers.render_lines(Region(0, 0, *numbers.size))
                costs[numbers].append(thread_time() - start)
    assert median(costs[large]) <= 2 * median(costs[small])


async def test_the_cursor_stays_on_its_thing_and_its_row_when_lines_come_before_it() -> None:
    numbers = Numbers(range(100, 200))
    async with showing(numbers, size=(20, 10)):
        numbers.move_to(53)
        numbers.move_to(50)
        row = cursor_row(numbers)
        numbers.change_to(range(60, 200))
        assert (numbers.cursor_key, cursor_row(numbers)) == (150, row)


async def test_the_view_stays_where_it_is_when_the_cursor_is_out_of_it() -> None:
    numbers = Numbers(range(100, 200))
    async with showing(numbers, size=(20, 10)):
        numbers.scroll_to(y=30, animate=False)
        numbers.change_to(range(60, 200))
        assert drawn(numbers)[1].strip() == "130"


async def test_when_its_thing_has_gone_the_cursor_is_on_the_one_that_took_its_place() -> None:
    numbers = Numbers([1, 2, 3, 4])
    async with showing(numbers, size=(20, 10)):
        numbers.move_to(2)
        numbers.change_to([1, 2, 4])
        assert numbers.cursor_key == 4


async def test_when_the_last_thing_has_gone_the_cursor_is_on_the_new_last_one() -> None:
    numbers = Numbers([1, 2, 3])
    async with showing(numbers, size=(20, 10)):
        numbers.move_to(2)
        numbers.change_to([1, 2])
        assert numbers.cursor_key == 2


async def test_changed_lines_are_shown_without_laying_the_screen_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = Numbers(range(100))
    layouts: list[None] = []
    async with showing(numbers, size=(20, 10)) as (_app, pilot):
        monkeypatch.setattr(Screen, "_refresh_layout", lambda *_args, **_options: layouts.append(None))
        numbers.change_to(HUNDRED_THOUSAND)
        await pilot.pause()
        numbers.move(Step.BOTTOM)
        assert (numbers.cursor, layouts) == (99_999, [])


async def test_the_cursor_passes_over_a_line_that_cannot_be_selected() -> None:
    numbers = Numbers([1, -1, 2])
    async with showing(numbers, size=(20, 10)) as (_app, pilot):
        await pilot.press("j")
        below = numbers.cursor_key
        await pilot.press("k")
        assert (below, numbers.cursor_key) == (2, 1)


async def test_the_first_line_is_in_view_at_the_top_also_when_it_cannot_be_selected() -> None:
    numbers = Numbers([-1, *range(50)])
    async with showing(numbers, size=(20, 10)) as (_app, pilot):
        await pilot.press("G", "g")
        assert drawn(numbers)[1:3] == [" -1", ">0"]


async def test_arriving_on_another_thing_is_told_once() -> None:
    numbers = Numbers([1, 2, 3])
    async with showing(numbers, size=(20, 10)) as (_app, pilot):
        await pilot.press("j", "k", "k")
        numbers.change_to([0, 1, 2, 3])
        assert numbers.arrivals == [2, 1]


async def test_selecting_by_key_brings_the_line_into_the_middle_of_the_view() -> None:
    numbers = Numbers(HUNDRED_THOUSAND)
    async with showing(numbers, size=(20, 11)):
        numbers.select(500)
        assert (numbers.cursor, cursor_row(numbers)) == (500, 6)


async def test_selecting_a_key_that_is_not_there_moves_nothing() -> None:
    numbers = Numbers([1, 2, 3])
    async with showing(numbers, size=(20, 10)):
        assert (numbers.select(9), numbers.cursor) == (False, 0)


async def test_a_click_selects_the_line_under_the_mouse() -> None:
    numbers = Numbers(HUNDRED_THOUSAND, title_rows=2)
    async with showing(numbers, size=(20, 10)) as (_app, pilot):
        await pilot.click(numbers, offset=(3, 6))
        assert numbers.cursor == 4


async def test_a_click_in_a_scrolled_list_selects_the_line_under_the_mouse() -> None:
    numbers = Numbers(HUNDRED_THOUSAND)
    async with showing(numbers, size=(20, 10)) as (_app, pilot):
        numbers.move_to(500)
        top = numbers.scroll_offset.y
        await pilot.click(numbers, offset=(3, 4))
        assert numbers.cursor == top + 3


async def test_a_click_on_the_title_selects_nothing() -> None:
    numbers = Numbers(HUNDRED_THOUSAND, title_rows=2)
    async with showing(numbers, size=(20, 10)) as (_app, pilot):
        await pilot.press("j", "j")
        await pilot.click(numbers, offset=(3, 1))
        assert numbers.cursor == 2


async def test_the_wheel_moves_the_view_and_not_the_cursor() -> None:
    numbers = Numbers(HUNDRED_THOUSAND)
    async with showing(numbers, size=(20, 10)) as (_app, pilot):
        await pilot._post_mouse_events([MouseScrollDown], numbers, offset=(3, 3))
        assert (numbers.scroll_offset.y > 0, numbers.cursor) == (True, 0)


async def test_making_the_screen_smaller_keeps_the_cursor_in_view() -> None:
    numbers = Numbers(HUNDRED_THOUSAND)
    async with showing(numbers, size=(20, 30)) as (_app, pilot):
        numbers.move_to(25)
        await pilot.resize_terminal(20, 10)
        await pilot.pause()
        assert ">25" in drawn(numbers)


async def test_a_resize_moves_neither_the_cursor_nor_the_view_when_both_still_fit() -> None:
    numbers = Numbers(HUNDRED_THOUSAND)
    async with showing(numbers, size=(20, 30)) as (_app, pilot):
        numbers.move_to(500)
        top = numbers.scroll_offset.y
        await pilot.resize_terminal(60, 40)
        await pilot.pause()
        assert (numbers.cursor, numbers.scroll_offset.y) == (500, top)


async def test_an_empty_list_says_why() -> None:
    numbers = Numbers([])
    async with showing(numbers, size=(16, 10)):
        assert drawn(numbers)[1:5] == ["", "  nothing here", "  at all", ""]


async def test_keys_in_an_empty_list_do_nothing() -> None:
    numbers = Numbers([])
    async with showing(numbers, size=(20, 10)) as (_app, pilot):
        await pilot.press("j", "k", "G", "g", "pagedown", "pageup")
        assert (numbers.cursor, numbers.arrivals) == (0, [])


async def test_another_theme_paints_all_lines_anew() -> None:
    numbers = Numbers(HUNDRED_THOUSAND)
    async with showing(numbers, size=(20, 10)) as (app, pilot):
        before = numbers.render_lines(Region(0, 0, 20, 10))
        app.theme = NETWERK_LIGHT
        await pilot.pause()
        after = numbers.render_lines(Region(0, 0, 20, 10))
        assert all(old != new for old, new in zip(before, after, strict=True))


async def test_the_scroll_bar_stands_beside_the_lines_and_not_beside_the_title() -> None:
    numbers = Numbers(HUNDRED_THOUSAND, title_rows=2)
    async with showing(numbers, size=(20, 10)):
        assert (numbers.vertical_scrollbar.region.y, numbers.vertical_scrollbar.region.height) == (2, 8)


async def test_every_row_is_as_wide_as_the_pane() -> None:
    numbers = Numbers([1, 2])
    async with showing(numbers, size=(20, 10)):
        assert {strip.cell_length for strip in numbers.render_lines(Region(0, 0, 20, 10))} == {20}


@pytest.mark.parametrize("numbers", [[1, 2], []])
async def test_without_colour_every_row_is_grey(monkeypatch: pytest.MonkeyPatch, numbers: list[int]) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    pane = Numbers(numbers)
    async with showing(pane, size=(20, 10)):
        styles = [segment.style for strip in pane.render_lines(Region(0, 0, 20, 10)) for segment in strip]
        colours = [colour for style in styles if style for colour in (style.color, style.bgcolor) if colour]
        assert {len(set(colour.get_truecolor())) for colour in colours} == {1}
