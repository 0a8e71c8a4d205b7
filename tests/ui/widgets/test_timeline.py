from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from textual.pilot import Pilot

from netwerk_tui.domain.contact import ContactKind, ContactRow
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.interaction import Channel, Direction
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, Cell
from netwerk_tui.domain.text import UNSAFE_ON_SCREEN
from netwerk_tui.domain.timeline import ItemGroup, TimelineFilter, TimelineItem, TimelineKind, axis_steps
from netwerk_tui.ui.widgets.line_place import Step
from netwerk_tui.ui.widgets.timeline import TimelinePane
from tests.ui.small_app import SmallApp, drawn, showing
from tests.ui.widgets.fake_rows import HOSTILE_NAMES, TODAY

JAN = ContactRow(ContactId(1), ContactKind.PERSON, "Jan Jansen", "Gemeente Ede", "wethouder", TODAY)
NOOR = JAN._replace(id=ContactId(2), name="Noor Peeters")


def interaction(id: int, days_ago: int = 2, **changes: Any) -> TimelineItem:
    call = TimelineItem(
        kind=TimelineKind.INTERACTION,
        id=id,
        day=TODAY - timedelta(days=days_ago),
        at=datetime(2025, 11, 1, tzinfo=UTC),
        text=f"talk {id}",
        channel=Channel.CALL,
        direction=Direction.OUT,
    )
    return replace(call, **changes)


CALL = interaction(1, text="called about the permit", tags=("zorg",))
FOLLOWUP = interaction(2, kind=TimelineKind.FOLLOWUP, channel=None, direction=None, text="call him back")
MEMO = interaction(3, 25, channel=Channel.MESSAGE, direction=Direction.IN, text="sent his memo", dossier="Warmtenet")
MOVE = interaction(
    4,
    30,
    kind=TimelineKind.ASSESSMENT,
    channel=None,
    direction=None,
    text="",
    steps=axis_steps(ACCEPTANCE_ENERGY, Cell(1, 2), Cell(2, 3)),
    dossier="Wonen",
)
ITEMS = (CALL, FOLLOWUP, MEMO, MOVE)


@dataclass
class Stage:
    """A timeline on a screen of its own."""

    app: SmallApp
    pilot: Pilot[None]
    pane: TimelinePane

    def lines(self) -> list[str]:
        return drawn(self.pane)[1:]

    def title(self) -> str:
        return drawn(self.pane)[0]

    def shown_ids(self) -> list[int]:
        return [item.id for item in self.pane._shown]


@asynccontextmanager
async def timeline_shown(
    items: Sequence[TimelineItem] = ITEMS, *, size: tuple[int, int] = (80, 16)
) -> AsyncIterator[Stage]:
    pane = TimelinePane()
    async with showing(pane, size=size) as (app, pilot):
        pane.show(JAN, items, today=TODAY)
        await pilot.pause()
        yield Stage(app, pilot, pane)


async def test_a_line_tells_day_channel_direction_text_and_tag() -> None:
    async with timeline_shown() as stage:
        assert stage.lines()[0].split() == ["▌", "20", "Nov", "☎", "→", "called", "about", "the", "permit", "#zorg"]


async def test_a_repeated_day_is_left_blank() -> None:
    async with timeline_shown() as stage:
        assert stage.lines()[1].split() == ["⚑", "call", "him", "back"]


