from __future__ import annotations

import pytest
from textual import events
from textual.widget import Widget

from netwerk_tui.ui.theme import NETWERK_DARK, NETWERK_LIGHT
from netwerk_tui.ui.widgets import line_editor
from netwerk_tui.ui.widgets.inks import Inks, inks_of
from netwerk_tui.ui.widgets.line_place import Step
from netwerk_tui.ui.widgets.search_box import SearchBox
from tests.ui.small_app import drawn, showing


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (["j", "a", "n", "space", "e", "d", "e"], "jan ede"),
        (["Z", "o", "ë"], "Zoë"),
        (["日", "本"], "日本"),
        (["j", "a", "n", "backspace"], "ja"),
        (["j", "a", "n", "left", "left", "x"], "jxan"),
        (["j", "a", "n", "home", "delete"], "an"),
        (["j", "a", "n", "home", "x", "end", "y"], "xjany"),
        (["j", "a", "space", "n", "ctrl+w"], "ja "),
        (["j", "a", "n", "left", "ctrl+u"], "n"),
        (["j", "a", "n", "left", "ctrl+k"], "ja"),
        (["slash", "q", "n", "question_mark"], "/qn?"),
        (["left_square_bracket", "b", "right_square_bracket"], "[b]"),
    ],
)
async def test_typing_edits_the_text(keys: list[str], value: str) -> None:
    box = SearchBox()
    async with showing(box) as (_app, pilot):
        await pilot.press(*keys)
        assert box.value == value


async def test_every_change_is_posted() -> None:
    box = SearchBox()
    async with showing(box) as (app, pilot):
        await pilot.press("j", "a", "left", "backspace")
        assert [message.value for message in app.posted(SearchBox.Changed)] == ["j", "ja", "a"]


async def test_only_the_first_line_of_what_is_pasted_is_taken() -> None:
    box = SearchBox()
    async with showing(box) as (app, pilot):
        app.post_message(events.Paste("\n  Jan\tJansen\x1b[2J \nPiet de Vries"))
        await pilot.pause()
        assert box.value == "Jan Jansen"


async def test_pasting_nothing_changes_nothing() -> None:
    box = SearchBox()
    async with showing(box) as (app, pilot):
        app.post_message(events.Paste(" \n "))
        await pilot.pause()
        assert (box.value, app.posted(SearchBox.Changed)) == ("", [])


async def test_the_arrow_and_page_keys_are_posted_for_the_list() -> None:
    box = SearchBox()
    async with showing(box) as (app, pilot):
        await pilot.press("down", "up", "pagedown", "pageup")
        steps = [message.step for message in app.posted(SearchBox.CursorMoved)]
        assert steps == [Step.DOWN, Step.UP, Step.PAGE_DOWN, Step.PAGE_UP]


async def test_enter_submits_what_was_typed() -> None:
    box = SearchBox()
    async with showing(box) as (app, pilot):
        await pilot.press("j", "a", "n", "enter")
        assert [message.value for message in app.posted(SearchBox.Submitted)] == ["jan"]


async def test_escape_cancels_and_keeps_what_was_typed() -> None:
    box = SearchBox()
    async with showing(box) as (app, pilot):
        await pilot.press("j", "a", "n", "escape")
        assert (len(app.posted(SearchBox.Cancelled)), box.value) == (1, "jan")


async def test_setting_the_text_posts_nothing() -> None:
    box = SearchBox()
    async with showing(box) as (app, pilot):
        box.set_value("jan")
        await pilot.pause()
        assert (box.value, app.posted(SearchBox.Changed)) == ("jan", [])


async def test_it_shows_the_prompt_the_text_and_what_was_found() -> None:
    box = SearchBox()
    async with showing(box, size=(30, 5)) as (_app, pilot):
        await pilot.press(*"jans")
        box.show_found(4)
        await pilot.pause()
        assert drawn(box) == [f" / jans{'4 found':>22}"]


async def test_it_tells_when_there_may_be_more_than_were_looked_for() -> None:
    box = SearchBox()
    async with showing(box, size=(30, 5)) as (_app, pilot):
        await pilot.press(*"jans")
        box.show_found(60, at_least=True)
        await pilot.pause()
        assert drawn(box) == [f" / jans{'60+ found':>22}"]


async def test_an_empty_box_without_the_focus_says_what_it_is_for() -> None:
    box = SearchBox()
    async with showing(box, size=(30, 5)) as (app, pilot):
        app.set_focus(None)
        await pilot.pause()
        assert drawn(box) == [" / find a person"]


async def test_of_a_long_text_the_end_being_typed_is_in_view() -> None:
    box = SearchBox()
    async with showing(box, size=(20, 5)) as (_app, pilot):
        box.set_value("wethouder van de gemeente ede")
        await pilot.pause()
        assert drawn(box)[0].endswith("gemeente ede")


async def test_a_click_moves_the_caret() -> None:
    box = SearchBox()
    async with showing(box, size=(30, 5)) as (_app, pilot):
        await pilot.press(*"jan")
        await pilot.click(box, offset=(4, 0))
        await pilot.press("x")
        assert box.value == "jxan"


async def test_a_key_is_not_taken_for_a_command_of_the_screen() -> None:
    box = SearchBox()
    async with showing(box) as (_app, _pilot):
        assert (box.check_consume_key("q", "q"), box.check_consume_key("escape", None)) == (True, False)


async def test_letters_look_for_no_styles(monkeypatch: pytest.MonkeyPatch) -> None:
    box = SearchBox()
    async with showing(box) as (_app, pilot):
        await pilot.press("j")
        looked: list[Widget] = []

        def noted(widget: Widget, ground: str = "") -> Inks:
            looked.append(widget)
            return inks_of(widget, ground)

        monkeypatch.setattr(line_editor, "inks_of", noted)
        await pilot.press("a", "n")
        box.show_found(3)
        assert "jan" in drawn(box)[0]
        assert looked == []


async def test_another_theme_colours_what_was_typed() -> None:
    box = SearchBox()
    async with showing(box) as (app, pilot):
        await pilot.press("j")
        for theme in (NETWERK_LIGHT, NETWERK_DARK):
            app.theme = theme
            await pilot.pause()
            styles = {segment.style for segment in box.render_lines(box.size.region)[0]}
            inks = inks_of(box)

            assert inks.key in styles
            assert inks.text in styles
