from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest
from textual.events import MouseDown, MouseMove, MouseUp
from textual.pilot import Pilot
from textual.screen import Screen

from netwerk_tui.domain.finding import Field, Hit
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.text import UNSAFE_ON_SCREEN
from netwerk_tui.ui.widgets.contact_list import ContactList, ContactsPane
from netwerk_tui.ui.widgets.line_place import Step
from netwerk_tui.ui.widgets.search_box import SearchBox
from netwerk_tui.ui.widgets.title_line import Chip
from tests.ui.small_app import SmallApp, drawn, showing
from tests.ui.widgets.fake_rows import HOSTILE_NAMES, TODAY, FakeRows, category_of, contact_ids

FIRST_LINE_ROW = 2
"""Below the title and the row of the search box."""


@dataclass
class Stage:
    """A contact list on a screen of its own."""

    app: SmallApp
    pilot: Pilot[None]
    contacts: ContactList
    rows: FakeRows

    def show(self, ids: Sequence[ContactId]) -> None:
        self.contacts.show(ids, self.rows, glyph_of=category_of, today=TODAY)

    def highlighted(self) -> list[int]:
        return [message.contact_id for message in self.app.posted(ContactList.ContactHighlighted)]

    def marks_told(self) -> list[tuple[int, bool]]:
        return [(message.contact_id, message.marked) for message in self.app.posted(ContactList.ContactMarked)]

    def lines(self) -> list[str]:
        return drawn(self.contacts)[FIRST_LINE_ROW:]

    def cursor_row(self) -> int:
        return next(row for row, text in enumerate(self.lines()) if text.startswith("▌"))


@asynccontextmanager
async def contacts_shown(
    count: int = 100_000, *, size: tuple[int, int] = (40, 20), rows: FakeRows | None = None
) -> AsyncIterator[Stage]:
    contacts = ContactList()
    async with showing(contacts, size=size) as (app, pilot):
        stage = Stage(app, pilot, contacts, rows or FakeRows())
        stage.show(contact_ids(count))
        await pilot.pause()
        yield stage


def hit(contact: int, *, complete: bool = True, why: str = "") -> Hit:
    return Hit(ContactId(contact), 0.9, complete, why, Field.NAME, ())


FOUR_HITS = [hit(11), hit(12), hit(13), hit(14)]


async def test_the_first_contact_is_highlighted_when_the_list_is_shown() -> None:
    async with contacts_shown() as stage:
        assert stage.highlighted() == [1]


async def test_moving_the_cursor_highlights_the_contact_that_it_arrives_on() -> None:
    async with contacts_shown() as stage:
        await stage.pilot.press("j", "j")
        assert (stage.highlighted()[-1], stage.contacts.contact) == (3, 3)


async def test_only_the_last_of_a_flight_of_contacts_is_highlighted() -> None:
    async with contacts_shown() as stage:
        for _step in range(50):
            stage.contacts.move(Step.DOWN)
        await stage.pilot.pause()
        assert stage.highlighted() == [1, 51]


async def test_showing_a_hundred_thousand_contacts_reads_only_those_in_view() -> None:
    async with contacts_shown() as stage:
        assert stage.rows.reads <= 2


async def test_going_to_the_end_of_a_hundred_thousand_contacts_reads_only_those_in_view() -> None:
    async with contacts_shown() as stage:
        before = stage.rows.reads
        await stage.pilot.press("G")
        assert (stage.contacts.contact, stage.rows.reads - before <= 2) == (100_000, True)


async def test_enter_opens_the_contact() -> None:
    async with contacts_shown() as stage:
        await stage.pilot.press("j", "enter")
        assert [message.contact_id for message in stage.app.posted(ContactList.ContactOpened)] == [2]


async def test_a_double_click_opens_the_contact() -> None:
    async with contacts_shown() as stage:
        await stage.pilot.double_click(stage.contacts, offset=(6, FIRST_LINE_ROW + 3))
        assert [message.contact_id for message in stage.app.posted(ContactList.ContactOpened)] == [4]


async def test_a_contact_stays_under_the_cursor_when_others_are_added_before_it() -> None:
    async with contacts_shown() as stage:
        stage.contacts.select(ContactId(500))
        row = stage.cursor_row()
        stage.show([ContactId(200_000), *contact_ids(1_000)])
        assert (stage.contacts.contact, stage.cursor_row()) == (500, row)