async def test_the_title_tells_whose_timeline_it_is_and_the_balance() -> None:
    async with timeline_shown() as stage:
        words = " ".join(stage.title().split())
        assert words == "3 Timeline Jan Jansen · wethouder, Gemeente Ede in 1 ▮▮▯▯▯ out 1"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"due": TODAY + timedelta(days=5)}, "due Thu 27 Nov"),
        ({"due": TODAY - timedelta(days=1)}, "due yesterday"),
        ({"due": TODAY, "done_on": TODAY - timedelta(days=10)}, "✓ 12 Nov"),
    ],
)
async def test_a_promise_tells_when_it_is_due_or_was_kept(changes: dict[str, Any], words: str) -> None:
    async with timeline_shown([replace(FOLLOWUP, **changes)]) as stage:
        assert stage.lines()[0].endswith(words)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"event": "Zorgcongres"}, "@Zorgcongres"),
        ({"others": ("Noor Peeters", "Els Dijkstra")}, " · with Noor Peeters, Els Dijkstra"),
        ({"mood": "relaxed"}, " · ~relaxed"),
        ({"text": "called\nand more"}, "called …"),
        ({"status": "shown"}, "shown"),
        ({"dossier": "Warmtenet"}, "Warmtenet"),
    ],
)
async def test_a_line_tells_what_else_is_known(changes: dict[str, Any], words: str) -> None:
    async with timeline_shown([interaction(1, **changes)], size=(100, 16)) as stage:
        assert words in stage.lines()[0]


@pytest.mark.parametrize("width", [20, 40, 60, 80, 140])
async def test_every_row_is_as_wide_as_the_pane(width: int) -> None:
    long_item = interaction(1, text="word " * 60, event="E" * 30, tags=("a" * 20, "b" * 20), others=("Noor " * 10,))
    async with timeline_shown([long_item, *ITEMS], size=(width, 16)) as stage:
        strips = stage.pane.render_lines(stage.pane.size.region)
        assert {strip.cell_length for strip in strips} == {width}


@pytest.mark.parametrize("name", HOSTILE_NAMES)
async def test_hostile_text_is_drawn_as_text(name: str) -> None:
    item = interaction(1, text=name, event=name, tags=(name,), others=(name,), mood=name, status=name, dossier=name)
    async with timeline_shown([item], size=(140, 5)) as stage:
        stage.pane.show(JAN._replace(name=name, role=name), [item], today=TODAY)
        strips = stage.pane.render_lines(stage.pane.size.region)
        assert not any(UNSAFE_ON_SCREEN.search(strip.text) for strip in strips)
        assert {strip.cell_length for strip in strips} == {140}


# Keys


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("enter", TimelinePane.EntryOpened),
        ("e", TimelinePane.EntryEdited),
        ("delete", TimelinePane.EntryDeleted),
    ],
)
async def test_keys_post_what_the_user_wants_with_the_item(
    key: str, kind: type[TimelinePane.EntryOpened | TimelinePane.EntryEdited | TimelinePane.EntryDeleted]
) -> None:
    async with timeline_shown() as stage:
        await stage.pilot.press("j", key)
        assert [message.item for message in stage.app.posted(kind)] == [FOLLOWUP]


@pytest.mark.parametrize("key", ["enter", "e", "delete", "c", "D", "greater_than_sign"])
async def test_keys_on_an_empty_timeline_post_nothing(key: str) -> None:
    async with timeline_shown([]) as stage:
        await stage.pilot.press(key)
        kinds = (TimelinePane.EntryOpened, TimelinePane.EntryEdited, TimelinePane.EntryDeleted)
        assert [message for kind in kinds for message in stage.app.posted(kind)] == []


async def test_arriving_on_an_item_is_told() -> None:
    async with timeline_shown() as stage:
        await stage.pilot.press("j")
        assert [message.item for message in stage.app.posted(TimelinePane.EntryHighlighted)] == [CALL, FOLLOWUP]


async def test_a_double_click_opens_the_item() -> None:
    async with timeline_shown() as stage:
        await stage.pilot.double_click(stage.pane, offset=(20, 3))
        assert [message.item for message in stage.app.posted(TimelinePane.EntryOpened)] == [MEMO]


# The filter


async def test_the_channel_key_goes_round_the_groups_that_are_there() -> None:
    async with timeline_shown() as stage:
        seen = []
        for _press in range(5):
            await stage.pilot.press("c")
            seen.append(stage.shown_ids())
        assert seen == [[1], [3], [4], [2], [1, 2, 3, 4]]


async def test_the_direction_key_goes_round_the_directions_that_are_there() -> None:
    async with timeline_shown() as stage:
        seen = []
        for _press in range(3):
            await stage.pilot.press("greater_than_sign")
            seen.append(stage.shown_ids())
        assert seen == [[3], [1], [1, 2, 3, 4]]


async def test_the_dossier_key_goes_round_the_dossiers_that_are_there() -> None:
    async with timeline_shown() as stage:
        seen = []
        for _press in range(3):
            await stage.pilot.press("D")
            seen.append(stage.shown_ids())
        assert seen == [[3], [4], [1, 2, 3, 4]]


async def test_the_filter_in_force_is_a_chip_and_a_click_removes_it() -> None:
    async with timeline_shown() as stage:
        await stage.pilot.press("c")
        chip = stage.title().index("met and spoken")
        await stage.pilot.click(stage.pane, offset=(chip, 0))
        assert (stage.pane.filter, len(stage.shown_ids())) == (TimelineFilter(), 4)


async def test_the_cursor_stays_on_its_item_when_the_filter_is_removed() -> None:
    async with timeline_shown() as stage:
        stage.pane.set_filter(TimelineFilter(group=ItemGroup.POSITIONS))
        stage.pane.set_filter(TimelineFilter())
        assert stage.pane.item == MOVE


async def test_the_filter_stays_for_the_next_contact() -> None:
    async with timeline_shown() as stage:
        await stage.pilot.press("c")
        stage.pane.show(NOOR, [MEMO, MOVE], today=TODAY)
        assert (stage.shown_ids(), "met and spoken" in stage.title()) == ([], True)


async def test_a_filter_that_nothing_passes_says_so() -> None:
    async with timeline_shown() as stage:
        stage.pane.set_filter(TimelineFilter(dossier="Sport"))
        assert "Nothing here passes the filter." in stage.lines()[1]


# What the screen hands down


async def test_the_same_contact_again_keeps_the_cursor() -> None:
    async with timeline_shown() as stage:
        await stage.pilot.press("j", "j")
        stage.pane.show(JAN, (interaction(9, 0), *ITEMS), today=TODAY)
        assert stage.pane.item == MEMO


async def test_another_contact_starts_at_the_top() -> None:
    async with timeline_shown() as stage:
        await stage.pilot.press("j", "j")
        stage.pane.show(NOOR, ITEMS, today=TODAY)
        assert stage.pane.item == CALL


async def test_a_timeline_of_a_hundred_thousand_items_ends_at_the_oldest() -> None:
    async with timeline_shown([interaction(number, number // 9) for number in range(100_000)]) as stage:
        stage.pane.move(Step.BOTTOM)
        assert stage.lines()[-1].split()[-2:] == ["talk", "99999"]


async def test_a_contact_without_a_past_is_offered_a_first_note() -> None:
    async with timeline_shown([]) as stage:
        assert "Nothing is recorded with Jan Jansen yet." in stage.lines()[1]


async def test_without_a_contact_it_asks_for_one() -> None:
    async with timeline_shown() as stage:
        stage.pane.show_nobody()
        assert (stage.title(), stage.lines()[1].strip()) == (
            " 3 Timeline",
            "Select a contact to see what happened between you.",
        )


async def test_words_take_the_place_of_items_until_there_are_some() -> None:
    async with timeline_shown() as stage:
        stage.pane.show_words(JAN, "Reading …")
        words = stage.lines()[1].strip()
        stage.pane.show(JAN, ITEMS, today=TODAY)
        assert (words, stage.pane.line_count) == ("Reading …", 4)


async def test_without_the_focus_no_line_is_marked() -> None:
    async with timeline_shown() as stage:
        stage.app.set_focus(None)
        await stage.pilot.pause()
        assert not any("▌" in line for line in stage.lines())