async def test_what_was_stored_about_a_contact_is_shown_when_it_is_invalidated() -> None:
    async with contacts_shown() as stage:
        stage.rows.names[ContactId(2)] = "Wout in 't Veld"
        stage.contacts.invalidate([ContactId(2)])
        assert "Wout in 't Veld" in stage.lines()[1]


# Marks


async def test_a_mark_is_set_shown_and_told_and_the_cursor_goes_on() -> None:
    async with contacts_shown() as stage:
        await stage.pilot.press("x")
        assert (stage.marks_told(), stage.lines()[0][1], stage.contacts.contact) == ([(1, True)], "✓", 2)


async def test_a_second_mark_takes_the_first_away() -> None:
    async with contacts_shown() as stage:
        await stage.pilot.press("x", "k", "x")
        assert (stage.marks_told(), len(stage.contacts.marked)) == ([(1, True), (1, False)], 0)


async def test_a_click_on_the_number_of_marks_clears_them() -> None:
    async with contacts_shown() as stage:
        await stage.pilot.press("x", "x")
        column = drawn(stage.contacts)[0].index("2 marked")
        await stage.pilot.click(stage.contacts, offset=(column, 0))
        assert stage.contacts.marked == frozenset()


async def test_all_who_are_shown_are_marked_and_unmarked_at_once() -> None:
    async with contacts_shown(500) as stage:
        await stage.pilot.press("x", "X")
        assert len(stage.contacts.marked) == 500
        await stage.pilot.press("X")
        assert stage.contacts.marked == frozenset()


async def test_marking_all_who_were_found_leaves_out_the_near_misses_and_keeps_other_marks() -> None:
    async with contacts_shown() as stage:
        await stage.pilot.press("x")
        stage.contacts.show_hits("jan", [hit(11), hit(12, complete=False)])
        await stage.pilot.press("X")
        assert stage.contacts.marked == {1, 11}


async def test_marks_survive_a_search() -> None:
    async with contacts_shown() as stage:
        await stage.pilot.press("x")
        stage.contacts.show_hits("jan", FOUR_HITS)
        stage.contacts.end_search()
        assert stage.contacts.marked == {1}


# The title


async def test_a_click_on_a_filter_asks_to_remove_it() -> None:
    async with contacts_shown(size=(60, 20)) as stage:
        stage.contacts.set_title(sort_label="name ↓", filters=[Chip("category", "Follower"), Chip("cell", "+2/2")])
        await stage.pilot.pause()
        column = drawn(stage.contacts)[0].index("+2/2")
        await stage.pilot.click(stage.contacts, offset=(column, 0))
        assert [message.key for message in stage.app.posted(ContactList.FilterRemoved)] == ["cell"]


async def test_the_title_tells_the_order() -> None:
    async with contacts_shown() as stage:
        stage.contacts.set_title(sort_label="name ↓")
        assert drawn(stage.contacts)[0].split() == ["1", "Contacts", "name", "↓"]


# Searching


async def test_the_next_letter_reads_only_those_who_were_not_in_view_before() -> None:
    async with contacts_shown() as stage:
        stage.contacts.show_hits("j", [hit(number) for number in range(500, 560)])
        stage.lines()
        reads = len(stage.rows.asked)
        stage.contacts.show_hits("ja", [hit(900), hit(501), hit(503), hit(500)])
        stage.lines()

        assert stage.rows.asked[reads:] == [[ContactId(900)]]


async def test_a_search_reads_no_more_than_what_is_in_view() -> None:
    async with contacts_shown() as stage:
        stage.lines()
        reads = len(stage.rows.asked)
        stage.contacts.show_hits("j", [hit(number) for number in range(500, 560)])
        in_view = len(stage.lines())

        assert 0 < sum(len(ids) for ids in stage.rows.asked[reads:]) <= in_view


async def test_a_search_shows_its_hits_and_below_a_rule_the_near_misses() -> None:
    async with contacts_shown() as stage:
        stage.rows.names = {ContactId(11): "Jan", ContactId(12): "Jans", ContactId(13): "Hans"}
        stage.contacts.invalidate(stage.rows.names)
        stage.contacts.show_hits("jan", [hit(11), hit(13, complete=False), hit(12)])
        names = [line[4:21].strip() for line in stage.lines()]
        assert (names[:2], "near misses" in stage.lines()[2], names[3]) == (["Jan", "Jans"], True, "Hans")


async def test_near_misses_alone_stand_below_the_rule_too() -> None:
    async with contacts_shown() as stage:
        stage.contacts.show_hits("jan", [hit(13, complete=False)])
        assert ("near misses" in stage.lines()[0], stage.contacts.contact) == (True, 13)


async def test_the_cursor_passes_over_the_rule() -> None:
    async with contacts_shown() as stage:
        stage.contacts.show_hits("jan", [hit(11), hit(13, complete=False)])
        await stage.pilot.press("j")
        below = stage.contacts.contact
        await stage.pilot.press("k")
        assert (below, stage.contacts.contact) == (13, 11)


async def test_a_hit_tells_why_it_was_found() -> None:
    async with contacts_shown(size=(60, 20)) as stage:
        stage.contacts.show_hits("zorg", [hit(11, why="Zorgcongres")])
        assert "Zorgcongres" in stage.lines()[0]


async def test_late_near_misses_move_neither_the_cursor_nor_its_row() -> None:
    async with contacts_shown() as stage:
        stage.contacts.show_hits("jan", FOUR_HITS)
        await stage.pilot.press("j", "j")
        row = stage.cursor_row()
        late = [*FOUR_HITS, *(hit(number, complete=False) for number in range(20, 60))]
        stage.contacts.show_hits("jan", late)
        assert (stage.contacts.contact, stage.cursor_row()) == (13, row)


async def test_hits_that_come_in_above_the_cursor_do_not_move_its_row() -> None:
    async with contacts_shown() as stage:
        many = [hit(number) for number in range(100, 200)]
        stage.contacts.show_hits("jan", many)
        stage.contacts.select(ContactId(150))
        row = stage.cursor_row()
        stage.contacts.show_hits("jan", [*FOUR_HITS, *many])
        assert (stage.contacts.contact, stage.cursor_row()) == (150, row)


async def test_a_new_query_puts_the_cursor_on_its_first_hit() -> None:
    async with contacts_shown() as stage:
        stage.contacts.show_hits("jan", FOUR_HITS)
        await stage.pilot.press("j", "j")
        stage.contacts.show_hits("jans", FOUR_HITS)
        assert stage.contacts.contact == 11


async def test_ending_a_search_restores_the_cursor_and_the_view() -> None:
    async with contacts_shown() as stage:
        stage.contacts.select(ContactId(5_000))
        before = drawn(stage.contacts)
        stage.contacts.show_hits("jan", FOUR_HITS)
        stage.contacts.show_hits("jans", [])
        stage.contacts.end_search()
        assert (stage.contacts.contact, drawn(stage.contacts)) == (5_000, before)


async def test_what_was_shown_during_a_search_is_there_when_it_ends() -> None:
    async with contacts_shown() as stage:
        stage.contacts.show_hits("jan", FOUR_HITS)
        stage.show(contact_ids(3))
        during = stage.contacts.line_count
        stage.contacts.end_search()
        assert (during, stage.contacts.line_count) == (4, 3)


# Words instead of contacts


async def test_a_search_without_result_offers_to_add_the_person() -> None:
    async with contacts_shown() as stage:
        stage.contacts.show_hits("[b]jans", [])
        words = " ".join(line.strip() for line in stage.lines()).strip()
        assert words == "No one found for “[b]jans”. Enter or a adds “[b]jans” as a new contact."


async def test_before_the_first_contacts_it_says_that_it_is_reading() -> None:
    contacts = ContactList()
    async with showing(contacts, size=(40, 10)):
        assert "Reading your contacts …" in drawn(contacts)[FIRST_LINE_ROW + 1]


async def test_an_empty_network_says_how_to_begin() -> None:
    async with contacts_shown(0) as stage:
        assert "No contacts yet." in stage.lines()[1]


async def test_filters_that_nobody_passes_say_so() -> None:
    async with contacts_shown(0) as stage:
        stage.contacts.set_title(sort_label="", filters=[Chip("category", "Follower")])
        assert "No one passes these filters." in " ".join(stage.lines())


async def test_a_failure_is_told_and_the_next_contacts_replace_it() -> None:
    async with contacts_shown() as stage:
        stage.contacts.show_words("The network could not be read.")
        failed = stage.lines()[1].strip()
        stage.show(contact_ids(3))
        assert (failed, stage.contacts.line_count) == ("The network could not be read.", 3)


# Dragging


async def test_a_contact_pressed_and_moved_is_grabbed_once() -> None:
    async with contacts_shown() as stage:
        await _mouse(stage, MouseDown, (6, FIRST_LINE_ROW + 4))
        await _mouse(stage, MouseMove, (7, FIRST_LINE_ROW + 4))
        await _mouse(stage, MouseMove, (9, FIRST_LINE_ROW + 5))
        grabs = stage.app.posted(ContactList.ContactGrabbed)
        assert [(grab.contact_id, tuple(grab.screen_offset)) for grab in grabs] == [(5, (7, FIRST_LINE_ROW + 4))]


async def test_a_press_without_a_move_grabs_nothing() -> None:
    async with contacts_shown() as stage:
        await stage.pilot.click(stage.contacts, offset=(6, FIRST_LINE_ROW + 4))
        await _mouse(stage, MouseMove, (9, FIRST_LINE_ROW + 5))
        assert stage.app.posted(ContactList.ContactGrabbed) == []


async def test_the_mouse_is_free_again_after_a_click() -> None:
    async with contacts_shown() as stage:
        await stage.pilot.click(stage.contacts, offset=(6, FIRST_LINE_ROW + 4))
        assert stage.app.mouse_captured is None


async def test_a_move_without_a_press_grabs_nothing() -> None:
    async with contacts_shown() as stage:
        await _mouse(stage, MouseMove, (6, FIRST_LINE_ROW + 4))
        assert stage.app.posted(ContactList.ContactGrabbed) == []


async def _mouse(
    stage: Stage, kind: type[MouseDown] | type[MouseMove] | type[MouseUp], offset: tuple[int, int]
) -> None:
    await stage.pilot._post_mouse_events([kind], stage.contacts, offset=offset, button=1)
    await stage.pilot.pause()


# Hostile names


@pytest.mark.parametrize("width", [24, 36, 40, 90])
async def test_hostile_names_are_drawn_as_text_in_their_columns(width: int) -> None:
    async with contacts_shown(len(HOSTILE_NAMES), size=(width, 20), rows=FakeRows(HOSTILE_NAMES)) as stage:
        strips = stage.contacts.render_lines(stage.contacts.size.region)
        assert {strip.cell_length for strip in strips} == {width}
        assert not any(UNSAFE_ON_SCREEN.search(strip.text) for strip in strips)


async def test_a_name_is_never_read_as_markup() -> None:
    async with contacts_shown(len(HOSTILE_NAMES), size=(60, 20), rows=FakeRows(HOSTILE_NAMES)) as stage:
        shown = "\n".join(stage.lines())
        assert ("Jan [/b] Jansen" in shown, "[@click=app.quit]Piet[/]" in shown) == (True, True)


# The pane


async def test_the_search_box_lies_between_the_title_and_the_first_contact() -> None:
    async with showing(ContactsPane(), size=(40, 20)) as (app, pilot):
        contacts, box = app.query_one(ContactList), app.query_one(SearchBox)
        contacts.show(contact_ids(5), FakeRows(), glyph_of=category_of, today=TODAY)
        await pilot.pause()
        assert (box.region.y, contacts.region.height, box.region.width) == (1, 20, 40)


async def test_typing_in_the_search_box_does_not_lay_the_screen_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    async with showing(ContactsPane(), size=(40, 20)) as (app, pilot):
        box = app.query_one(SearchBox)
        box.focus()
        await pilot.pause()
        layouts: list[None] = []
        monkeypatch.setattr(Screen, "_refresh_layout", lambda *_args, **_options: layouts.append(None))
        await pilot.press("j", "a", "n")
        assert (box.value, layouts) == ("jan", [])
